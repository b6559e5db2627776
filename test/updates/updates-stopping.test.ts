import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { databases } from '../support/databases.ts';
import { runningUpdates, until } from './running.ts';

describe.each(databases())('updates that stop, on $name', (engine) => {
  const start = runningUpdates(afterEach);
  afterAll(() => engine.cleanup());

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
