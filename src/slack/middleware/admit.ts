import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { Logger } from 'pino';
import { withTimeout } from '../../ops/with-timeout.ts';
import type { OnceStore } from '../../tickets/ports.ts';
import { permit } from '../../tickets/roles/permit.ts';
import type { People } from '../interaction/context.ts';
import { factsOf, isReplayed } from '../payload.ts';
import { identityOf } from './inbox.ts';

/** How long a payload waits for the sender's role, in milliseconds. If the role is still unknown, the use cases decide. */
const waitMs = 400;

/**
 * Stops requests of people with the role `none` before any listener gets them, so that no form opens; the error boundary answers.
 * Whatever this check lets through, the use cases still check. Events pass, because most of them aren't requests: `runMessage`
 * knows which messages are meant for the app, and checks the role there.
 */
export function admit(
  people: Pick<People, 'actor'>,
  timeLeft: (body: unknown) => number,
): Middleware<AnyMiddlewareArgs> {
  return async ({ body, next }) => {
    const { kind, user, team } = factsOf(body);
    if (user !== undefined && kind !== 'event' && kind !== 'unknown') {
      const actor = await withTimeout(people.actor(user, team), Math.min(waitMs, timeLeft(body)));
      if (actor !== undefined) permit(actor.value, 'view');
    }
    await next();
  };
}

export interface DedupeDeps {
  readonly once: OnceStore;
  readonly now: () => number;
  readonly log: Logger;
}

/**
 * Lets each event pass once: Slack sends an event again if it believes it lost, and Bolt would run the listeners again. Only
 * events have an `event_id`; the use cases detect repeated submissions and clicks.
 */
export function dedupe({ once, now, log }: DedupeDeps): Middleware<AnyMiddlewareArgs> {
  return async ({ body, next }) => {
    const id = factsOf(body).kind === 'event' ? identityOf(body) : undefined;
    if (id === undefined) {
      await next();
      return;
    }
    const key = `event:${id}`;
    const { state } = await once.begin(key, now());
    // A replayed event was already marked here by the process that stopped. It may be done if Slack sent it again and another
    // process handled it.
    if (state === 'done' || (state === 'working' && !isReplayed(body))) return;
    // After a failure the event isn't marked as done: the person still needs an answer, perhaps from another process.
    await next();
    await once.finish(key, 'handled').catch((error: unknown) => {
      log.warn({ err: error, ...factsOf(body) }, 'failed to mark an event as handled');
    });
  };
}
