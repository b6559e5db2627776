import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { Logger } from 'pino';
import type { OnceStore } from '../../tickets/ports.ts';
import { identityOf } from './instruction.ts';
import { factsOf, isResumed } from '../payload.ts';

export interface DedupeParts {
  readonly once: OnceStore;
  readonly now: () => number;
  readonly log: Logger;
}

/**
 * Lets each event pass once: Slack sends again what it takes for lost, and Bolt runs the listeners again. Only events have
 * an `event_id`; submissions and clicks are told apart by the desk.
 */
export function dedupe({ once, now, log }: DedupeParts): Middleware<AnyMiddlewareArgs> {
  return async ({ body, next }) => {
    const id = factsOf(body).kind === 'event' ? identityOf(body) : undefined;
    if (id === undefined) {
      await next();
      return;
    }
    const key = `event:${id}`;
    const { state } = await once.begin(key, now());
    // What a process left behind had passed there; but Slack may have sent it again, and another process did it and answered.
    if (state === 'done' || (state === 'working' && !isResumed(body))) return;
    // After a failure it stays as it is: the person is still to be told, perhaps by the next process.
    await next();
    await once.finish(key, 'handled').catch((error: unknown) => {
      log.warn({ err: error, ...factsOf(body) }, 'it could not be noted that an event was handled');
    });
  };
}
