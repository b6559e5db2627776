import type { Database } from '../store/database.ts';
import { takeChannel } from '../store/deliveries.ts';
import { claimNoticeRow, dueNotices, updateNotice, type NoticeAt } from '../store/notices.ts';
import { pausedAt } from '../store/paused.ts';
import { backoff } from './backoff.ts';
import { candidates, type DeliverTurn } from './claim.ts';
import type { Notice, Notifier, Posted } from './ports.ts';
import type { OutcomeContext } from './timing.ts';

/** A notice that this process alone may give until the claim ends. */
export interface NoticeClaim {
  readonly key: NoticeAt;
  readonly notice: Notice;
  readonly attempts: number;
  /** An earlier try may have been accepted: it is looked up before another one. */
  readonly tried: boolean;
  /** Epoch milliseconds. */
  readonly firstTryAt: number;
  readonly until: number;
}

type Turn = Omit<DeliverTurn, 'newId'>;

/** Claims what the creator of paused links is to be told. It is written before the call, as deliveries are. */
export async function claimNotice({ db }: Database, turn: Turn): Promise<NoticeClaim | undefined> {
  const { now, timing } = turn;
  for (const due of await dueNotices(db, { now, limit: candidates })) {
    const until = now + timing.lease;
    const { creator, channel, at, reason } = due;
    const key = { creator, channel, at };
    const claim = await db.transaction().execute(async (trx) => {
      // Slack counts direct messages as a channel of their own.
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
 * Tells the creator, or looks first whether an earlier try did.
 * @param mayCall asked right before each call: whether the claim still covers it, see `covers`
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
  // Whether an earlier try was accepted is not known: only a sure "no" lets it be sent again.
  if (found.outcome === 'failed') return { ...found, outcome: 'unclear' };
  if (found.outcome !== 'absent') return found;
  return mayCall() ? notifier.notify(notice, signal()) : tooLate;
}

const tooLate: Posted = { outcome: 'unclear', reason: 'late' };

/**
 * Keeps what became of a notice.
 * @returns why the creator cannot be told, where that is certain; `barred` where Slack takes nothing from the app
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
