import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { OnceStore } from '../../tickets/ports.ts';
import { at, text } from '../payload.ts';

/**
 * Lets each event pass once: Slack sends again what it takes for lost, and Bolt runs the listeners again. Only events have
 * an `event_id`; submissions and clicks are told apart by the desk.
 */
export function dedupe(once: OnceStore, now: () => number): Middleware<AnyMiddlewareArgs> {
  return async ({ body, next }) => {
    const id = identityOf(body);
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

/**
 * What a person wrote is known by its place, its time and the time of its last edit, not by the delivery. In a direct
 * conversation with the app, a mention is a message like any other.
 */
function identityOf(body: unknown): string | undefined {
  const event = at(body, 'event');
  const [type, channel, ts] = ['type', 'channel', 'ts'].map((key) => text(event, key));
  const isSaid = type === 'app_mention' || (type === 'message' && text(event, 'subtype') !== 'message_changed');
  if (!isSaid || channel === undefined || ts === undefined) return text(body, 'event_id');
  return [channel.startsWith('D') ? 'said' : type, channel, ts, text(event, 'edited', 'ts') ?? ''].join(':');
}
