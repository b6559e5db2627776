import { afterAll, describe, expect, it } from '@jest/globals';
import {
  claimDiscovery,
  discoveryDue,
  forgetFound,
  newestFound,
  notFoundYet,
  noteFound,
  saveProgress,
} from '../../src/store/discovery.ts';
import { createSubscriptionStore } from '../../src/store/subscriptions.ts';
import { readFilter } from '../../src/tickets/links/new-ticket-filter.ts';
import { databases, forAccount } from '../support/databases.ts';
import { present } from '../support/present.ts';

const of = (channel: string, more: { at?: number; filter?: string; creator?: string } = {}) => ({
  channel,
  filter: readFilter(more.filter ?? ''),
  creator: more.creator ?? 'U1',
  createdAt: more.at ?? 1000,
  since: (more.at ?? 1000) - 500,
  known: ['old'],
  leftOut: 0,
});

describe.each(databases())('subscriptions on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const open = async () => {
    const database = await engine.open();
    const { db } = database;
    const claim = (now: number) => claimDiscovery(db, { now, until: now + 60 });
    const other = forAccount(database, 'other');
    return { db, claim, subscriptions: createSubscriptionStore(database), other };
  };

  it('are one for a channel, whose filter changes and whose beginning stays', async () => {
    const { subscriptions, other } = await open();
    const first = of('C1', { filter: 'disk product:server,volume' });
    expect(await subscriptions.save(first)).toEqual({ subscription: first, existed: false });
    await subscriptions.save(of('C2', { at: 900 }));
    const changed = of('C1', { at: 5000, filter: 'by:bob', creator: 'U2' });
    expect(await subscriptions.save(changed)).toEqual({
      subscription: { ...first, filter: changed.filter, creator: 'U2' },
      existed: true,
    });
    expect((await subscriptions.of()).map(({ channel }) => channel)).toEqual(['C2', 'C1']);
    expect(await createSubscriptionStore(other).of()).toEqual([]);
    expect(await createSubscriptionStore(other).remove('C1')).toBe(false);
    expect(await subscriptions.remove('C1')).toBe(true);
    expect(await subscriptions.remove('C1')).toBe(false);
  });

  it('have the list read as long as there is one', async () => {
    const { db, claim, subscriptions } = await open();
    expect(await discoveryDue(db)).toBeUndefined();
    await subscriptions.save(of('C1'));
    expect(await discoveryDue(db)).toBe(1000);
    expect(await claim(999)).toBeUndefined();
    expect(await claim(1000)).toMatchObject({ mark: 500, reached: null });
    expect(await discoveryDue(db)).toBe(1060);
    await subscriptions.remove('C1');
    expect(await discoveryDue(db)).toBeUndefined();
  });

  it('go on where reading is when there are more, and begin anew after the last one ended', async () => {
    const { claim, db, subscriptions } = await open();
    await subscriptions.save(of('C1'));
    const claimed = present(await claim(1000));
    await saveProgress(db, claimed, { mark: 800, reached: 900, span: 60, due_at: 2000 });
    await subscriptions.save(of('C2', { at: 5000 }));
    const later = present(await claim(5000));
    expect(later).toMatchObject({ mark: 800, reached: 900, span: 60 });
    await subscriptions.remove('C1');
    await subscriptions.remove('C2');
    await subscriptions.save(of('C3', { at: 9000 }));
    // A reading from before the new beginning comes to nothing.
    await saveProgress(db, later, { mark: 1, reached: 2, span: 3, due_at: 4 });
    expect(await claim(9000)).toMatchObject({ mark: 8500, reached: null, span: null });
  });

  it('drop the progress of a reading that was claimed again since', async () => {
    const { claim, db, subscriptions } = await open();
    await subscriptions.save(of('C1'));
    const slow = present(await claim(1000));
    const next = present(await claim(1060));
    await saveProgress(db, slow, { mark: 700, reached: null, span: null, due_at: 1 });
    await saveProgress(db, next, { due_at: 2000, failures: 1, error: 'no' });
    expect(await claim(2000)).toMatchObject({ mark: 500, failures: 1, error: 'no' });
  });

  it('find each ticket once, and forget old ones', async () => {
    const { db, other } = await open();
    expect(await newestFound(db)).toBeUndefined();
    const note = (ticket: string, at: number) => noteFound(db, { ticket, at });
    expect(await Promise.all([note('1', 10), note('1', 10)])).toContain(false);
    expect(await note('2', 30)).toBe(true);
    expect([...(await notFoundYet(db, ['1', '2', '3']))]).toEqual(['3']);
    expect([...(await notFoundYet(other.db, ['1']))]).toEqual(['1']);
    expect(await newestFound(db)).toBe(30);
    await forgetFound(db, 30);
    expect([...(await notFoundYet(db, ['1', '2']))]).toEqual(['1']);
  });
});
