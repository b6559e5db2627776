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

/** What a finished step says to the log. */
export type Finished =
  | { readonly result: 'delivered' | 'waiting' | 'late' }
  | { readonly result: 'suspended' | 'dead' | 'barred'; readonly reason: string };

/** Ends a call to Slack that takes too long, and all of them when the process ends. */
export function callSignal({ signal, timing }: { readonly signal: AbortSignal; readonly timing: Timing }): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(timing.sendTimeout)]);
}

/**
 * A call may have an effect until its settle time is over, and somebody else may act when the claim is: so it starts only
 * while the claim covers both. (A process that stands still between this question and the call is the window that is left.)
 */
export function covers(until: number, now: number, timing: Timing): boolean {
  return now + timing.settle <= until;
}

/** Sends the batch; the caller has asked `covers` right before. */
export function post({ batch, link, snapshot }: Claim, poster: Poster, signal: AbortSignal): Promise<Posted> {
  return poster.post({ batch: batch.id, link, events: batch.events, snapshot }, signal);
}

/** Keeps what became of a post, in one transaction. */
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
        // No attempt that counts: the channel was busy, the message is as good as before.
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

/** Looks the batch up in Slack. */
export function lookUp({ batch, link }: Claim, poster: Poster, signal: AbortSignal): Promise<Found> {
  // The card is the first that the bot says in a thread of people: there the thread's own beginning is the bound.
  const since = link.card === undefined && link.thread !== undefined ? 0 : batch.since;
  return poster.find(link, batch.id, since, signal);
}

/**
 * Keeps what a look-up found, in one transaction.
 * @returns `again`: it is not there, and this claim may post it now
 */
export async function finishLookUp(
  { db }: Database,
  claim: Claim,
  found: Found,
  context: OutcomeContext,
): Promise<Finished | { readonly result: 'again'; readonly claim: Claim }> {
  return transact(db, async (trx) => {
    // Which state of the ticket an earlier try showed is not known any more: a card is drawn anew.
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

/** Prolongs the claim for another try, and writes that down before the call, as for the first one. */
async function retry(trx: Kysely<Schema>, claim: Claim, { now, timing }: OutcomeContext) {
  const { id, until, attempts } = claim.batch;
  const batch = { ...claim.batch, attempts: attempts + 1, until: now + timing.lease };
  // In the order in which a claim locks: the channel, then its deliveries.
  await holdChannel(trx, claim.link.channel, now + timing.spacing);
  const held = await updateBatch(trx, { id, until }, { attempts: batch.attempts, next_at: batch.until });
  if (!held) return { result: 'late' } as const;
  return { result: 'again', claim: { ...claim, step: 'post', batch } } as const;
}

/** That it was posted is a fact, and kept even where the claim is over. */
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
  // The card became a dead letter: what comes later goes under this message all the same.
  else if ((link.thread ?? link.card) === undefined) await openThread(trx, link, ts);
  await keepAccessCard(trx, claim, ts, now);
  await queueFiles(trx, link.id, filesOf(batch.events), now);
  const kept = await updateBatch(trx, { id: batch.id }, { state: 'done', ts, error: null });
  return { result: kept ? 'delivered' : 'late' };
}

/**
 * The thread's first message was deleted, so the update stands in the channel: that message becomes the card, which opens a new
 * thread, and the update goes into it. Where this claim is over, whoever has the next one finds the message there.
 */
async function reroot(trx: Kysely<Schema>, claim: Claim, ts: string, context: OutcomeContext): Promise<Finished> {
  const finished = await wait(trx, claim, context, { state: 'pending', after: 0, error: 'unthreaded' });
  if (finished.result === 'waiting') await moveThread(trx, claim.link, ts, context.now);
  return finished;
}

interface Wait {
  /** `sending`: perhaps accepted, to be looked up. `pending`: certainly not; it may go with what came meanwhile. */
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

/** Nothing is dropped: deliveries wait until the link is resumed. */
async function suspend(trx: Kysely<Schema>, claim: Claim, context: OutcomeContext, reason: string): Promise<Finished> {
  await pauseLink(trx, claim.link, refusalOf(reason), context.now);
  await wait(trx, claim, context, { ...stateOf(claim), after: 0, error: reason });
  return { result: 'suspended', reason };
}

/** The app is shut out for now, which says nothing about this message: that is no try, and it waits for as long as it takes. */
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

/** After a try that was not accepted for certain: a batch that had an unclear one before stays as it was. */
function stateOf({ tried }: Claim): Pick<Wait, 'state'> {
  return { state: tried ? 'sending' : 'pending' };
}

function pause({ batch }: Claim, { timing, random }: OutcomeContext): number {
  return backoff(batch.attempts, timing.maxRetryDelay, random);
}

function isOver({ batch }: Claim, { timing }: OutcomeContext): boolean {
  return batch.attempts >= timing.maxTries;
}
