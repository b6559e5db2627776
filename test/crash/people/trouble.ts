import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault as ServiceFault } from '../../../src/sandbox/tickets/control/faults.ts';
import type { Sandbox } from '../../support/sandbox.ts';
import type { Chance } from '../chance.ts';
import type { Tempo } from '../tempo.ts';

/** Calls with the effects that people's instructions have. */
export const effects = [
  'createCases',
  'createMessages',
  'updateCases',
  'updateAuthorizations',
  'createLabels',
  'createCaseLabels',
  'deleteCaseLabels',
] as const;

/** Calls that show whether an unclear instruction was carried out. */
const lists: readonly (string | undefined)[] = ['listCases', 'listMessages', 'showCaseDetail', 'listCaseLabels'];

/**
 * The share of calls with an effect that are carried out without a clear answer, in each way, and that are not carried
 * out.
 */
const shares = { unseen: 0.05, refused: 0.02, other: 0.004 } as const;

const unseen = ['drop-after', 'timeout-after', 'truncated', 'empty', 'slow-body'] as const;
const refused = ['429', '500', '502', 'timeout', 'drop', 'html'] as const satisfies readonly ServiceFault['kind'][];

/** Makes both servers fail at what concerns people, in all ways, until healed. */
export function makeTrouble({ workspace, tickets }: Sandbox, { timing }: Tempo): void {
  const retryAfter = 1;
  workspace.latency(timing.spacing / 2);
  tickets.latency(timing.spacing / 2);
  for (const operation of effects) {
    for (const kind of unseen) tickets.fail({ operation, kind, probability: shares.unseen });
    for (const kind of refused) tickets.fail({ operation, kind, retryAfter, probability: shares.refused });
  }
  for (const kind of refused) tickets.fail({ kind, retryAfter, probability: shares.other });
  // Messages to a person are lost, before Slack has them and after.
  for (const method of ['response_url', 'views.update', 'chat.postEphemeral', 'chat.postMessage', 'views.open']) {
    for (const kind of ['429', '500', 'timeout', 'drop', 'drop-after'] as const) {
      workspace.fail({ method, kind, retryAfter, probability: 0.02 });
    }
  }
}

/** Spans in which every call that could show the outcome fails. */
export interface ListsDown {
  intercept(request: IncomingMessage, response: ServerResponse, operation: string | undefined): boolean;
  /** @returns a function that ends them */
  start(chance: Chance, span: number): () => Promise<void>;
}

export function createListsDown(): ListsDown {
  let isDown = false;
  return {
    intercept: (_, response, operation) => {
      if (!isDown || !lists.includes(operation)) return false;
      response.writeHead(503).end();
      return true;
    },
    start(chance, span) {
      const over = new AbortController();
      const wait = () => pause(chance.between(0, 2 * span), undefined, over);
      const played = (async () => {
        while (!over.signal.aborted) {
          await wait();
          isDown = true;
          await wait();
          isDown = false;
        }
      })().catch((error: unknown) => {
        if (!over.signal.aborted) throw error;
      });
      return async () => {
        over.abort();
        await played;
        isDown = false;
      };
    },
  };
}
