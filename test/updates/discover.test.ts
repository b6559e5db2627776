import { afterAll, describe, expect, it } from '@jest/globals';
import { createSubscriptionStore } from '../../src/store/subscriptions.ts';
import type { Database } from '../../src/store/database.ts';
import { createOnceStore } from '../../src/store/seen.ts';
import { readFilter } from '../../src/tickets/new-ticket-filter.ts';
import { claimDiscover, discover, nextDiscoverDue } from '../../src/updates/discover.ts';
import { recordNew } from '../../src/updates/record-new.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { throttled } from './fake-service.ts';
import { account, createWorld, type World } from './world.ts';

const minute = 60_000;
const lookBack = 30 * minute;

/** Looks for new tickets step by step, in the virtual time of a world. */
function discovery(w: World, database: Database = w.database) {
  const subscriptions = createSubscriptionStore(w.database);
  const claim = (owner = 'a') => claimDiscover(database, { account, owner, now: w.now(), timing: w.timing });
  const keep = (
    claimed: NonNullable<Awaited<ReturnType<typeof claim>>>,
    sighted: Awaited<ReturnType<typeof discover>>,
  ) => recordNew(database, claimed, sighted, { now: w.now(), timing: w.timing });
  return {
    subscriptions,
    claim,
    keep,
    /** As the desk does it. */
    async follow(channel: string, filter = '') {
      const since = w.now() - lookBack;
      const { tickets } = await w.service.list({ from: since, offset: 0, limit: 100 });
      const known = tickets.map(({ id }) => id);
      const made = { account, channel, filter: readFilter(filter), creator: 'U1', createdAt: w.now(), since, known };
      await subscriptions.save(made);
    },
    /** Reads all that is due. */
    async look(owner?: string) {
      for (let claimed = await claim(owner); claimed; claimed = await claim(owner)) {
        await keep(claimed, await discover(database, claimed, w.service));
      }
    },
    /** Goes on for so long, whenever something is due. */
    async run(milliseconds: number) {
      const end = w.now() + milliseconds;
      while (w.now() < end) {
        await this.look();
        const turn = { account, owner: 'a', now: w.now(), timing: w.timing };
        const due = (await nextDiscoverDue(database, turn)) ?? end;
        await w.run(Math.min(end, Math.max(w.now() + 1000, due)) - w.now());
      }
    },
  };
}

/** A database whose transactions fail: the one of this number, before or after it was kept. */
function failing(database: Database, number: number, when: 'before' | 'after'): Database {
  let begun = -1;
  const db = new Proxy(database.db, {
    get(target, name) {
      if (name !== 'transaction') {
        const member: unknown = Reflect.get(target, name, target);
        // Its methods know private fields, which a proxy does not have.
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      }
      return () => ({
        execute: async (work: Parameters<ReturnType<typeof target.transaction>['execute']>[0]) => {
          begun += 1;
          const fails = begun === number;
          const result = await target.transaction().execute(async (trx) => {
            const done = await work(trx);
            if (fails && when === 'before') throw new Error('crash');
            return done;
          });
          if (fails) throw new Error('crash');
          return result;
        },
      });
    },
  });
  return { ...database, db };
}

describe.each(databases())('new tickets on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const world = async () => createWorld(await engine.open());
  const cards = (w: World, channel: string) =>
    w.poster.shown
      .filter((one) => one.channel === channel && one.post.events.some(({ kind }) => kind === 'linked'))
      .map(({ post }) => post.link.ticket);

  /** Tickets that are linked in a channel and have their card on its way. */
  const linked = async ({ database: { db } }: World, channel: string) =>
    (
      await db
        .selectFrom('link')
        .innerJoin('delivery', 'delivery.link_id', 'link.id')
        .select('link.ticket')
        .where('link.channel', '=', channel)
        .execute()
    ).map(({ ticket }) => ticket);

  it('get a card once in each channel whose filter they fit, and are followed from there', async () => {
    const w = await world();
    const d = discovery(w);
    w.service.add('old');
    await d.follow('C1');
    await d.follow('C2', 'product:volume');
    await d.run(minute);
    expect(w.poster.shown).toEqual([]);
    w.service.add('1', 0, { product: 'Server' });
    w.service.add('2', 1, { product: 'Elastic Volume Service' });
    w.service.change('2', { severity: 'High' });
    // As services list it: the description first, then what was said meanwhile.
    w.service.say('2', 'Ticket 2', { author: 'customer' });
    w.service.say('2', 'Which volume?');
    await d.run(5 * minute);
    expect(cards(w, 'C1')).toEqual(['1', '2']);
    expect(cards(w, 'C2')).toEqual(['2']);
    expect(w.poster.words('C2')).toEqual(['linked', 'Which volume?']);
    expect(w.poster.shown[1]?.post.snapshot).toMatchObject({ severity: 'High', status: 1 });
    w.service.say('1', 'words');
    await d.run(minute);
    expect(w.poster.words('C1').filter((word) => word === 'words')).toHaveLength(1);
  });

  it('are looked for with one call an interval, and none where nobody follows them', async () => {
    const w = await world();
    const d = discovery(w);
    await d.run(minute);
    expect(w.service.calls).toEqual([]);
    await d.follow('C1');
    w.service.calls.length = 0;
    await d.run(minute);
    expect(w.service.calls).toEqual(['list', 'list', 'list', 'list']);
    await d.subscriptions.remove(account, 'C1');
    w.service.add('1');
    await d.run(minute);
    expect(w.service.calls).toHaveLength(4);
  });

  it('that came during a long downtime are all found, also many at once', async () => {
    const w = await world();
    const d = discovery(w);
    await d.follow('C1');
    await d.run(minute);
    const ids: string[] = [];
    const add = (count: number) => {
      for (let made = 0; made < count; made += 1) {
        const id = String(ids.length + 1).padStart(4, '0');
        ids.push(id);
        w.service.add(id);
      }
    };
    for (let day = 0; day < 4; day += 1) {
      w.wait(24 * 60 * minute);
      add(5);
    }
    // More than one answer shows, in one second.
    add(105);
    w.wait(3 * 60 * minute);
    w.service.calls.length = 0;
    for (let turns = 0; turns < 20; turns += 1) {
      await d.look();
      w.wait(15_000);
    }
    expect((await linked(w, 'C1')).sort()).toEqual(ids);
    // A few parts for each interval, as long as nothing newer moves the mark away from the burst.
    expect(w.service.calls.filter((call) => call === 'list').length).toBeLessThan(20 * 10);
  });

  it('that show up late are found too, and none twice', async () => {
    const w = await world();
    const d = discovery(w);
    await d.follow('C1');
    w.service.add('slow', 0, {}, w.now() + 20 * minute);
    w.wait(10 * minute);
    w.service.add('quick');
    await d.run(15 * minute);
    expect(cards(w, 'C1')).toEqual(['quick', 'slow']);
    // Long after, when it is forgotten that they were found.
    w.wait(24 * 60 * minute);
    w.service.add('next');
    await d.run(5 * minute);
    expect(cards(w, 'C1')).toEqual(['quick', 'slow', 'next']);
  });

  it('are found also where the clock of the service is apart', async () => {
    for (const apart of [-14 * minute, 14 * minute]) {
      const w = await world();
      const d = discovery(w);
      w.service.add('old', 0, { createdAt: w.now() + apart });
      await d.follow('C1');
      await d.run(minute);
      for (const id of ['1', '2']) {
        w.service.add(id, 0, { createdAt: w.now() + apart });
        for (let minutes = 0; minutes < 40; minutes += 1) {
          await d.look();
          w.wait(minute);
        }
      }
      expect(await linked(w, 'C1')).toEqual(['1', '2']);
    }
  });

  it('are not doubled where the ticket is linked in the channel already, or unlinked since', async () => {
    const w = await world();
    const d = discovery(w);
    await d.follow('C1');
    w.service.add('1');
    await w.link('1', 'C1', '9.1');
    await d.run(minute);
    expect(cards(w, 'C1')).toEqual(['1']);
    w.service.add('2');
    await d.run(minute);
    const [link] = await w.links.ofTicket(account, '2');
    await w.links.remove(present(link).id);
    await d.run(10 * minute);
    expect(await w.links.ofTicket(account, '2')).toEqual([]);
  });

  it('wait while somebody creates a ticket here, which may be it', async () => {
    const w = await world();
    const d = discovery(w);
    const once = createOnceStore(w.database);
    await d.follow('C1');
    await once.begin('create:view1', w.now());
    w.service.add('1');
    await d.run(minute);
    expect(cards(w, 'C1')).toEqual([]);
    await once.finish('create:view1', '1');
    await w.link('1', 'C1', '9.1');
    w.service.add('2');
    await d.run(minute);
    expect(w.poster.shown.map(({ thread, post }) => `${post.link.ticket} ${thread ?? '-'}`)).toEqual(['1 9.1', '2 -']);
    // Whoever began and never came back holds up nobody for long.
    await once.begin('create:view2', w.now());
    w.service.add('3');
    await d.run(4 * minute);
    expect(cards(w, 'C1')).toEqual(['1', '2', '3']);
  });

  it('are found exactly once, whichever step a process crashes at', async () => {
    const w = await world();
    const d = discovery(w);
    await d.follow('C1');
    await d.follow('C2', '"ticket 2"');
    let made = 0;
    for (const when of ['before', 'after'] as const) {
      for (let step = 0; ; step += 1) {
        for (const half of ['1', '2']) w.service.add(`${(made += 1)}`, 0, { description: `Ticket ${half}` });
        const crashed = await discovery(w, failing(w.database, step, when))
          .look('a')
          .then(
            () => false,
            () => true,
          );
        w.wait(2 * minute);
        await d.look('b');
        w.wait(2 * minute);
        if (!crashed) break;
      }
    }
    const all = Array.from({ length: made }, (_, index) => String(index + 1));
    expect(made).toBeGreaterThan(14);
    expect((await linked(w, 'C1')).sort()).toEqual([...all].sort());
    expect((await linked(w, 'C2')).sort()).toEqual(all.filter((id) => Number(id) % 2 === 0).sort());
  });

  it('are left to who took the lease over', async () => {
    const w = await world();
    const d = discovery(w);
    await d.follow('C1');
    w.service.add('1');
    const slow = present(await d.claim('a'));
    const sighted = await discover(w.database, slow, w.service);
    expect(await d.claim('b')).toBeUndefined();
    w.wait(w.timing.lease + 1);
    const quick = present(await d.claim('b'));
    expect(await d.keep(slow, sighted)).toBeUndefined();
    expect(await linked(w, 'C1')).toEqual([]);
    expect(await d.keep(quick, sighted)).toBe(1);
    // Kept once more, after somebody unlinked it: it is no news again.
    await w.links.remove(present((await w.links.ofTicket(account, '1'))[0]).id);
    expect(await d.keep(quick, sighted)).toBe(0);
    expect(await linked(w, 'C1')).toEqual([]);
  });

  it('are taken as the list shows them where one cannot be read by itself, and left for later where none can', async () => {
    const w = await world();
    const d = discovery(w);
    await d.follow('C1');
    w.service.add('1', 0, { region: 'North' });
    w.service.failWith(throttled(60_000), 'show');
    await expect(d.look()).rejects.toThrow('429');
    expect(await w.links.ofTicket(account, '1')).toEqual([]);
    w.wait(2 * minute);
    w.service.failWith(new Error('500'), 'show');
    await d.run(minute);
    expect(w.poster.shown[0]?.post.snapshot).toMatchObject({ id: '1', region: 'North' });
  });
});
