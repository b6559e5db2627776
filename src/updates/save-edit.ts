import type { Transaction } from 'kysely';
import { holdChannel } from '../store/deliveries.ts';
import type { Schema } from '../store/schema.ts';
import { pauseLink } from '../store/pause-link.ts';
import type { Link } from '../tickets/links/link.ts';
import { backoff } from './backoff.ts';
import type { Posted } from './ports.ts';
import { refusalOf } from './refusal.ts';
import type { OutcomeContext } from './timing.ts';

/** A card that was claimed for an edit, and how to update its row. */
export interface EditedCard {
  readonly link: Link;
  readonly attempts: number;
  /** Records that the card shows the state it was drawn from. */
  readonly save: () => Promise<void>;
  /** Sets the time of the next attempt, epoch milliseconds. */
  readonly postpone: (at: number) => Promise<void>;
}

/**
 * Records the outcome of an edit. If Slack refuses the channel, the link is paused, as for a reply, and the card is
 * redrawn when the link is resumed. All other outcomes are retried; an unclear edit only after its settle time, so that
 * it can't overwrite a newer one.
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
