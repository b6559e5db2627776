import { afterAll, describe, expect, it } from '@jest/globals';
import { addGroup } from '../../src/store/poll-groups.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { createWorld, type World } from './world.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

describe.each(databases())('the pace of polls on $name', (engine) => {
  afterAll(() => engine.cleanup());

  /** Tickets 1 to `count` are linked, their cards are posted, all is quiet. */
  const followed = async (count: number, timing?: Parameters<typeof createWorld>[2]): Promise<World> => {
    const w = createWorld(await engine.open(), {}, timing);
    for (let id = 1; id <= count; id += 1) {
      w.service.add(`${id}`);
      w.service.say(`${id}`, 'old words');
      await w.link(`${id}`, `C${id}`);
    }
    await w.run(minute);
    return w;
  };
  const groups = ({ database: { db } }: World) =>
    db.selectFrom('poll_group').select(['tier', 'size']).orderBy('tier').orderBy('size').execute();
  const tierOf = async ({ database: { db } }: World, ticket: string) =>
    (
      await db
        .selectFrom('ticket')
        .innerJoin('poll_group', 'poll_group.id', 'ticket.group_id')
        .select('poll_group.tier')
        .where('ticket.id', '=', ticket)
        .executeTakeFirst()
    )?.tier;
  /** Polls once after so long a time. */
  const after = async (w: World, time: number) => {
    w.wait(time);
    await w.poll();
  };
  /** Calls in the next so many milliseconds. */
  const callsIn = async (w: World, time: number, of = '') => {
    w.service.calls.length = 0;
    await w.run(time);
    return w.service.calls.filter((call) => call.startsWith(of)).length;
  };

  it('is slower the longer a ticket was quiet, and costs a call for the whole group', async () => {
    const w = await followed(3);
    await w.poll();
    expect(await callsIn(w, 10 * minute + 1, 'feed')).toBe(40);
    await after(w, hour);
    expect(await callsIn(w, 20 * minute + 1, 'feed')).toBe(20);
    await after(w, 4 * hour);
    expect(await callsIn(w, 40 * minute + 1, 'feed')).toBe(10);
    await after(w, 10 * hour);
    expect(await callsIn(w, 100 * minute + 1, 'feed')).toBe(10);
    expect(await groups(w)).toEqual([{ tier: 3, size: 3 }]);
  });

  it('is fast again for the one ticket that shows life', async () => {
    const w = await followed(3);
    await after(w, 12 * hour);
    w.service.say('2', 'words');
    w.service.calls.length = 0;
    await w.run(11 * minute);
    expect(w.poster.words('C2')).toEqual(['linked', 'words']);
    expect([await tierOf(w, '1'), await tierOf(w, '2'), await tierOf(w, '3')]).toEqual([3, 0, 3]);
    w.service.say('2', 'more words');
    w.service.say('3', 'slow');
    await w.run(16 * second);
    expect(w.poster.words('C2')).toEqual(['linked', 'words', 'more words']);
    expect(w.poster.words('C3')).toEqual(['linked']);
    await w.run(10 * minute);
    expect(w.poster.words('C3')).toEqual(['linked', 'slow']);
  });

  it('is fast at once for a ticket that a person looks at', async () => {
    const w = await followed(2);
    await after(w, 12 * hour);
    await w.run(minute);
    w.service.say('1', 'words');
    await w.attend('1');
    await w.poll();
    await w.deliver();
    expect(w.poster.words('C1')).toEqual(['linked', 'words']);
    expect([await tierOf(w, '1'), await tierOf(w, '2')]).toEqual([0, 3]);
    await w.attend('unknown');
  });

  it('does not lose that a person looked while the group was being read', async () => {
    const w = await followed(2);
    w.wait(12 * hour);
    const claim = present(await w.claimPoll());
    const collected = await w.collect(claim);
    await w.attend('1');
    await w.record(claim, collected);
    expect([await tierOf(w, '1'), await tierOf(w, '2')]).toEqual([0, 3]);
  });

  it.each(['before', 'after'])(
    'loses no words where a ticket moves to a group that was read meanwhile and is recorded %s the move',
    async (moment) => {
      const w = await followed(3);
      await after(w, 12 * hour);
      w.service.say('2', 'words');
      await after(w, 10 * minute);
      expect([await tierOf(w, '1'), await tierOf(w, '2')]).toEqual([3, 0]);
      w.wait(10 * minute);
      w.service.say('1', 'one');
      const claims = [present(await w.claimPoll()), present(await w.claimPoll())];
      const slow = present(claims.find(({ group }) => group.tier === 3));
      const fast = present(claims.find(({ group }) => group.tier === 0));
      const early = await w.collect(slow);
      w.service.say('1', 'two');
      w.service.say('2', 'three');
      const late = await w.collect(fast);
      if (moment === 'before') await w.record(fast, late);
      await w.record(slow, early);
      if (moment === 'after') await w.record(fast, late);
      expect(await tierOf(w, '1')).toBe(0);
      await w.run(minute);
      expect(w.poster.words('C1')).toEqual(['linked', 'one', 'two']);
      expect(w.poster.words('C2')).toEqual(['linked', 'words', 'three']);
      expect(await groups(w)).toEqual([
        { tier: 0, size: 2 },
        { tier: 3, size: 1 },
      ]);
    },
  );

  it('brings tickets of like pace together, in groups that are full but for one', async () => {
    const w = await followed(150);
    w.wait(2 * hour);
    for (let id = 1; id <= 150; id += 3) w.service.say(`${id}`, 'words');
    await w.run(2 * minute);
    expect(await groups(w)).toEqual([
      { tier: 0, size: 50 },
      { tier: 1, size: 100 },
    ]);
    for (let id = 2; id <= 100; id += 1) await w.links.remove(present((await w.links.ofTicket(`${id}`))[0]).id);
    expect((await groups(w)).reduce((sum, { size }) => sum + size, 0)).toBe(51);
    await w.run(3 * minute);
    expect(await groups(w)).toHaveLength(2);
  });

  it('ends a day after a ticket was final, or after the last sign of life since', async () => {
    const w = await followed(1);
    w.service.setStatus('1', 3);
    await after(w, hour);
    await after(w, 23 * hour);
    w.service.say('1', 'one more word');
    await w.run(11 * minute);
    await after(w, 23 * hour);
    expect(w.poster.words('C1')).toEqual(['linked', '0 to 3', 'one more word']);
    expect(await tierOf(w, '1')).toBe(3);
    await after(w, hour);
    expect(await groups(w)).toEqual([]);
    expect(await callsIn(w, 24 * hour)).toBe(0);
    expect(await w.links.ofTicket('1')).toHaveLength(1);
  });

  it.each([
    ['a person looks at it', (w: World) => w.attend('1')],
    ['it is linked again there', (w: World) => w.link('1', 'C1')],
    ['it is linked elsewhere', (w: World) => w.link('1', 'C2')],
  ])('begins again for a final ticket where %s, and brings what was missed', async (_, begin) => {
    const w = await followed(1);
    w.service.setStatus('1', 3);
    await w.run(minute);
    await after(w, 25 * hour);
    expect(await groups(w)).toEqual([]);
    w.service.say('1', 'missed');
    await begin(w);
    await w.run(minute);
    w.service.say('1', 'heard');
    await w.run(minute);
    expect(w.poster.words('C1')).toEqual(['linked', '0 to 3', 'missed', 'heard']);
    await after(w, 25 * hour);
    for (const { id } of await w.links.ofTicket('1')) await w.links.remove(id);
    await w.attend('1');
    expect(await callsIn(w, hour)).toBe(0);
  });

  it('costs 100 calls of the feed in a cycle of 10,000 tickets of which 1 % change, and one for each that did', async () => {
    const w = await followed(1, { callsPerMinute: 1000 });
    await multiply(w, 10_000);
    expect(await groups(w)).toEqual(Array.from({ length: 100 }, () => ({ tier: 0, size: 100 })));
    w.wait(w.timing.pollInterval);
    for (let id = 1; id <= 10_000; id += 100) w.service.say(`${id}`, 'hello');
    w.service.calls.length = 0;
    expect(await w.poll()).toBe(100);
    expect(w.service.calls.filter((call) => call === 'feed')).toHaveLength(100);
    expect(w.service.calls.filter((call) => call !== 'feed').every((call) => call.startsWith('show'))).toBe(true);
    expect(w.service.calls).toHaveLength(200);
    const { told } = await w.database.db
      .selectFrom('event')
      .select(({ fn }) => fn.countAll<number>().as('told'))
      .where('kind', '=', 'message')
      .executeTakeFirstOrThrow();
    expect(told).toBe(100);
  });

  it('keeps to the budget of calls, whatever waits to be read', async () => {
    const w = await followed(30, {
      callsPerMinute: 24,
      pollInterval: 5 * second,
      checkInterval: minute,
      checksPerPoll: 10,
    });
    const perMinute: number[] = [];
    for (let round = 0; round < 10; round += 1) perMinute.push(await callsIn(w, minute));
    expect(Math.max(...perMinute)).toBeLessThanOrEqual(24);
    expect(Math.min(...perMinute)).toBeGreaterThan(12);
  });

  describe('with a feed that skips a message', () => {
    const skipped = async (count: number) => {
      const w = await followed(count);
      const { feed } = w.service;
      w.service.feed = async (ids, cursor) => ({ ...(await feed(ids, cursor)), messages: [] });
      w.service.say('3', 'words');
      return w;
    };

    it('finds it within the time that is promised', async () => {
      const w = await skipped(25);
      const { checkInterval, maxPollInterval, checksPerPoll } = w.timing;
      await after(w, checkInterval - hour);
      expect(w.poster.words('C3')).toEqual(['linked']);
      await w.run(hour + (25 / checksPerPoll + 1) * maxPollInterval);
      expect(w.poster.words('C3')).toEqual(['linked', expect.stringContaining('words')]);
    });

    it('is not kept from it by tickets that cannot be read', async () => {
      const w = await skipped(25);
      // 1 and 10 to 19, with all their calls.
      w.service.failWith(new Error('500'), 'show 1');
      const { messages } = w.service;
      w.service.messages = (id) => (id.startsWith('1') ? Promise.reject(new Error('500')) : messages(id));
      await after(w, w.timing.checkInterval - hour);
      await w.run(2 * hour);
      expect(w.poster.words('C3')).toEqual(['linked', expect.stringContaining('words')]);
    });

    it('reads the details of each ticket once in that time, a few with each poll', async () => {
      const w = await followed(25);
      await after(w, w.timing.checkInterval - hour);
      const perPoll: number[] = [];
      w.service.calls.length = 0;
      const end = w.now() + 3 * hour;
      while (w.now() < end) {
        const before = w.service.calls.length;
        const polled = await w.poll();
        const own = w.service.calls.slice(before).filter((call) => call !== 'feed' && call !== 'unread');
        if (polled > 0) perPoll.push(own.length);
        w.wait(minute);
      }
      expect(Math.max(...perPoll)).toBe(4 * w.timing.checksPerPoll);
      expect(new Set(w.service.calls).size).toBe(2 + 4 * 25);
      expect(w.service.calls.filter((call) => call !== 'feed' && call !== 'unread')).toHaveLength(4 * 25);
    });
  });
});

/** Makes so many followed tickets of the one that there is, all as quiet as it is. */
async function multiply({ database: { db }, service }: World, count: number): Promise<void> {
  const ticket = await db.selectFrom('ticket').selectAll().executeTakeFirstOrThrow();
  const link = await db.selectFrom('link').selectAll().executeTakeFirstOrThrow();
  const group = await db.selectFrom('poll_group').selectAll().executeTakeFirstOrThrow();
  for (let first = 1; first <= count; first += 100) {
    const ids = Array.from({ length: 100 }, (_, index) => first + index).filter((id) => id > 1);
    const groupId = first === 1 ? group.id : `group ${first}`;
    if (first === 1) await db.updateTable('poll_group').set({ size: 100 }).execute();
    else await addGroup(db, { ...group, id: groupId, size: 100 });
    for (const id of ids) service.add(`${id}`);
    await db
      .insertInto('ticket')
      .values(ids.map((id) => ({ ...ticket, id: `${id}`, group_id: groupId })))
      .execute();
    await db
      .insertInto('link')
      .values(ids.map((id) => ({ ...link, id: `link ${id}`, ticket: `${id}`, channel: `C${id}` })))
      .execute();
  }
}
