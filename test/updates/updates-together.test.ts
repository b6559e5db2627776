import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { createReplyStore } from '../../src/store/replies.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { databases } from '../support/databases.ts';
import { runningUpdates, until } from './running.ts';

describe.each(databases())('updates of several processes, on $name', (engine) => {
  const start = runningUpdates(afterEach);
  afterAll(() => engine.cleanup());

  it('of two processes on one database bring each change once', async () => {
    const { service, poster, make, link } = start(await engine.open(), {});
    for (const id of ['1', '2', '3', '4', '5']) {
      service.add(id);
      await link(id, `C${id}`);
    }
    make({ owner: 'a' });
    make({ owner: 'b' });
    for (let round = 0; round < 5; round += 1) {
      for (const id of ['1', '2', '3', '4', '5']) service.say(id, `words ${round}`);
      await pause(50);
    }
    const expected = ['linked', ...[0, 1, 2, 3, 4].map((round) => `words ${round}`)];
    await until(() => ['1', '2', '3', '4', '5'].every((id) => poster.words(`C${id}`).length >= expected.length));
    await pause(100);
    for (const id of ['1', '2', '3', '4', '5']) expect(poster.words(`C${id}`)).toEqual(expected);
  });

  it('bear links, replies, faults and three processes at the same time', async () => {
    const database = await engine.open();
    const { service, poster, make, link, links, logged } = start(database);
    const replies = createReplyStore(database, Date.now);
    const ids = ['1', '2', '3', '4', '5', '6'];
    for (const id of ids) {
      service.add(id);
      await link(id, `C${id}`);
    }
    for (const owner of ['a', 'b', 'c']) make({ owner });
    const churn = async (round: number) => {
      const { link: extra } = await link(String((round % 6) + 1), 'C9');
      await pause(15);
      await links.remove(extra.id);
    };
    const say = async (id: string, round: number) => {
      const reply = { id: `r${id}-${round}`, ticket: id, text: `mine ${round}`, by: 'U1', at: Date.now() };
      await replies.begin(reply);
      service.say(id, reply.text, { author: 'customer' });
      service.say(id, `words ${round}`);
      await pause(round % 3);
      await replies.accepted(reply.id);
    };
    for (let round = 0; round < 12; round += 1) {
      poster.meet(
        'post',
        'lost',
        'dropped',
        { outcome: 'throttled', retryAfter: 5 },
        { outcome: 'failed', reason: 'x' },
      );
      await Promise.all([churn(round), ...ids.map((id) => say(id, round))]);
    }
    const count = ids.length * 12;
    const told = () => ids.map((id) => poster.words(`C${id}`).filter((word) => word !== 'linked'));
    await until(() => told().flat().length >= 2 * count);
    await pause(100);
    for (const words of told()) {
      const rounds = (prefix: string) => words.filter((word) => word.startsWith(prefix));
      expect(rounds('words')).toEqual(Array.from({ length: 12 }, (_, round) => `words ${round}`));
      expect(rounds('U1')).toEqual(Array.from({ length: 12 }, (_, round) => `U1: mine ${round}`));
    }
    expect(logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  it('of several processes take part in the polls of one account', async () => {
    const database = await engine.open();
    const timing = { pollInterval: 20, spacing: 1, idle: 200, heartbeat: 20 };
    const { service, make, link } = start(database, { timing });
    for (const id of ['1', '2', '3', '4', '5', '6', '7', '8']) {
      service.add(id);
      await link(id, `C${id}`);
      // Each in a group of its own, as if all of them were full.
      await database.db.updateTable('poll_group').set({ size: 100 }).execute();
    }
    const readers = new Map<string, Set<string>>();
    const watched = (owner: string) => ({
      ...service,
      feed: (ids: readonly string[], cursor?: string) => {
        for (const id of ids) readers.set(id, (readers.get(id) ?? new Set()).add(owner));
        return service.feed(ids, cursor);
      },
    });
    const updates = ['a', 'b'].map((owner) => make({ owner, name: owner, service: watched(owner) }));
    const isShared = async () => {
      readers.clear();
      await until(() => readers.size === 8);
      const shares = (await updates[0]?.status())?.processes ?? [];
      const groupsOf = (name: string) => [...readers.values()].filter((read) => read.has(name)).length;
      return shares.length === 2 && shares.every(({ name, groups }) => groupsOf(name) === groups);
    };
    // Soon, because processes learn of each other by and by.
    await until(isShared);
  });
});
