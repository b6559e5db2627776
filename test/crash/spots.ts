import { setTimeout as pause } from 'node:timers/promises';
import type { MessageView } from '../../src/sandbox/workspace/index.ts';
import type { Sandbox } from '../support/sandbox.ts';

/**
 * A place where a ticket is followed: a channel, in which its card starts a thread, or a thread in which people talk.
 */
export interface Spot {
  readonly ticket: string;
  readonly channel: string;
  readonly thread?: string | undefined;
}

/** What people read in a place, oldest first. */
export interface Shown {
  /** The status shown by each card; there should be one card. */
  readonly cards: readonly string[];
  readonly news: readonly string[];
  readonly replies: readonly string[];
  readonly statuses: readonly string[];
  /** Reports of things that never happen here: the ticket is gone, or is back, or something else changed. */
  readonly untrue: readonly string[];
}

/** Words by which the judge identifies a message. */
export const words = {
  news: (number: number) => `news-${number} from the service`,
  reply: (number: number) => `reply-${number} from Slack`,
} as const;

export function tokens(text: string, kind: keyof typeof words): readonly string[] {
  return text.match(new RegExp(`\\b${kind}-\\d+\\b`, 'g')) ?? [];
}

const changed = /Status: .+? → \*(.+?)\*/;

const neverTold = /shows this ticket|→ \*(?:Canceled|Closed|Invalid|Deleted)\*/;

/** The current contents. Uses the notification texts, because the blocks of a message hold at most 20 updates. */
export function readSpot({ workspace }: Sandbox, spot: Spot): Shown {
  const around = spot.thread === undefined ? workspace.channel(spot.channel).messages : thread(spot.thread);
  const cards = around.filter((message) => isCardOf(spot.ticket, message));
  const replies = spot.thread === undefined ? cards.flatMap((card) => card.replies) : around;
  const told = replies
    .filter((message) => message.from === 'service_tickets' && !cards.includes(message))
    .map(({ rawText }) => rawText);
  const text = told.join('\n');
  return {
    cards: cards.map(({ rawText }) => /\. ([^.·]+?)(?: · [^.]+)?\.$/.exec(rawText)?.[1] ?? ''),
    news: tokens(text, 'news'),
    replies: tokens(text, 'reply'),
    statuses: [...text.matchAll(new RegExp(changed, 'g'))].map(([, word = '']) => word),
    untrue: told.filter((one) => neverTold.test(one) || !(/(news|reply)-\d/.test(one) || changed.test(one))),
  };

  function thread(ts: string): readonly MessageView[] {
    return workspace.thread(spot.channel, ts).slice(1);
  }
}

function isCardOf(ticket: string, { buttons, rawText }: MessageView): boolean {
  return buttons.some(({ actionId }) => actionId === 'ticket_more') && rawText.startsWith(`Ticket ${ticket}:`);
}

/**
 * Follows a ticket like a person who gets no answer from a bot that is being killed: retries until the card is there.
 * @param patience milliseconds between two attempts
 */
export async function follow(
  sandbox: Sandbox,
  spot: Spot,
  { patience, over }: { readonly patience: number; readonly over: AbortSignal },
): Promise<void> {
  const { ticket, channel, thread } = spot;
  while (!over.aborted) {
    const line = thread === undefined ? `/ticket link ${ticket}` : `@service_tickets link ${ticket}`;
    await sandbox.workspace.type('maya', channel, line, { thread });
    const end = Date.now() + patience;
    while (Date.now() < end) {
      if (readSpot(sandbox, spot).cards.length > 0) return;
      await pause(200);
    }
  }
}
