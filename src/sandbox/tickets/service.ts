import type { IncomingMessage } from 'node:http';
import { loadOperations } from './contract/operations.ts';
import { createRouter } from './contract/route.ts';
import { createControl, type TicketControl } from './control/control.ts';
import { startEngineer } from './control/engineer.ts';
import { createFaults } from './control/faults.ts';
import { answerControl } from './control/over-http.ts';
import { createRequestLog } from './control/request-log.ts';
import { createDownloads } from './gateway/downloads.ts';
import { createExecute } from './gateway/execute.ts';
import { iamOperation } from './gateway/iam.ts';
import { createKeyLock } from './gateway/key-lock.ts';
import { createGateway } from './gateway/gateway.ts';
import { createTokens } from './gateway/tokens.ts';
import { startServer } from './http-server.ts';
import { JobStatus } from './data/diagnosis.ts';
import { defaultHabits } from './habits.ts';
import type { Credential, TicketServiceOptions } from './options.ts';
import { defaultLimits } from './settings.ts';
import type { Context } from './state/context.ts';
import { createWorld } from './state/seed.ts';
import { restoreWorld, saveWorld, type Snapshot } from './state/snapshot.ts';

export interface TicketServiceServer {
  /** The host of the ticket API, without a trailing slash. */
  readonly url: string;
  /** The host of IAM, which is the same. */
  readonly iamUrl: string;
  readonly control: TicketControl;
  /** The state, to be saved and passed to the next start. */
  snapshot(): Snapshot;
  /** Closes all connections and stops the engineer. */
  close(): Promise<void>;
}

/**
 * Starts the embedded ticket service: all operations of the contract and the part of IAM that clients need, with its
 * state in memory.
 * @throws Error if the port is in use, or the snapshot has another version
 */
export async function startTicketService(options: TicketServiceOptions): Promise<TicketServiceServer> {
  const now = options.now ?? Date.now;
  const fresh = createWorld(options.credentials, options.accounts ?? []);
  const context: Context = {
    world: options.snapshot === undefined ? fresh : restoreWorld(fresh, options.snapshot),
    settings: {
      habits: { ...defaultHabits, ...options.habits },
      limits: { ...defaultLimits, ...options.limits },
      diagnosisEnd: JobStatus.completed,
    },
    now,
    lists: 0,
    changes: 0,
    listeners: new Set(),
    watchers: new Set(),
  };
  const faults = createFaults(options.random ?? Math.random);
  const log = createRequestLog();
  const tokens = createTokens<Credential>(now);
  const pace = { latency: options.latency ?? 0 };
  const control = createControl({ context, faults, log, tokens, pace });
  if (options.snapshot === undefined) seed(control, options.seed?.tickets ?? 0);

  const downloads = createDownloads(context.world, now);
  const route = createRouter(loadOperations());
  const gateway = createGateway({
    authority: {
      credentials: options.credentials,
      tokens,
      lock: createKeyLock(context.settings.limits.wrongSignatures, now),
      now,
    },
    downloads,
    faults,
    log,
    route,
    execute: createExecute(context, downloads),
    observe: options.observe ?? (() => undefined),
    latency: () => pace.latency,
    delayOf: (operation) => (operation === 'listNewInstantMessages' ? context.settings.habits.feedDelay : 0),
    report: options.report ?? ((problem) => process.stderr.write(`${problem}\n`)),
  });
  const server = await startServer({
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    latency: () => pace.latency,
    intercept: (request, response) => options.intercept?.(request, response, nameOf(request, route)) ?? false,
    answer: async (request) =>
      options.controlOverHttp === true && request.rawPath.startsWith('/_control')
        ? { answer: answerControl(control, request), delivery: 'whole' }
        : await gateway(request),
  });
  const stopEngineer = startEngineer(context, control, options.engineer ?? {});
  return {
    url: server.url,
    iamUrl: server.url,
    control,
    snapshot: () => saveWorld(context.world),
    close: async () => {
      stopEngineer();
      await server.close();
    },
  };
}

function nameOf(
  { method = '', url = '' }: IncomingMessage,
  route: ReturnType<typeof createRouter>,
): string | undefined {
  const segments = url.replace(/\?.*/, '').split('/').slice(1);
  return iamOperation(method, segments) ?? route(method, segments)?.operation.id;
}

/** Tickets in several statuses, so that lists are not empty. */
function seed(control: TicketControl, count: number): void {
  for (let number = 1; number <= count; number += 1) {
    const id = control.create({ description: `Question ${number} about elastic cloud servers` });
    if (number % 3 === 1) control.accept(id);
    if (number % 3 === 2) control.resolve(id, 'Please see the documentation.');
  }
}
