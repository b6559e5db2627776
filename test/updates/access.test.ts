import { afterAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { pollingOf } from '../../src/store/polling.ts';
import { createAccessLoop } from '../../src/updates/access-loop.ts';
import { compareRequests } from '../../src/updates/access.ts';
import { freeCalls } from '../../src/updates/budget.ts';
import { chargeCalls } from '../../src/updates/throttle.ts';
import { liveStates } from '../../src/tickets/authorization.ts';
import { databases } from '../support/databases.ts';
import { until } from '../support/sandbox.ts';
import { isMissingOperation } from './fake-service.ts';
import { account, createWorld } from './world.ts';

const minute = 60_000;

describe.each(databases())('requests for access on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const followed = async () => {
    const w = createWorld(await engine.open());
    w.service.add('1');
    w.service.change('1', { authorizations: [] });
    await w.link('1', 'C1');
    // The first whole reading is where news begins.
    await w.attend('1');
    await w.run(3 * minute);
    const look = async () =>
      compareRequests(w.database, { account, live: await w.service.accessRequests(liveStates), now: w.now() });
    const ask = (state: number) => w.service.change('1', { authorizations: [{ id: 'A', state }] });
    const told = () => w.poster.shown.flatMap(({ post }) => post.events).filter(({ kind }) => kind === 'authorization');
    return { w, look, ask, told };
  };

  it('are told soon after a look at the account finds them, each state once', async () => {
    const { w, look, ask, told } = await followed();
    expect(await look()).toBe(0);
    for (const [number, state] of [0, 1, 3].entries()) {
      ask(state);
      expect(await look()).toBe(1);
      await w.run(minute);
      expect(told()).toHaveLength(number + 1);
      expect(await look()).toBe(0);
    }
    await w.run(3 * minute);
    expect(told()).toHaveLength(3);
  });

  it('are told also where they end before anything was noted of them since', async () => {
    const { w, look, ask, told } = await followed();
    ask(0);
    await look();
    await w.run(minute);
    ask(1);
    await look();
    await w.run(minute);
    ask(3);
    await look();
    await w.run(minute);
    expect(told()).toHaveLength(3);
  });

  it('are looked for again where the reading that was to tell them failed', async () => {
    const { w, look, ask, told } = await followed();
    ask(0);
    w.service.failWith(new Error('500'), 'show');
    expect(await look()).toBe(1);
    await w.run(minute);
    w.service.failWith(undefined);
    expect(await look()).toBe(1);
    await w.run(minute);
    expect(told()).toHaveLength(1);
  });

  it("of tickets that nobody follows are nobody's business", async () => {
    const { w, look } = await followed();
    w.service.add('2');
    w.service.change('2', { authorizations: [{ id: 'B', state: 0 }] });
    expect(await look()).toBe(0);
  });

  it('are looked for within the budget of calls, which that uses', async () => {
    const { w } = await followed();
    let turns = 0;
    const now = () => {
      turns += 1;
      return w.now();
    };
    const charge = (calls: number) =>
      w.database.db
        .transaction()
        .execute((trx) => chargeCalls(trx, account, calls, { now: w.now(), timing: w.timing }));
    const free = async () => freeCalls((await pollingOf(w.database.db, account)).free_at, w.now(), w.timing);
    const looks = () => w.service.calls.filter((call) => call === 'access').length;
    w.wait(5 * minute);
    const all = await free();
    await charge(all);
    const timing = { ...w.timing, idle: 5 };
    const log = pino({ level: 'silent' });
    const parts = { account, owner: 'a', service: w.service, isMissingOperation, timing, now, log };
    const loop = createAccessLoop({ ...parts, database: w.database, onNews: () => undefined });
    loop.start();
    await until(() => turns > 10, 'some turns of the loop');
    expect(looks()).toBe(0);
    w.wait(5 * minute);
    await until(() => looks() === 1, 'a look');
    await loop.stop();
    const used = all - (await free());
    expect(used).toBeGreaterThanOrEqual(liveStates.length);
    // Half a call may be lost to rounding.
    expect(used).toBeLessThanOrEqual(liveStates.length + 1);
  });
});
