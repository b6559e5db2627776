import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import { createReplyStore } from '../../src/store/replies.ts';
import { createLinkStore } from '../../src/store/links.ts';
import type { Database } from '../../src/store/database.ts';
import { baselineOf } from '../../src/tickets/changes.ts';
import { replyEventId } from '../../src/tickets/own-words.ts';
import { textKey } from '../../src/tickets/message-key.ts';
import { isFinal } from '../../src/tickets/status.ts';
import { createUpdates, type UpdatesParts } from '../../src/updates/index.ts';
import type { Updates } from '../../src/updates/ports.ts';
import { databases } from '../support/databases.ts';
import { createFakeNotifier } from './fake-notifier.ts';
import { createFakeFilePoster, createFakePoster } from './fake-poster.ts';
import { createFakeService, isMissingOperation, MissingOperation, throttled } from './fake-service.ts';

const account = 'acme';

describe.each(databases())('running updates on $name', (engine) => {
  const running: Updates[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((updates) => updates.stop(1000)));
  });
  afterAll(() => engine.cleanup());

  const start = (database: Database, parts: Partial<UpdatesParts> = {}) => {
    const now = Date.now;
    const service = createFakeService(now, { cursor: 'exclusive', history: true });
    const poster = createFakePoster(now);
    const notifier = createFakeNotifier();
    const logged: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
    const timing = {
      pollInterval: 20,
      spacing: 1,
      settle: 50,
      lease: 5000,
      maxBackoff: 20,
      maxRetryDelay: 20,
      idle: 200,
    };
    const make = (more: Partial<UpdatesParts> = {}) => {
      const all = {
        database,
        service,
        isMissingOperation,
        poster,
        notifier,
        filePoster: createFakeFilePoster(),
        account,
        owner: 'a',
        name: 'host:1',
        now,
        log,
        timing,
      };
      const updates = createUpdates({ ...all, ...parts, ...more });
      running.push(updates);
      updates.start();
      return updates;
    };
    const links = createLinkStore({ database, baseline: baselineOf, textKey, isFinal });
    const link = async (ticket: string, channel: string) =>
      links.create({ account, ticket, channel, creator: 'U1', at: now() }, await service.show(ticket));
    return { service, poster, notifier, logged, make, link };
  };

  const until = async (isTrue: () => boolean | Promise<boolean>) => {
    const end = Date.now() + 30_000;
    while (!(await isTrue())) {
      await pause(10);
      if (Date.now() > end) throw new Error(`never came true: ${isTrue.toString()}`);
    }
  };

  it('bring what changes, are woken for a new link, and tell how they stand', async () => {
    const { service, poster, make, link } = start(await engine.open(), { timing: { pollInterval: 20, spacing: 1 } });
    const updates = make();
    service.add('1');
    await link('1', 'C1');
    updates.wake();
    await until(() => poster.words('C1').length === 1);
    service.say('1', 'words');
    await until(() => poster.words('C1').includes('words'));
    service.setStatus('1', 1);
    await until(() => poster.edits.at(-1)?.snapshot.status === 1);
    expect(await updates.status()).toMatchObject({
      account,
      reading: 'feed',
      followed: 1,
      pending: 0,
      dead: 0,
      suspended: 0,
    });
    expect((await updates.status()).lastPollAt).toBeLessThanOrEqual(Date.now());
  });

  it('go on after failures of the ticket API, and show the last one while it lasts', async () => {
    const { service, poster, make, link, logged } = start(await engine.open());
    service.add('1');
    await link('1', 'C1');
    service.failWith(new Error('GET /v2/x: 503'));
    const updates = make();
    await until(async () => (await updates.status()).lastError === 'GET /v2/x: 503');
    service.failWith(undefined);
    service.say('1', 'words');
    await until(() => poster.words('C1').includes('words'));
    await until(async () => (await updates.status()).lastError === undefined);
    expect(logged.join()).toContain('cannot read tickets');
  });

  it('leave a ticket API alone that asks for it, and deliver meanwhile', async () => {
    const { service, poster, make, link, logged } = start(await engine.open());
    service.add('1');
    await link('1', 'C1');
    service.failWith(throttled(60_000), 'feed');
    const updates = make();
    await until(() => logged.join().includes('cannot read tickets'));
    const calls = service.calls.length;
    service.add('2');
    await link('2', 'C2');
    updates.wake();
    await until(() => poster.words('C2').length === 1);
    await pause(100);
    expect(service.calls.slice(calls).filter((call) => call === 'feed')).toEqual([]);
  });

  it('read a ticket at once that a person looks at, and bear it where that fails', async () => {
    const timing = { pollInterval: 20, maxPollInterval: 600_000, spacing: 1, idle: 200 };
    const database = await engine.open();
    const { service, poster, make, link, logged } = start(database, { timing });
    service.add('1');
    await link('1', 'C1');
    await database.db.updateTable('ticket').set({ active_at: 0 }).execute();
    const updates = make();
    await until(async () => (await database.db.selectFrom('poll_group').select('tier').execute())[0]?.tier !== 0);
    await until(() => poster.words('C1').length === 1);
    service.say('1', 'words');
    updates.wake('1');
    await until(() => poster.words('C1').includes('words'));
    await updates.stop(1000);
    await database.db.schema.alterTable('ticket').renameTo('gone').execute();
    updates.wake('1');
    await until(() => logged.join().includes('cannot read a ticket sooner'));
  });

  it('read tickets one by one where the feed is missing, say so once, and ask again at the next start', async () => {
    const { service, poster, make, link, logged } = start(await engine.open());
    service.add('1');
    await link('1', 'C1');
    service.failWith(new MissingOperation('no such API'), 'feed');
    const timing = { pollInterval: 20, spacing: 1, callsPerMinute: 60_000, idle: 200 };
    const updates = make({ timing });
    await until(async () => (await updates.status()).reading === 'each');
    service.say('1', 'words');
    await until(() => poster.words('C1').includes('words'));
    expect(logged.filter((line) => line.includes('the feed does not exist'))).toHaveLength(1);
    await updates.stop(1000);
    service.failWith(undefined);
    service.calls.length = 0;
    make({ timing });
    await until(() => service.calls.filter((call) => call === 'feed').length > 3);
  });

  it('survive a poster that throws', async () => {
    const { service, poster, make, link, logged } = start(await engine.open());
    service.add('1');
    await link('1', 'C1');
    let threw = false;
    const faulty = {
      ...poster,
      post: (...args: Parameters<typeof poster.post>) => {
        if (threw) return poster.post(...args);
        threw = true;
        return Promise.reject(new Error('a bug'));
      },
    };
    const timing = { pollInterval: 20, spacing: 1, settle: 50, lease: 100, idle: 50 };
    make({ poster: faulty, timing });
    await until(() => poster.words('C1').length === 1);
    expect(logged.join()).toContain('a bug');
  });

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
    const { service, poster, make, link, logged } = start(database);
    const replies = createReplyStore({ database, textKey, replyEventId, now: Date.now });
    const ids = ['1', '2', '3', '4', '5', '6'];
    for (const id of ids) {
      service.add(id);
      await link(id, `C${id}`);
    }
    for (const owner of ['a', 'b', 'c']) make({ owner });
    const churn = async (round: number) => {
      const { link: extra } = await link(String((round % 6) + 1), 'C9');
      await pause(15);
      await createLinkStore({ database, baseline: baselineOf, textKey, isFinal }).remove(extra.id);
    };
    const say = async (id: string, round: number) => {
      const reply = { id: `r${id}-${round}`, account, ticket: id, text: `mine ${round}`, by: 'U1', at: Date.now() };
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

  it('hand back what hangs when they stop, so that another process goes on at once', async () => {
    const database = await engine.open();
    const { service, poster, make, link } = start(database, { timing: { pollInterval: 20, spacing: 1, idle: 200 } });
    service.add('1');
    await link('1', 'C1');
    let hang = false;
    let hung = false;
    const hanging = {
      ...service,
      feed: (...args: Parameters<typeof service.feed>) => {
        if (!hang) return service.feed(...args);
        hung = true;
        return new Promise<never>(() => undefined);
      },
    };
    const first = make({ owner: 'a', service: hanging });
    await until(() => poster.words('C1').length === 1);
    hang = true;
    await until(() => hung);
    service.say('1', 'words');
    // The lease of the reading that hangs is of a minute.
    await first.stop(200);
    make({ owner: 'b' });
    await until(() => poster.words('C1').includes('words'));
    expect((await make({ owner: 'c' }).status()).processes.map(({ name }) => name)).not.toContain('a');
  });

  it('keep that a call was cut off when they stop, so that it is looked up once it cannot take effect any more', async () => {
    const database = await engine.open();
    const timing = { pollInterval: 20, spacing: 1, idle: 200, settle: 500 };
    const { service, poster, make, link } = start(database, { timing });
    service.add('1');
    await link('1', 'C1');
    let called = false;
    const slow: typeof poster = {
      ...poster,
      // Slack accepts it, and its answer comes too late.
      post: async (post, signal) => {
        called = true;
        await poster.post(post, signal);
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        return { outcome: 'unclear', reason: 'aborted' };
      },
    };
    const first = make({ owner: 'a', poster: slow });
    await until(() => called);
    await first.stop(200);
    make({ owner: 'b' });
    await until(async () => (await database.db.selectFrom('delivery').select('state').execute())[0]?.state === 'done');
    expect(poster.words('C1')).toEqual(['linked']);
    expect(poster.calls).toContain('find');
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

  it('stop with what is in flight done, and claim nothing more', async () => {
    const { service, poster, make, link } = start(await engine.open());
    service.add('1');
    await link('1', 'C1');
    let release: (() => void) | undefined;
    const slow = {
      ...poster,
      post: async (...args: Parameters<typeof poster.post>) => {
        await new Promise<void>((resolve) => (release = resolve));
        return poster.post(...args);
      },
    };
    const updates = make({ poster: slow });
    await until(() => release !== undefined);
    const stopped = updates.stop(10_000);
    release?.();
    await stopped;
    expect(poster.words('C1')).toEqual(['linked']);
    expect((await updates.status()).pending).toBe(0);
    const calls = service.calls.length;
    service.say('1', 'unheard');
    await pause(60);
    expect(service.calls.length).toBe(calls);
  });

  it('stop at the deadline where a call hangs', async () => {
    const { service, poster, make, link } = start(await engine.open());
    service.add('1');
    await link('1', 'C1');
    let called = false;
    const hanging = {
      ...poster,
      post: () => {
        called = true;
        return new Promise<never>(() => undefined);
      },
    };
    const updates = make({ poster: hanging });
    await until(() => called);
    await updates.stop(50);
    expect((await updates.status()).pending).toBe(1);
  });
});
