import { textKey } from '../words/message-key.ts';
import type { OwnReply } from '../ports.ts';
import type { Message } from '../ticket/ticket.ts';

/** Beyond this, equal text was written by somebody else; see `words/own-words.ts`. Milliseconds. */
const window = 24 * 60 * 60 * 1000;

/**
 * Which of a ticket's messages were sent through the bot, by message id. To the service all users of the bot are one
 * user, so messages are matched by their text. If several people wrote the same, each reply is matched to the message
 * nearest in time.
 */
export function ownMessages(messages: readonly Message[], replies: readonly OwnReply[]): ReadonlyMap<string, OwnReply> {
  const keys = new Map(replies.map((reply) => [reply, textKey(reply.text)]));
  const pairs = messages
    .filter(({ author, isDescription }) => author === 'customer' && isDescription !== true)
    .flatMap(({ id, text, at }) => {
      if (id === undefined || at === undefined) return [];
      const key = textKey(text);
      return replies
        .filter((reply) => keys.get(reply) === key && Math.abs(reply.at - at) <= window)
        .map((reply) => ({ id, reply, apart: Math.abs(reply.at - at) }));
    })
    .sort((one, other) => one.apart - other.apart);
  const own = new Map<string, OwnReply>();
  const used = new Set<OwnReply>();
  for (const { id, reply } of pairs) {
    if (own.has(id) || used.has(reply)) continue;
    own.set(id, reply);
    used.add(reply);
  }
  return own;
}
