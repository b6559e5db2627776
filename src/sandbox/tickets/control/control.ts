import type { Credential } from '../options.ts';
import type { Behaviour } from '../settings.ts';
import type { Tokens } from '../gateway/tokens.ts';
import { nextId, nextSequence, touch, type Context } from '../state/context.ts';
import { createInConsole, type TicketSketch } from './console.ts';
import type { Fault, Faults } from './faults.ts';
import type { RequestLog, RequestReport } from './request-log.ts';
import { sessionOf } from './sessions.ts';
import { viewTicket, type TicketView } from './view.ts';
import { createVoices, locate, type Voices } from './voices.ts';

/** Everything that is not the API: what engineers and others do, what goes wrong, and what happened. */
export interface TicketControl extends Voices {
  /** @returns the ticket's id */
  create(sketch: TicketSketch): string;
  /** The engineer asks to be let in to a host. @returns the authorization's id */
  requestAuthorization(id: string, description: string): string;
  /** A request gets another state, by number: 1 granted, 2 rejected, 3 expired, 5 canceled. */
  setAuthorization(authorizationId: string, status: number): void;
  /** The engineer works on the host of an authorization that was granted. */
  visitHost(authorizationId: string): void;
  list(): readonly TicketView[];
  /** @throws Error where there is none */
  get(id: string): TicketView;
  /** Calls after every change of a ticket, whoever made it. @returns a function that ends it */
  watch(changed: () => void): () => void;
  requests(): RequestReport;
  resetRequests(): void;
  fail(fault: Fault): void;
  /** Ends all failures and the latency. */
  heal(): void;
  /** Milliseconds added to every answer. */
  latency(milliseconds: number): void;
  /** Changes what is not known of the real service. */
  behave(behaviour: Partial<Behaviour>): void;
  /** All tokens are invalid from now on, as after a change of password. */
  revokeTokens(): void;
  /** A new version of an agreement is in force, and nobody has signed it. */
  publishAgreement(type: '0' | '1' | '2'): void;
  /** The last verification code sent to a contact. */
  verificationCode(contact: string): string | undefined;
}

export interface ControlParts {
  readonly context: Context;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly tokens: Tokens<Credential>;
  readonly pace: { latency: number };
}

export function createControl({ context, faults, log, tokens, pace }: ControlParts): TicketControl {
  const accounts = () => [...context.world.accounts.values()];
  const authorization = (id: string) => {
    const found = accounts().flatMap(({ authorizations }) => authorizations.get(id) ?? [])[0];
    if (found === undefined) throw new Error(`There is no authorization ${id}.`);
    return found;
  };
  return {
    ...createVoices(context),
    create: (sketch) => createInConsole(context, sketch),
    requestAuthorization: (ticketId, description) => {
      const { account, ticket } = locate(context, ticketId);
      const id = nextId(context);
      const regionId = ticket.regionId ?? 'cn-north-4';
      const host = {
        id: nextSequence(context),
        port: 22,
        account: 'root',
        instanceId: 'server-1',
        instanceName: 'web-1',
        regionId,
      };
      account.authorizations.set(id, {
        id,
        ticketId,
        status: 0,
        description,
        createdAt: context.now(),
        host,
        sessions: [],
      });
      touch(context);
      return id;
    },
    setAuthorization: (authorizationId, status) => {
      authorization(authorizationId).status = status;
      touch(context);
    },
    visitHost: (authorizationId) => {
      authorization(authorizationId).sessions.push(sessionOf(nextSequence(context), context.now()));
    },
    list: () => accounts().flatMap(({ tickets }) => [...tickets.keys()].map((id) => viewTicket(context, id))),
    get: (id) => viewTicket(context, id),
    watch: (changed) => {
      context.watchers.add(changed);
      return () => context.watchers.delete(changed);
    },
    requests: () => log.report(),
    resetRequests: () => log.reset(),
    fail: (fault) => faults.add(fault),
    heal: () => {
      faults.clear();
      pace.latency = 0;
    },
    latency: (milliseconds) => {
      pace.latency = milliseconds;
    },
    behave: (behaviour) => {
      context.settings.behaviour = { ...context.settings.behaviour, ...behaviour };
    },
    revokeTokens: () => tokens.revokeAll(),
    publishAgreement: (type) => {
      for (const { agreements } of accounts()) {
        const version =
          Math.max(...agreements.filter((entry) => entry.type === type).map((entry) => entry.version)) + 1;
        agreements.push({ id: agreements.length + 1, type, version, signed: false });
      }
    },
    verificationCode: (contact) =>
      accounts()
        .flatMap(({ codes }) => codes)
        .findLast(({ value }) => value === contact)?.code,
  };
}
