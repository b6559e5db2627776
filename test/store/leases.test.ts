import { afterAll, describe, expect, it } from '@jest/globals';
import { acquireLease, endLease } from '../../src/store/leases.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';

describe.each(databases())('leases on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('go to one owner at a time, and fence who had it before', async () => {
    const { db } = await engine.open();
    const ask = (owner: string, now: number) => acquireLease(db, { name: 'work', owner, now, until: now + 100 });
    const first = await ask('a', 0);
    expect(first).toMatchObject({ owner: 'a', until: 100 });
    expect(await ask('b', 50)).toBeUndefined();
    expect(await ask('a', 50)).toBeUndefined();
    const other = await ask('b', 101);
    expect(present(other).epoch).toBeGreaterThan(present(first).epoch);
    expect(await endLease(db, present(first))).toBe(false);
    expect(await ask('a', 150)).toBeUndefined();
    expect(await endLease(db, present(other))).toBe(true);
    expect(await ask('a', 150)).toMatchObject({ owner: 'a', until: 250 });
  });

  it('that ran out or were given back are new ones, also for the same owner', async () => {
    const { db } = await engine.open();
    const ask = async (now: number) =>
      present(await acquireLease(db, { name: 'work', owner: 'a', now, until: now + 100 }));
    const first = await ask(0);
    const second = await ask(101);
    expect(second.epoch).toBeGreaterThan(first.epoch);
    expect(await endLease(db, first)).toBe(false);
    expect(await endLease(db, second)).toBe(true);
    const third = await ask(102);
    expect(third.epoch).toBeGreaterThan(second.epoch);
    expect(await endLease(db, second)).toBe(false);
    expect(await endLease(db, third)).toBe(true);
  });

  it('are won by one of many who ask at the same time', async () => {
    const { db } = await engine.open();
    const asked = Array.from({ length: 10 }, (_, index) =>
      acquireLease(db, { name: 'work', owner: `owner${index}`, now: 0, until: 100 }),
    );
    expect((await Promise.all(asked)).filter((lease) => lease !== undefined)).toHaveLength(1);
  });
});
