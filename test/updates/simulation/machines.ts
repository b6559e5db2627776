import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../../../src/store/database.ts';
import type { DueLink } from '../../../src/store/deliveries.ts';
import type { NoticeClaim } from '../../../src/updates/notices.ts';
import type { Notifier, Poster } from '../../../src/updates/ports.ts';
import { seenOf } from '../../../src/store/tickets.ts';
import type { PollService } from '../../../src/updates/count-calls.ts';
import type { CardClaim } from '../../../src/updates/cards.ts';
import type { Claim } from '../../../src/updates/claim.ts';
import type { PollClaim } from '../../../src/updates/poll-claim.ts';
import { retryAfterOf } from '../../../src/updates/read-ticket.ts';
import type { SweepService } from '../../../src/updates/sweep/sweep.ts';
import { pauseAfter } from '../../../src/updates/throttle.ts';
import { MissingOperation } from './failures.ts';
import type { Waiting } from './outside.ts';
import type { Rules } from './rules.ts';

/**
 * Work as a machine that takes one step at a time: a transaction, or the beginning of a call. Between two steps anything
 * may happen, also the end of its process. `waits`: a call is under way; `done`: a piece of work has ended; `idle`: there
 * is nothing to do.
 */
export type Pace = 'step' | 'waits' | 'done' | 'idle';

export type Machine = AsyncGenerator<Pace, void, void>;

export interface MachineDeps {
  readonly database: Database;
  readonly owner: string;
  readonly rules: Rules;
  readonly service: PollService & SweepService;
  readonly poster: Poster;
  readonly notifier: Notifier;
  readonly now: () => number;
  readonly random: () => number;
  readonly newId: () => string;
  readonly note: (what: string) => void;
  /** For its calls of all of these. */
  readonly waiting: Waiting;
  /** A sweep that began then saw all that is followed. */
  readonly onSwept: (at: number) => void;
}

/** Polls claimed work for ever. */
export async function* poller(deps: MachineDeps): Machine {
  const { rules, database, owner, now } = deps;
  for (;;) {
    const claim = await rules.claimPoll(database, { owner, now: now(), timing: rules.timing });
    if (claim === undefined) {
      yield 'idle';
      continue;
    }
    deps.note(`claims a poll of ${claim.members.map(({ id }) => id).join(', ')}`);
    yield 'step';
    yield* poll(claim, deps);
    yield 'done';
  }
}

async function* poll(claim: PollClaim, deps: MachineDeps): Machine {
  const { rules, database, service, waiting, now, random, newId, note } = deps;
  const { timing } = rules;
  const seen = (tickets: readonly string[]) => seenOf(database.db, tickets);
  const isMissingOperation = (error: unknown) => error instanceof MissingOperation;
  let collected;
  try {
    collected = yield* answered(
      rules.collect(claim, { service, isMissingOperation, seenOf: seen, now, random, timing }),
      waiting,
    );
  } catch (error) {
    const dueAt = now() + pauseAfter(error, claim.failures + 1, timing, random);
    await rules.recordFailure(database, claim, { error: String(error), dueAt });
    return;
  }
  yield 'step';
  const { failure } = collected;
  const asked = retryAfterOf(failure);
  const pausedUntil = asked && now() + pauseAfter(failure, 1, timing, random);
  const events = await rules.record(database, claim, collected, { now: now(), timing, newId, pausedUntil });
  note(events === undefined ? 'may not record its poll' : `records ${events} events`);
}

/** How much a machine claims at once: what comes second is done late, as where a process stands still. */
const room = 2;

/** Delivers for ever. */
export async function* deliverer(deps: MachineDeps): Machine {
  const { rules, database, now, newId } = deps;
  const { timing } = rules;
  const found: DueLink[] = [];
  for (;;) {
    const turn = { now: now(), timing };
    const claims = await rules.claimDeliveries(database, { ...turn, newId }, room, found);
    const cards = claims.length === 0 ? await rules.claimCards(database, turn, room) : [];
    const notice = claims.length + cards.length === 0 ? await rules.claimNotice(database, turn) : undefined;
    for (const { batch, link, step } of claims) deps.note(`claims ${batch.id} of ${link.id}, to ${step}`);
    for (const { link } of cards) deps.note(`claims the card of ${link.id}`);
    for (const claim of claims) {
      yield 'step';
      yield* deliver(claim, deps);
    }
    for (const card of cards) {
      yield 'step';
      yield* updateCard(card, deps);
    }
    if (notice !== undefined) {
      deps.note(`claims the notice ${notice.notice.id}`);
      yield 'step';
      yield* notify(notice, deps);
    }
    yield claims.length + cards.length > 0 || notice !== undefined ? 'done' : 'idle';
  }
}

async function* deliver(claim: Claim, deps: MachineDeps): Machine {
  const { rules, database, poster, now, note } = deps;
  if (!rules.covers(claim.batch.until, now(), rules.timing)) return;
  if (claim.step === 'look-up') {
    const found = yield* answered(rules.lookUp(claim, poster, never), deps.waiting);
    const finished = await rules.finishLookUp(database, claim, found, contextOf(deps));
    note(`keeps of the look-up of ${claim.batch.id}: ${finished.result}`);
    if (finished.result !== 'again') return;
    yield 'step';
    return yield* deliver(finished.claim, deps);
  }
  const posted = yield* answered(rules.post(claim, poster, never), deps.waiting);
  const finished = await rules.finishPost(database, claim, posted, contextOf(deps));
  note(`keeps of ${claim.batch.id}: ${finished.result}`);
}

async function* updateCard(claim: CardClaim, deps: MachineDeps): Machine {
  const { rules, database, poster, now } = deps;
  if (!rules.covers(claim.until, now(), rules.timing)) return;
  const posted = yield* answered(rules.editCard(claim, poster, never), deps.waiting);
  await rules.finishCard(database, claim, posted, contextOf(deps));
}

async function* notify(claim: NoticeClaim, deps: MachineDeps): Machine {
  const { rules, database, notifier, now, note } = deps;
  const mayCall = () => rules.covers(claim.until, now(), rules.timing);
  const posted = yield* answered(rules.sendNotice(claim, notifier, { signal: () => never, mayCall }), deps.waiting);
  const finished = await rules.finishNotice(database, claim, posted, contextOf(deps));
  note(`keeps of ${claim.notice.id}: ${finished.result}`);
}

const never = new AbortController().signal;

const contextOf = ({ now, rules, random }: MachineDeps) => ({ now: now(), timing: rules.timing, random });

/** Waits for the end of what calls the outside: until each answer of that, something else may happen. */
export async function* answered<T>(call: Promise<T>, waiting: Waiting): AsyncGenerator<'waits', T, void> {
  const under = { way: true as boolean };
  const end = () => void (under.way = false);
  call.then(end, end);
  for (;;) {
    // Without an open call it goes on by itself; a query takes a turn of the event loop.
    while (under.way && waiting.calls === 0) await nextTurn();
    if (!under.way) return call;
    yield 'waits';
  }
}
