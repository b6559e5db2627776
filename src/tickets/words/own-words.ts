import type { TicketEvent } from '../ticket/events.ts';
import { textKey } from './message-key.ts';

/** Text that was sent through the bot and has not been seen in the ticket yet. */
export interface SentWords {
  readonly id: string;
  readonly textKey: string;
  /** The Slack user. */
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The call succeeded, so the text will appear; it has been posted already. */
  readonly accepted: boolean;
}

/**
 * Beyond this, equal text was written by somebody else. The window is wide because a time without a zone may be off by
 * hours.
 */
const window = 24 * 60 * 60 * 1000;

/**
 * The event id under which a reply is posted, whether the bot learns of it from the call or from the feed: so it is
 * posted once.
 */
export function replyEventId(replyId: string): string {
  return `reply:${replyId}`;
}

/**
 * Finds the bot's own text in a reading and gives these events the id and author of the reply. Each reply matches one
 * message (two people may write the same text): first those already posted, so that they are not posted again for a
 * reply that may never have arrived; then the nearest in time.
 * @returns the events in the same order, and the ids of the matched replies
 */
export function recognise(
  events: readonly TicketEvent[],
  sent: readonly SentWords[],
): { readonly events: readonly TicketEvent[]; readonly found: readonly string[] } {
  const open = new Set(sent);
  const found: string[] = [];
  const known = events.map((event) => {
    if (event.kind !== 'message' || event.message.author !== 'customer') return event;
    const words = nearest(open, textKey(event.message.text), event.message.at);
    if (words === undefined) return event;
    open.delete(words);
    found.push(words.id);
    return { ...event, id: replyEventId(words.id), by: words.by };
  });
  return { events: known, found };
}

function nearest(open: ReadonlySet<SentWords>, key: string, at: number | undefined): SentWords | undefined {
  const distance = (words: SentWords) => (at === undefined ? 0 : Math.abs(words.at - at));
  return [...open]
    .filter((words) => words.textKey === key && distance(words) <= window)
    .sort((a, b) => Number(b.accepted) - Number(a.accepted) || distance(a) - distance(b) || a.at - b.at)[0];
}
