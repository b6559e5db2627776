import { afterAll, describe, expect, it } from '@jest/globals';
import { recordFailure } from '../../src/updates/record.ts';
import { chargeCalls } from '../../src/updates/throttle.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { throttled } from './fake-service.ts';
import { createWorld, type World } from './world.ts';

const minute = 60_000;

describe.each(databases())('an account whose polls fail on $name', (engine) => {
  afterAll(() => engine.cleanup());

  /** 101 tickets in two groups, all quiet. */
  const followed = async (timing?: Parameters<typeof createWorld>[2], count = 101) => {
    const w = createWorld(await engine.open(), {}, timing);
    for (let id = 1; id <= count; id += 1) {
      w.service.add(`${id}`);
      await w.link(`${id}`, `C${id}`);
    }
    await w.run(minute);
    w.wait(minute);
    const fail = async (pause: number) =>
      recordFailure(w.database, present(await w.claimPoll()), { error: '503', dueAt: w.now() + pause });
    return { w, fail };
  };

  it('rests as a whole until the pause is over, also for other processes', async () => {
    const { w, fail } = await followed();
    await fail(5 * minute);
    expect(await w.claimPoll()).toBeUndefined();
    w.wait(5 * minute - 1);
    expect(await w.claimPoll('b')).toBeUndefined();
    w.wait(1);
    expect(await w.claimPoll('b')).toBeDefined();
  });

  it('claims no poll beyond its budget of calls, and the next when its calls are there', async () => {
    const { w } = await followed({ callsPerMinute: 12 });
    const claim = present(await w.claimPoll());
    expect(claim.calls).toBe(5);
    expect(await w.claimPoll()).toBeUndefined();
    await w.record(claim, await w.collect(claim));
    expect(await w.claimPoll()).toBeUndefined();
    // At 7 calls a minute, beside the 5 that may come at once.
    w.wait(43_000);
    expect(await w.claimPoll()).toBeDefined();
  });

  it('has calls that are made beside its polls charged to the same budget', async () => {
    const { w } = await followed({ callsPerMinute: 12 });
    const charge = { now: w.now(), timing: w.timing };
    await w.database.db.transaction().execute((trx) => chargeCalls(trx, 2, charge));
    expect(await w.claimPoll()).toBeUndefined();
    w.wait(18_000);
    expect(await w.claimPoll()).toBeDefined();
  });

  /** So many calls at once that less than half of the burst is left. */
  const useUp = (w: World) =>
    w.database.db.transaction().execute((trx) => chargeCalls(trx, 100, { now: w.now(), timing: w.timing }));

  it('is told words and states at once where calls are short, and the rest when there are more', async () => {
    const { w } = await followed();
    w.service.say('1', 'words');
    w.service.setStatus('1', 2);
    await useUp(w);
    w.service.calls.length = 0;
    await w.run(1000);
    expect(w.poster.words('C1').slice(1)).toEqual([
      expect.stringContaining('words'),
      expect.stringContaining('0 to 2'),
    ]);
    expect(w.service.calls).not.toContain('labels 1');
    await w.run(minute);
    expect(w.service.calls).toContain('labels 1');
  });

  it('is told the rest by one poll in four where calls are always short', async () => {
    const { w } = await followed({}, 1);
    w.service.setStatus('1', 2);
    await w.sweep();
    await useUp(w);
    w.service.calls.length = 0;
    await w.poll();
    expect(w.service.calls).toContain('show 1');
    expect(w.service.calls).not.toContain('labels 1');
    w.draw(0.2);
    w.wait(15_000);
    await useUp(w);
    await w.poll();
    expect(w.service.calls).toContain('labels 1');
  });

  it('is tried with one poll at a time until one goes well', async () => {
    const { w, fail } = await followed();
    await fail(minute);
    w.wait(minute);
    const trial = present(await w.claimPoll());
    expect(trial.failures).toBe(1);
    expect(await w.claimPoll()).toBeUndefined();
    await recordFailure(w.database, trial, { error: '503', dueAt: w.now() + 1000 });
    w.wait(1000);
    const next = present(await w.claimPoll());
    expect(next.failures).toBe(2);
    await w.record(next, await w.collect(next));
    expect(present(await w.claimPoll()).failures).toBe(0);
  });

  it('is tried again after the lease, where a process ended during the trial', async () => {
    const { w, fail } = await followed();
    await fail(1000);
    w.wait(1000);
    expect(await w.claimPoll()).toBeDefined();
    w.wait(w.timing.lease + 1);
    expect(await w.claimPoll('b')).toBeDefined();
  });

  it('counts polls that failed together as one failure, and lets none that went well end the pause', async () => {
    const { w } = await followed();
    const [first, second] = [present(await w.claimPoll()), present(await w.claimPoll())];
    await recordFailure(w.database, first, { error: '429', dueAt: w.now() + minute });
    await w.record(second, await w.collect(second));
    expect(await w.claimPoll()).toBeUndefined();
    w.wait(minute);
    expect(present(await w.claimPoll()).failures).toBe(1);
  });

  it('rests where the reading of a single ticket is throttled', async () => {
    const { w } = await followed();
    w.service.add('900');
    w.service.say('900', 'old words');
    await w.link('900', 'C900');
    w.service.failWith(throttled(1000), 'messages');
    const claim = present(await w.claimPoll());
    const collected = await w.collect(claim);
    const other = present(await w.claimPoll());
    const read = await w.collect(other);
    expect([collected.failure ?? read.failure]).toEqual([expect.objectContaining({ retryAfter: 1000 })]);
    await w.record(other, read, { pausedUntil: w.now() + minute });
    await w.record(claim, collected);
    w.wait(minute - 1);
    expect(await w.claimPoll()).toBeUndefined();
    w.wait(1);
    expect(await w.claimPoll()).toBeDefined();
  });
});
