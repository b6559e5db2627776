import type { TicketEvent } from '../ticket/events.ts';
import { textKey } from './message-key.ts';

/** Words that were sent through the bot and have not been seen in the ticket yet. */
export interface SentWords {
  readonly id: string;
  readonly textKey: string;
  /** The Slack user. */
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The call succeeded, so the words do come; and they were told. */
  readonly accepted: boolean;
}

/** Beyond this, equal words are somebody else's; wide, because a time without a zone may be read some hours off. */
const window = 24 * 60 * 60 * 1000;

/** The event by which a reply is told, whether the bot knows it from the call or from the feed: told once. */
export function replyEventId(replyId: string): string {
  return `reply:${replyId}`;
}

/**
 * Finds the bot's own words among what a reading brought: such an event gets the id and the person of the reply. Each reply
 * explains one message (two people who write the same words are two): those first whose words were told, so that they are
 * not told again for a reply that perhaps never arrived; then the one that is nearest in time.
 * @returns the events in the same order, and the ids of the replies that were found
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
