import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { OnceStore } from '../../tickets/ports.ts';
import { text } from '../payload.ts';

/**
 * Lets each event pass once, by its `event_id`: Slack sends again what it takes for lost, and Bolt runs the listeners
 * again. Only events have such an id; submissions and clicks are told apart by the desk.
 */
export function dedupe(once: OnceStore, now: () => number): Middleware<AnyMiddlewareArgs> {
  return async ({ body, next }) => {
    const id = text(body, 'event_id');
    if (id === undefined) {
      await next();
      return;
    }
    const key = `event:${id}`;
    if ((await once.begin(key, now())).state !== 'new') return;
    try {
      await next();
    } finally {
      // Also after a failure: Bolt has acknowledged the event, so it will not come again for a second try.
      await once.finish(key, 'handled');
    }
  };
}
