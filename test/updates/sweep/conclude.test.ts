import { afterAll, describe, expect, it } from '@jest/globals';
import { firstAccount } from '../../../src/tickets/first-account.ts';
import { sweepOf } from '../../../src/store/sweeps.ts';
import { statuses } from '../../../src/tickets/ticket/status.ts';
import { compare, concludeSweep, lookAtGone, readSingles, type Singles } from '../../../src/updates/sweep/conclude.ts';
import type { SweepClaim, Swept } from '../../../src/updates/sweep/sweep.ts';
import { defaultTiming } from '../../../src/updates/timing.ts';
import { databases } from '../../support/databases.ts';
import { notFound, throttled } from '../fake-service.ts';
import { createWorld, type World } from '../world.ts';

const minute = 60_000;

const sightings = (sighted: Readonly<Record<string, number>>): Swept['tickets'] =>
  new Map(Object.entries(sighted).map(([id, status]) => [id, { status }]));

const swept = (more: Partial<Swept> = {}): Swept => ({
  ...{ mode: 'combined', tickets: new Map(), statuses: [0, 1, 2, 5, 17], complete: true, calls: 1 },
  ...more,
});

const claimOf = (followed: Readonly<Record<string, number>>, round = 0): SweepClaim => ({
  ...{ calls: 100, failures: 0, at: 0, followed: new Map(Object.entries(followed)) },
  sweep: {
    ...{ due_at: 0, round, mode: null, swept_at: null, listed: null, listed_at: null },
    ...{ combined: 1, probed_at: 0, failures: 0, error: null },
  },
});

describe('followed tickets', () => {
  it('differ where a list shows another status, and are absent where none shows them', () => {
    const tickets = sightings({ '1': 0, '2': 2, other: 1 });
    expect(compare(claimOf({ '1': 0, '2': 1, '3': 1 }), { tickets })).toEqual({ differing: ['2'], absent: ['3'] });
  });
});

describe('tickets that no list shows', () => {
  /** A service that answers with a status, or fails, for each ticket. */
  const read = async (answers: Readonly<Record<string, number | Error>>, more: Partial<Swept> = {}, round = 0) => {
    const asked: string[] = [];
    const show = (id: string) => {
      asked.push(id);
      const answer = answers[id] ?? 0;
      return typeof answer === 'number'
        ? Promise.resolve({ id, description: '', status: answer, messages: [] })
        : Promise.reject(answer);
    };
    const claim = claimOf(Object.fromEntries(Object.keys(answers).map((id) => [id, 0])), round);
    const timing = { ...defaultTiming, readsPerSweep: 3 };
    const singles = await readSingles(claim, swept(more), Object.keys(answers), { service: { show }, timing });
    return { ...singles, asked };
  };
  const broken = new Error('broken');

  it('are read by themselves: which of them differ, and which a complete list should have shown', async () => {
    expect(await read({ '1': 0, '2': 3, '3': 0 })).toMatchObject({ differing: ['2'], unlisted: 2, read: 3, calls: 3 });
  });

  it('say nothing about a list that is not complete, or was not asked for their status', async () => {
    expect(await read({ '1': 0 }, { complete: false })).toMatchObject({ differing: [], unlisted: 0, read: 1 });
    expect(await read({ '1': 0 }, { statuses: [1, 2] })).toMatchObject({ differing: [], unlisted: 0, read: 1 });
  });

  it('are read as a whole where the service knows no such ticket', async () => {
    expect(await read({ '1': notFound('1') })).toMatchObject({ differing: ['1'], read: 1, failure: undefined });
  });

  it('are passed over where one fails, and left where a second one does', async () => {
    expect(await read({ '1': broken, '2': 3 })).toMatchObject({ differing: ['2'], read: 1, failure: broken });
    expect((await read({ '1': broken, '2': broken, '3': 3 })).asked).toEqual(['1', '2']);
  });

  it('are left at once where the service asks for a pause', async () => {
    expect((await read({ '1': throttled(minute), '2': 3 })).asked).toEqual(['1']);
  });

  it('are read in turn where there are many, and all at once where no list was wanted', async () => {
    const many = { '1': 0, '2': 0, '3': 0, '4': 0 };
    expect((await read(many)).asked).toEqual(['1', '2', '3']);
    expect((await read(many, {}, 1)).asked).toEqual(['4', '1', '2']);
    expect((await read(many, { mode: 'single' })).asked).toHaveLength(4);
    // Refused lists are no plan of ours: that may be the account with 5,000 tickets.
    expect((await read(many, { mode: 'single', refusal: broken })).asked).toHaveLength(3);
  });
});

describe.each(databases())('what a sweep found, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const followed = async (ids: readonly string[]) => {
    const w = createWorld(await engine.open());
    for (const id of ids) {
      w.service.add(id, 0);
      await w.link(id, `C${id}`);
    }
    return w;
  };
  const none: Singles = { differing: [], unlisted: 0, read: 0, calls: 0 };
  const conclude = async (w: World, found: Partial<Swept>, singles: Partial<Singles> = {}) => {
    const claim = { ...claimOf({ '1': 0, '2': 0 }), at: w.now() };
    await w.database.db
      .insertInto('sweep')
      .values({ account: firstAccount, due_at: 0, combined: 1, probed_at: 1 })
      .execute();
    const context = { now: w.now(), timing: w.timing };
    return concludeSweep(w.database, claim, swept(found), { ...none, ...singles }, context);
  };
  const wanted = ({ database: { db } }: World) =>
    db.selectFrom('ticket').select(['id', 'status', 'group_id', 'gone_at', 'checked_at']).orderBy('id').execute();

  it('is nothing about a ticket that an incomplete list does not show', async () => {
    const w = await followed(['1', '2']);
    const before = await wanted(w);
    const { news } = await conclude(w, { complete: false, tickets: sightings({ '1': 0 }) });
    expect(news).toBe(false);
    expect(await wanted(w)).toEqual(before);
    expect(await sweepOf(w.database.db)).toMatchObject({
      ...{ swept_at: null, combined: 1, error: 'the list of tickets is not complete' },
      due_at: w.now() + w.timing.sweepInterval,
    });
  });

  it('is told by nothing but the next reading of a ticket that differs', async () => {
    const w = await followed(['1', '2']);
    const { news } = await conclude(w, { tickets: sightings({ '1': 17, '2': 0 }) });
    expect(news).toBe(true);
    const [first, second] = await wanted(w);
    expect(first).toMatchObject({ status: 0, checked_at: 0 });
    expect(second?.checked_at).toBeGreaterThan(0);
    expect(await sweepOf(w.database.db)).toMatchObject({ swept_at: w.now(), error: null, combined: 1 });
  });

  it.each([
    { what: 'lacks a ticket that it should have shown', found: {}, singles: { unlisted: 1 }, combined: null },
    { what: 'shows what it was not asked for', found: { tickets: sightings({ '9': 3 }) }, singles: {}, combined: 0 },
    { what: 'is as it should be', found: { tickets: sightings({ '1': 0, '2': 0 }) }, singles: {}, combined: 1 },
  ])('is whether a list of several statuses that $what is relied on', async ({ found, singles, combined }) => {
    const w = await followed(['1', '2']);
    await conclude(w, found, singles);
    expect((await sweepOf(w.database.db))?.combined).toBe(combined);
  });
});

describe.each(databases())('tickets that are gone, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const gone = async (...ids: readonly string[]) => {
    const w = createWorld(await engine.open());
    for (const [place, id] of ids.entries()) {
      w.service.add(id, 0);
      await w.link(id, `C${id}`);
      const row = { gone_at: w.now(), group_id: null, look_at: w.now() + place };
      await w.database.db.updateTable('ticket').set(row).where('id', '=', id).execute();
    }
    w.wait(minute);
    return w;
  };
  const look = (w: World) => lookAtGone(w.database, { service: w.service, now: () => w.now(), timing: w.timing });
  const stateOf = ({ database: { db } }: World, id: string) =>
    db.selectFrom('ticket').select(['group_id', 'gone_at', 'look_at']).where('id', '=', id).executeTakeFirstOrThrow();

  it('come back where they can be read', async () => {
    const w = await gone('1');
    expect(await look(w)).toBe(1);
    const { group_id, ...rest } = await stateOf(w, '1');
    expect(group_id).not.toBeNull();
    expect(rest).toEqual({ gone_at: null, look_at: null });
  });

  it('are looked at again after a while where they are still absent, and after a month no more', async () => {
    const w = await gone('1');
    w.service.remove('1');
    expect(await look(w)).toBe(0);
    expect((await stateOf(w, '1')).look_at).toBe(w.now() + w.timing.lookInterval);
    w.wait(w.timing.lookFor);
    await look(w);
    expect((await stateOf(w, '1')).look_at).toBeNull();
  });

  it('are looked at no more where they are deleted', async () => {
    const w = await gone('1');
    w.service.setStatus('1', statuses.deleted);
    expect(await look(w)).toBe(0);
    expect(await stateOf(w, '1')).toMatchObject({ look_at: null, group_id: null });
  });

  it('are left for minutes where one cannot be read, which says nothing about any of them', async () => {
    const w = await gone('1', '2');
    w.service.failWith(throttled(minute));
    expect(await look(w)).toBe(0);
    expect(w.service.calls.filter((call) => call.startsWith('show'))).toHaveLength(3);
    expect((await stateOf(w, '1')).look_at).toBe(w.now() + w.timing.absentAgain);
    expect((await stateOf(w, '2')).look_at).toBeLessThan(w.now());
  });

  it('are ten at most with each look', async () => {
    const w = await gone(...Array.from({ length: 12 }, (_, place) => `${100 + place}`));
    expect(await look(w)).toBe(10);
    expect(await look(w)).toBe(2);
  });
});
