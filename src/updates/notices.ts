import type { Database } from '../store/database.ts';
import { takeChannel } from '../store/deliveries.ts';
import { claimNoticeRow, dueNotices, updateNotice, type NoticeAt } from '../store/notices.ts';
import { pausedAt } from '../store/paused.ts';
import { backoff } from './backoff.ts';
import { candidates, type DeliverTurn } from './claim.ts';
import type { Notice, Notifier, Posted } from './ports.ts';
import type { OutcomeContext } from './timing.ts';

/** A notice that only this process can send until the claim ends. */
export interface NoticeClaim {
  readonly key: NoticeAt;
  readonly notice: Notice;
  readonly attempts: number;
  /** Slack may have accepted an earlier attempt: look for it before another one. */
  readonly tried: boolean;
  /** When the first attempt was made, epoch milliseconds. */
  readonly firstTryAt: number;
  readonly until: number;
}

type Turn = Omit<DeliverTurn, 'newId'>;

/** Claims a notice for the creator of paused links. It is stored before the call, as deliveries are. */
export async function claimNotice({ db }: Database, turn: Turn): Promise<NoticeClaim | undefined> {
  const { now, timing } = turn;
  for (const due of await dueNotices(db, { now, limit: candidates })) {
    const until = now + timing.lease;
    const { creator, channel, at, reason } = due;
    const key = { creator, channel, at };
    const claim = await db.transaction().execute(async (trx) => {
      // Slack's rate limit counts a direct message as a channel.
      if (!(await takeChannel(trx, creator, now, now + timing.spacing))) return undefined;
      const claimed = await claimNoticeRow(trx, key, { now, until });
      if (claimed === undefined) return undefined;
      const { links, follow } = await pausedAt(trx, { channel, creator });
      const what = { tickets: [...new Set(links.map(({ ticket }) => ticket))], followsNew: follow !== undefined };
      const notice: Notice = { id: `suspended:${channel}:${at}`, creator, channel, reason, ...what };
      return { ...claimed, key, notice, firstTryAt: due.first_try_at ?? now, until };
    });
    if (claim !== undefined) return claim;
  }
  return undefined;
}

/**
 * Sends the notice, or first checks whether an earlier attempt succeeded.
 * @param mayCall checked right before each call: whether the claim still covers it, see `covers`
 */
export async function sendNotice(
  { notice, tried, firstTryAt }: NoticeClaim,
  notifier: Notifier,
  { signal, mayCall }: { readonly signal: () => AbortSignal; readonly mayCall: () => boolean },
): Promise<Posted> {
  if (!mayCall()) return tooLate;
  if (!tried) return notifier.notify(notice, signal());
  const found = await notifier.find(notice, firstTryAt, signal());
  if (found.outcome === 'found') return { ...found, outcome: 'posted' };
  // Sent again only if an earlier attempt certainly wasn't accepted; here that isn't known.
  if (found.outcome === 'failed') return { ...found, outcome: 'unclear' };
  if (found.outcome !== 'absent') return found;
  return mayCall() ? notifier.notify(notice, signal()) : tooLate;
}

const tooLate: Posted = { outcome: 'unclear', reason: 'late' };

/**
 * Records the outcome of a notice.
 * @returns `untold` with the reason if the creator certainly can't be reached; `barred` if Slack refuses all calls from
 * the app
 */
export async function finishNotice(
  { db }: Database,
  { key, attempts, tried, until }: NoticeClaim,
  posted: Posted,
  { now, timing, random }: OutcomeContext,
): Promise<
  { readonly result: 'told' | 'waiting' } | { readonly result: 'untold' | 'barred'; readonly reason: string }
> {
  const open = tried ? 'sending' : 'pending';
  const pause = backoff(attempts, timing.maxRetryDelay, random);
  return db.transaction().execute(async (trx) => {
    const giveUp = async (reason: string) => {
      await updateNotice(trx, { ...key, until }, { state: 'untold', error: reason });
      return { result: 'untold', reason } as const;
    };
    switch (posted.outcome) {
      case 'posted':
        await updateNotice(trx, key, { state: 'told', error: null });
        return { result: 'told' };
      case 'refused':
        return giveUp(posted.reason);
      case 'barred':
        await updateNotice(
          trx,
          { ...key, until },
          { state: open, next_at: now + timing.idle, attempts: attempts - 1, error: posted.reason },
        );
        return { result: 'barred', reason: posted.reason };
      case 'throttled':
        await updateNotice(
          trx,
          { ...key, until },
          { state: open, next_at: now + posted.retryAfter, attempts: attempts - 1, error: 'throttled' },
        );
        return { result: 'waiting' };
      case 'failed':
      case 'unclear': {
        const { outcome, reason } = posted;
        if (attempts >= timing.maxTries) return giveUp(reason);
        const after = outcome === 'failed' ? pause : Math.max(timing.settle, pause);
        const state = outcome === 'failed' ? open : 'sending';
        await updateNotice(trx, { ...key, until }, { state, next_at: now + after, error: reason });
        return { result: 'waiting' };
      }
    }
  });
}
