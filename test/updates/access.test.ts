import { afterAll, describe, expect, it } from '@jest/globals';
import { compareRequests } from '../../src/updates/access.ts';
import { liveStates } from '../../src/tickets/authorization.ts';
import { databases } from '../support/databases.ts';
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
});
