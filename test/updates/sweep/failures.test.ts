import { afterAll, describe, expect, it } from '@jest/globals';
import { pollingOf } from '../../../src/store/polling.ts';
import { sweepOf } from '../../../src/store/sweeps.ts';
import { databases } from '../../support/databases.ts';
import { notFound, refused } from '../fake-service.ts';
import { createWorld } from '../world.ts';

const minute = 60_000;

/** What the client makes of an answer that is not the service's: no refusal, and certain, because nothing was written. */
const foreign = Object.assign(new Error('a page of a proxy'), {
  code: 'foreign-answer',
  ambiguous: false,
  notFound: false,
});

describe.each(databases())('a sweep that fails on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const followed = async (timing: Parameters<typeof createWorld>[2] = {}) => {
    const w = createWorld(await engine.open(), {}, timing);
    for (const [place, id] of ['1', '2', '3', '4', '5', '6'].entries()) {
      w.service.add(id, place % 2);
      w.service.say(id, 'old words');
      await w.link(id, `C${id}`);
    }
    await w.run(12 * minute);
    return w;
  };

  it('makes the account pause longer each time where nothing can be read, and does not end a pause', async () => {
    const w = await followed();
    w.service.failWith(foreign);
    w.wait(minute);
    for (let failures = 1; failures <= 4; failures += 1) {
      await w.sweep();
      const polling = await pollingOf(w.database.db);
      expect(polling.failures).toBe(failures);
      expect(polling.paused_until).toBeGreaterThan(w.now());
      w.wait(polling.paused_until - w.now());
    }
    w.service.failWith(undefined);
    await w.sweep();
    expect(await pollingOf(w.database.db)).toMatchObject({ failures: 0 });
  });

  it('keeps what is known of the list where something else answers, and forgets it where the service refuses', async () => {
    const w = await followed();
    const combined = async () => (await sweepOf(w.database.db))?.combined;
    expect(await combined()).toBe(1);
    w.service.failWith(foreign, 'list');
    await w.run(3 * minute);
    expect(await combined()).toBe(1);
    w.service.failWith(refused('list'), 'list');
    await w.run(3 * minute);
    expect(await combined()).toBe(0);
  });

  it('does not put off a ticket that is gone where something else answers the look at it', async () => {
    const w = await followed();
    await w.database.db
      .updateTable('ticket')
      .set({ gone_at: w.now(), group_id: null, look_at: w.now() })
      .where('id', '=', '2')
      .execute();
    w.service.failWith(foreign, 'show 2');
    await w.run(7 * minute);
    w.service.failWith(undefined);
    w.service.say('2', 'still here');
    await w.run(7 * minute);
    expect(w.poster.words('C2')).toContain('still here');
  });

  it('looks at a ticket that is gone for the last time when the service says so, and not when something else does', async () => {
    const w = await followed({ lookFor: 10 * minute, lookInterval: 4 * minute });
    const row = { gone_at: w.now(), group_id: null, look_at: w.now() };
    await w.database.db.updateTable('ticket').set(row).where('id', '=', '2').execute();
    const lookAt = async () => {
      const query = w.database.db.selectFrom('ticket').select('look_at').where('id', '=', '2');
      return (await query.executeTakeFirstOrThrow()).look_at;
    };
    w.service.failWith(foreign, 'show 2');
    await w.run(20 * minute);
    expect(await lookAt()).not.toBeNull();
    w.service.failWith(notFound('2'), 'show 2');
    await w.run(10 * minute);
    expect(await lookAt()).toBeNull();
  });
});
