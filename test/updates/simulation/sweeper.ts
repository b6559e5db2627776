import type { Singles } from '../../../src/updates/sweep/conclude.ts';
import { compare } from '../../../src/updates/sweep/conclude.ts';
import { keepSweepFailure, readNothing, repeatSweep } from '../../../src/updates/sweep/save-failure.ts';
import { isSuspect } from '../../../src/updates/sweep/plan.ts';
import type { SweepClaim, Swept } from '../../../src/updates/sweep/sweep.ts';
import { answered, type Machine, type MachineDeps } from './machines.ts';

/** Sweeps for ever, as `runSweep` does, one step at a time. */
export async function* sweeper(deps: MachineDeps): Machine {
  const { rules, database, owner, now } = deps;
  let suspected = false;
  for (;;) {
    const claim = await rules.claimTheSweep(database, { owner, now: now(), timing: rules.timing });
    if (claim === undefined) {
      yield 'idle';
      continue;
    }
    deps.note(`claims a sweep of ${[...claim.followed.keys()].join(', ')}`);
    yield 'step';
    suspected = yield* sweepOnce(claim, deps, suspected);
    yield 'done';
  }
}

/** @returns whether the sweep is to be repeated, because it lacks too many tickets */
async function* sweepOnce(claim: SweepClaim, deps: MachineDeps, suspected: boolean): Steps<boolean> {
  const { rules, database, service, waiting, now, note, onSwept } = deps;
  const { timing } = rules;
  let swept: Swept;
  try {
    swept = yield* answered(rules.sweep(claim, service), waiting);
  } catch (error) {
    yield* fail(claim, deps, error);
    return false;
  }
  yield 'step';
  const { differing, absent } = compare(claim, swept);
  note(`swept (${swept.mode}): differing ${differing.join(', ')}, absent ${absent.join(', ')}`);
  if (!suspected && swept.mode !== 'single' && isSuspect(absent.length, claim.followed.size)) {
    await repeatSweep(database, claim, swept.calls, { now: now(), timing });
    return true;
  }
  const singles: Singles = yield* answered(rules.readSingles(claim, swept, absent, { service, timing }), waiting);
  yield 'step';
  if (readNothing(swept, singles)) {
    yield* fail(claim, deps, singles.failure ?? swept.refusal);
    return false;
  }
  await rules.concludeSweep(database, claim, swept, singles, { now: now(), timing });
  note(`keeps its sweep: differing by themselves ${singles.differing.join(', ')}`);
  // What failed on the way was not seen.
  if (singles.failure === undefined) onSwept(claim.at);
  yield 'step';
  yield* answered(rules.lookAtGone(database, { service, now, timing }), waiting);
  return false;
}

type Steps<T> = AsyncGenerator<'step' | 'waits', T, void>;

async function* fail(claim: SweepClaim, deps: MachineDeps, error: unknown): Steps<void> {
  const { rules, database, now, random } = deps;
  yield 'step';
  await keepSweepFailure(database, claim, error, { now: now(), timing: rules.timing, random });
}
