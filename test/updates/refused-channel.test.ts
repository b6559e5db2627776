import { afterAll, describe, expect, it } from '@jest/globals';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../src/store/schema.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { until } from '../support/sandbox.ts';
import { minute } from './linked.ts';
import { archived, troublesOf } from './refused.ts';
import { createWorld, type World } from './world.ts';

describe.each(databases())('a channel with several links that Slack refuses, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  /** Tickets 1, 2, … that are linked in C1, by U1 unless others are named, their cards posted. */
  const linked = async (count: number, creators: Readonly<Record<string, string>> = {}): Promise<World> => {
    const w = createWorld(await engine.open());
    for (let number = 1; number <= count; number += 1) {
      const ticket = String(number);
      w.service.add(ticket);
      const creator = creators[ticket] ?? 'U1';
      w.wait(1);
      await w.links.create({ ticket, channel: 'C1', creator, at: w.now() }, await w.service.show(ticket));
    }
    await w.run(2 * minute);
    return w;
  };

  /** Slack refuses the next message, about ticket 1. */
  const refuse = async (w: World, reason: string) => {
    w.poster.meet('post', { outcome: 'refused', reason });
    w.service.say('1', 'one');
    await w.run(2 * minute);
  };

  const suspended = async (w: World) =>
    (await troublesOf(w).paused({ offset: 0, limit: 100 })).map(({ link }) => link.ticket).sort();

  it('pauses as a whole at the first refusal, and each creator is told once, of all their tickets', async () => {
    const w = await linked(5, { 3: 'U2' });
    await refuse(w, archived.reason);
    for (const id of ['2', '3', '4']) w.service.say(id, 'news');
    await w.run(5 * minute);
    expect(await suspended(w)).toEqual(['1', '2', '3', '4', '5']);
    expect(w.notifier.told.map(({ creator, tickets }) => [creator, tickets])).toEqual([
      ['U1', ['1', '2', '4', '5']],
      ['U2', ['3']],
    ]);
    // Nothing was tried for the others.
    expect(w.poster.calls.filter((call) => call === 'post')).toHaveLength(5 + 1);
  });

  it('goes on as a whole, for one creator or for all, with one reply a ticket', async () => {
    const w = await linked(3, { 3: 'U2' });
    await refuse(w, archived.reason);
    for (const id of ['2', '3']) for (const words of ['a', 'b']) w.service.say(id, `${id}${words}`);
    await w.run(2 * minute);
    expect(await troublesOf(w).resume({ channel: 'C1', creator: 'U1' }, w.now())).toBe(2);
    await w.run(minute);
    expect(await suspended(w)).toEqual(['3']);
    expect(await troublesOf(w).resume({ channel: 'C1' }, w.now())).toBe(1);
    await w.run(minute);
    expect(w.poster.words('C1').slice(3)).toEqual(['one', '2a', '2b', '3a', '3b']);
    expect(w.poster.shown).toHaveLength(3 + 3);
    expect(await troublesOf(w).resume({ channel: 'C1' }, w.now())).toBe(0);
  });

  it('moves as a whole, but for what is followed there already', async () => {
    const w = await linked(3, { 3: 'U2' });
    await w.link('2', 'C2');
    await w.run(minute);
    await refuse(w, 'channel_not_found');
    const place = { channel: 'C1', creator: 'U1' };
    expect(await troublesOf(w).move(place, { channel: 'C2', at: w.now() })).toEqual({ moved: 1, taken: 1 });
    await w.run(minute);
    expect(w.poster.words('C2')).toEqual(['linked', 'linked', 'one']);
    expect(await suspended(w)).toEqual(['2', '3']);
  });

  it('is told of again after it went on, and where Slack says something else', async () => {
    const w = await linked(2);
    await refuse(w, 'not_in_channel');
    await troublesOf(w).resume({ channel: 'C1' }, w.now());
    await w.run(minute);
    await refuse(w, 'not_in_channel');
    expect(w.notifier.told).toHaveLength(2);
    const [link] = await w.links.ofTicket('1');
    await w.links.resume(link?.id ?? '', w.now());
    await refuse(w, 'not_in_channel');
    // Ticket 2 waited all the time.
    expect(w.notifier.told).toHaveLength(2);
    await w.links.resume(link?.id ?? '', w.now());
    await refuse(w, 'is_archived');
    expect(w.notifier.told.map(({ reason }) => reason)).toEqual(['not_in_channel', 'not_in_channel', 'is_archived']);
  });

  it('goes on where only a thread is refused', async () => {
    const w = await linked(2);
    await refuse(w, 'restricted_action_thread_locked');
    w.service.say('2', 'two');
    await w.run(minute);
    expect(await suspended(w)).toEqual(['1']);
    expect(w.notifier.told.map(({ tickets }) => tickets)).toEqual([['1']]);
    expect(w.poster.words('C1')).toContain('two');
  });

  // SQLite has one transaction at a time.
  if (engine.name === 'PostgreSQL') {
    it('pauses at once although a poll that marks its cards is in the way, and it in the way of the poll', async () => {
      const w = await linked(2);
      const { db } = w.database;
      w.service.say('2', 'two');
      w.wait(minute);
      await w.poll();
      const claim = present(await w.claimDelivery());
      w.poster.meet('post', { outcome: 'refused', reason: archived.reason });
      let paused: Promise<void> = Promise.resolve();
      await db.transaction().execute(async (poll) => {
        await markCard(poll, '1', w.now());
        paused = w.finish(claim);
        paused.catch(() => undefined);
        await until(() => isWaiting(db), 'that the pause waits for the first ticket');
        // Now each waits for the other: PostgreSQL ends the one that finds out first, which has waited longer.
        await markCard(poll, '2', w.now());
      });
      await paused;
      expect(await suspended(w)).toEqual(['1', '2']);
    });
  }
});

/** What a poll does to the links of a ticket that changed. */
async function markCard(trx: Kysely<Schema>, ticket: string, now: number): Promise<void> {
  await trx.updateTable('link').set({ card_next_at: now }).where('ticket', '=', ticket).execute();
}

/** Whether somebody waits for a lock. */
async function isWaiting(db: Kysely<Schema>): Promise<boolean> {
  const query = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return (await query.execute(db)).rows.length > 0;
}
