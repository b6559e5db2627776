import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { SlackContext } from '../context.ts';
import { isResumed } from '../inbox/again.ts';
import { identityOf } from '../inbox/instruction.ts';
import { factsOf } from '../payload.ts';

/**
 * Lets each event pass once: Slack sends again what it takes for lost, and Bolt runs the listeners again. Only events have
 * an `event_id`; submissions and clicks are told apart by the desk.
 */
export function dedupe({
  once,
  now,
  noteFailure,
}: Pick<SlackContext, 'once' | 'now' | 'noteFailure'>): Middleware<AnyMiddlewareArgs> {
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
    try {
      await next();
    } catch (error) {
      // The person is not told yet: whoever takes up what a process leaves behind must not take it for answered.
      await noteFailure();
      throw error;
    } finally {
      // Also after a failure: Bolt has acknowledged the event, so it will not come again for a second try.
      await once.finish(key, 'handled');
    }
  };
}
