import type { Kysely } from 'kysely';
import type { Database } from '../store/database.ts';
import { transact } from '../store/deadlock.ts';
import { holdChannel, updateBatch } from '../store/deliveries.ts';
import { moveThread, openThread, savePostedCard } from '../store/cards.ts';
import { queueFiles } from '../store/files.ts';
import type { Schema } from '../store/schema.ts';
import { pauseLink } from '../store/pause-link.ts';
import { backoff } from './backoff.ts';
import { keepAccessCard } from './access-cards.ts';
import type { Claim } from './claim.ts';
import { filesOf } from './file-limits.ts';
import type { Found, Message, Posted, Poster } from './ports.ts';
import { refusalOf } from './refusal.ts';
import type { Timing, OutcomeContext } from './timing.ts';

/** The outcome of a step, for the log. */
export type Finished =
  | { readonly result: 'delivered' | 'waiting' | 'late' }
  | { readonly result: 'suspended' | 'dead' | 'barred'; readonly reason: string };

/** A signal that aborts a Slack call after `sendTimeout`, and all calls when the process stops. */
export function callSignal({ signal, timing }: { readonly signal: AbortSignal; readonly timing: Timing }): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(timing.sendTimeout)]);
}

/**
 * Whether a claim covers a call that starts now. A call can take effect until its settle time is over, and another
 * process can act when the claim ends, so a call starts only if the claim covers both. (A process that freezes between
 * this check and the call remains a known limitation.)
 */
export function covers(until: number, now: number, timing: Timing): boolean {
  return now + timing.settle <= until;
}

/** Posts the batch. Call `covers` right before. */
export function post({ batch, link, snapshot }: Claim, poster: Poster, signal: AbortSignal): Promise<Posted> {
  return poster.post({ batch: batch.id, link, events: batch.events, snapshot }, signal);
}

/** Records the outcome of a post, in one transaction. */
export async function finishPost(
  { db }: Database,
  claim: Claim,
  posted: Posted,
  context: OutcomeContext,
): Promise<Finished> {
  return transact(db, async (trx) => {
    switch (posted.outcome) {
      case 'posted':
        return delivered(trx, claim, posted, context);
      case 'unclear':
        return wait(trx, claim, context, {
          state: 'sending',
          after: Math.max(context.timing.settle, pause(claim, context)),
          error: posted.reason,
        });
      case 'failed':
        if (isOver(claim, context)) return markDead(trx, claim, posted.reason, context);
        return wait(trx, claim, context, { ...stateOf(claim), after: pause(claim, context), error: posted.reason });
      case 'throttled':
        await holdChannel(trx, claim.link.channel, context.now + posted.retryAfter);
        // Not a failed attempt: the channel was busy, the message is still good.
        await updateBatch(trx, claim.batch, { attempts: claim.batch.attempts - 1 });
        return wait(trx, claim, context, { ...stateOf(claim), after: posted.retryAfter, error: 'throttled' });
      case 'barred':
        await updateBatch(trx, claim.batch, { attempts: claim.batch.attempts - 1 });
        return barred(trx, claim, context, { ...stateOf(claim), error: posted.reason });
      case 'refused':
        return suspend(trx, claim, context, posted.reason);
    }
  });
}

/** Looks for the batch in Slack. */
export function lookUp({ batch, link }: Claim, poster: Poster, signal: AbortSignal): Promise<Found> {
  // In an existing thread, the card is the bot's first message, so the search goes back to the start of the thread.
  const since = link.card === undefined && link.thread !== undefined ? 0 : batch.since;
  return poster.find(link, batch.id, since, signal);
}

/**
 * Records the result of a look-up, in one transaction.
 * @returns `again`: the message isn't there, and the returned claim can post it now
 */
export async function finishLookUp(
  { db }: Database,
  claim: Claim,
  found: Found,
  context: OutcomeContext,
): Promise<Finished | { readonly result: 'again'; readonly claim: Claim }> {
  return transact(db, async (trx) => {
    // It's no longer known which version of the ticket an earlier attempt showed, so the card is edited again.
    if (found.outcome === 'found') return delivered(trx, { ...claim, version: 0 }, found, context);
    if (found.outcome === 'refused') return suspend(trx, claim, context, found.reason);
    if (found.outcome === 'throttled') {
      return wait(trx, claim, context, { state: 'sending', after: found.retryAfter, error: 'throttled' });
    }
    if (found.outcome === 'barred') return barred(trx, claim, context, { state: 'sending', error: found.reason });
    if (isOver(claim, context)) return markDead(trx, claim, 'reason' in found ? found.reason : 'not accepted', context);
    if (found.outcome !== 'absent') {
      await updateBatch(trx, claim.batch, { attempts: claim.batch.attempts + 1 });
      return wait(trx, claim, context, { state: 'sending', after: pause(claim, context), error: found.reason });
    }
    return retry(trx, claim, context);
  });
}

/** Extends the claim for another attempt, and stores that before the call, as for the first attempt. */
async function retry(trx: Kysely<Schema>, claim: Claim, { now, timing }: OutcomeContext) {
  const { id, until, attempts } = claim.batch;
  const batch = { ...claim.batch, attempts: attempts + 1, until: now + timing.lease };
  // Same lock order as in a claim: the channel, then its deliveries.
  await holdChannel(trx, claim.link.channel, now + timing.spacing);
  const held = await updateBatch(trx, { id, until }, { attempts: batch.attempts, next_at: batch.until });
  if (!held) return { result: 'late' } as const;
  return { result: 'again', claim: { ...claim, step: 'post', batch } } as const;
}

/** Stored even if the claim has ended, because the message was posted. */
async function delivered(
  trx: Kysely<Schema>,
  claim: Claim,
  { ts, isUnthreaded = false }: Message,
  context: OutcomeContext,
): Promise<Finished> {
  const { batch, link, version } = claim;
  const { now } = context;
  const isCard = batch.events[0]?.kind === 'linked';
  if (isUnthreaded && !isCard) return reroot(trx, claim, ts, context);
  if (isCard) await savePostedCard(trx, { link, version, now }, { card: ts, opensThread: isUnthreaded });
  // The card became a dead letter: later replies go under this message instead.
  else if ((link.thread ?? link.card) === undefined) await openThread(trx, link, ts);
  await keepAccessCard(trx, claim, ts, now);
  await queueFiles(trx, link.id, filesOf(batch.events), now);
  const kept = await updateBatch(trx, { id: batch.id }, { state: 'done', ts, error: null });
  return { result: kept ? 'delivered' : 'late' };
}

/**
 * The thread's first message was deleted, so the update appeared in the channel. That message becomes the card and
 * starts a new thread, and the update goes there. If this claim has ended, the next one finds the message.
 */
async function reroot(trx: Kysely<Schema>, claim: Claim, ts: string, context: OutcomeContext): Promise<Finished> {
  const finished = await wait(trx, claim, context, { state: 'pending', after: 0, error: 'unthreaded' });
  if (finished.result === 'waiting') await moveThread(trx, claim.link, ts, context.now);
  return finished;
}

interface Wait {
  /**
   * `sending`: may have been accepted, must be looked up. `pending`: certainly not accepted; it can be combined with
   * newer events.
   */
  readonly state: 'sending' | 'pending';
  /** Milliseconds. */
  readonly after: number;
  readonly error: string;
}

async function wait(
  trx: Kysely<Schema>,
  { batch }: Claim,
  { now }: OutcomeContext,
  { state, after, error }: Wait,
): Promise<Finished> {
  const released = state === 'pending' ? { state, batch: null } : {};
  const held = await updateBatch(trx, batch, { ...released, next_at: now + after, error });
  return { result: held ? 'waiting' : 'late' };
}

/** Drops nothing: deliveries wait until the link is resumed. */
async function suspend(trx: Kysely<Schema>, claim: Claim, context: OutcomeContext, reason: string): Promise<Finished> {
  await pauseLink(trx, claim.link, refusalOf(reason), context.now);
  await wait(trx, claim, context, { ...stateOf(claim), after: 0, error: reason });
  return { result: 'suspended', reason };
}

/**
 * Slack refuses the app as a whole, not this message: the attempt doesn't count, and the delivery waits as long as
 * needed.
 */
async function barred(
  trx: Kysely<Schema>,
  claim: Claim,
  context: OutcomeContext,
  { state, error }: Pick<Wait, 'state' | 'error'>,
): Promise<Finished> {
  await wait(trx, claim, context, { state, after: context.timing.idle, error });
  return { result: 'barred', reason: error };
}

async function markDead(
  trx: Kysely<Schema>,
  { batch }: Claim,
  reason: string,
  { now }: OutcomeContext,
): Promise<Finished> {
  const held = await updateBatch(trx, batch, { state: 'dead', error: reason, next_at: now });
  return held ? { result: 'dead', reason } : { result: 'late' };
}

/**
 * The state after an attempt that certainly wasn't accepted. A batch with an earlier unclear attempt stays `sending`.
 */
function stateOf({ tried }: Claim): Pick<Wait, 'state'> {
  return { state: tried ? 'sending' : 'pending' };
}

function pause({ batch }: Claim, { timing, random }: OutcomeContext): number {
  return backoff(batch.attempts, timing.maxRetryDelay, random);
}

function isOver({ batch }: Claim, { timing }: OutcomeContext): boolean {
  return batch.attempts >= timing.maxTries;
}
