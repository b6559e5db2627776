import type { Transaction } from 'kysely';
import { holdChannel } from '../store/deliveries.ts';
import type { Schema } from '../store/schema.ts';
import { pauseLink } from '../store/pause-link.ts';
import type { Link } from '../tickets/links/link.ts';
import { backoff } from './backoff.ts';
import type { Posted } from './ports.ts';
import { refusalOf } from './refusal.ts';
import type { OutcomeContext } from './timing.ts';

/** A card that was claimed to be edited, and its row. */
export interface EditedCard {
  readonly link: Link;
  readonly attempts: number;
  /** It shows what it was drawn from. */
  readonly save: () => Promise<void>;
  /** The next try is at this time, epoch milliseconds. */
  readonly postpone: (at: number) => Promise<void>;
}

/**
 * Keeps what became of an edit. Where Slack refuses the channel, the link is suspended as by a reply, and the card is drawn
 * anew when it is resumed. Everything else is tried again, an unclear one after its settle time, so that it cannot
 * overtake a newer one.
 */
export async function saveEdit(
  trx: Transaction<Schema>,
  { link, attempts, save, postpone }: EditedCard,
  posted: Posted,
  { now, timing, random }: OutcomeContext,
): Promise<void> {
  const pause = backoff(attempts, timing.maxRetryDelay, random);
  switch (posted.outcome) {
    case 'posted':
      return save();
    case 'refused':
      await pauseLink(trx, link, refusalOf(posted.reason), now);
      return postpone(now);
    case 'barred':
      return postpone(now + timing.idle);
    case 'throttled':
      await holdChannel(trx, link.channel, now + posted.retryAfter);
      return postpone(now + posted.retryAfter);
    case 'failed':
      return postpone(now + pause);
    case 'unclear':
      return postpone(now + Math.max(timing.settle, pause));
  }
}
