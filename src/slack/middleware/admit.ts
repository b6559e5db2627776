import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { Logger } from 'pino';
import { withTimeout } from '../../ops/with-timeout.ts';
import type { OnceStore } from '../../tickets/ports.ts';
import { permit } from '../../tickets/roles/permit.ts';
import type { People } from '../interaction/context.ts';
import { factsOf, isReplayed } from '../payload.ts';
import { identityOf } from './inbox.ts';

/** Milliseconds that a payload waits for the role of its sender; where it is not known then, the use cases decide. */
const waitMs = 400;

/**
 * Stops what somebody whose role is `none` asks for before any listener sees it, so that no form opens; the error boundary
 * answers them. What the use cases refuse is refused there as well. Events pass: most are nobody's request, and which message
 * is meant for the app, `runMessage` knows, which asks the same.
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
 * Lets each event pass once: Slack sends again what it takes for lost, and Bolt runs the listeners again. Only events have
 * an `event_id`; submissions and clicks are told apart by the use cases.
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
    // What a process left behind had passed there; but Slack may have sent it again, and another process did it and answered.
    if (state === 'done' || (state === 'working' && !isReplayed(body))) return;
    // After a failure it stays as it is: the person is still to be told, perhaps by the next process.
    await next();
    await once.finish(key, 'handled').catch((error: unknown) => {
      log.warn({ err: error, ...factsOf(body) }, 'failed to mark an event as handled');
    });
  };
}
