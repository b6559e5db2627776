import { afterAll, describe, expect, it } from '@jest/globals';
import { acquireLease, heldByOther, stillHeld } from '../../src/store/leases.ts';
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
    expect(await heldByOther(db, { name: 'work', owner: 'b', now: 50 })).toBe(100);
    expect(await heldByOther(db, { name: 'work', owner: 'a', now: 50 })).toBeUndefined();
    const prolonged = await ask('a', 60);
    expect(prolonged?.epoch).toBe(first?.epoch);
    expect(await stillHeld(db, present(first))).toBe(true);
    const other = await ask('b', 161);
    expect(present(other).epoch).toBeGreaterThan(present(first).epoch);
    expect(await stillHeld(db, present(first))).toBe(false);
    expect(await stillHeld(db, present(other))).toBe(true);
  });

  it('that ran out are new ones, also for the same owner', async () => {
    const { db } = await engine.open();
    const first = await acquireLease(db, { name: 'work', owner: 'a', now: 0, until: 100 });
    const second = await acquireLease(db, { name: 'work', owner: 'a', now: 101, until: 201 });
    expect(present(second).epoch).toBeGreaterThan(present(first).epoch);
    expect(await stillHeld(db, present(first))).toBe(false);
  });

  it('are won by one of many who ask at the same time', async () => {
    const { db } = await engine.open();
    const asked = Array.from({ length: 10 }, (_, index) =>
      acquireLease(db, { name: 'work', owner: `owner${index}`, now: 0, until: 100 }),
    );
    expect((await Promise.all(asked)).filter((lease) => lease !== undefined)).toHaveLength(1);
  });
});
