import { afterAll, describe, expect, it } from '@jest/globals';
import { createOnceStore } from '../../../src/store/idempotency-keys.ts';
import { oneAtATime } from '../../../src/tickets/access/one-at-a-time.ts';
import { staleAfter } from '../../../src/tickets/once-only.ts';
import { databases } from '../../support/databases.ts';

const inProgress = { code: 'in-progress' };
const nothing = () => Promise.resolve();

/** A decision that goes on until its `end`. */
async function begun(deps: Parameters<typeof oneAtATime>[0]) {
  let end: () => void = () => undefined;
  let outcome = nothing();
  await new Promise<void>((resolve) => {
    outcome = oneAtATime(deps, 'A1', () => {
      resolve();
      return new Promise((finish) => (end = finish));
    });
  });
  return { end: () => end(), outcome };
}

describe.each(databases())('decisions about one request, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  /** One process; `during` is done while it waits. */
  async function open(during: () => Promise<unknown> = nothing) {
    const once = createOnceStore(await engine.open());
    const warned: string[] = [];
    const clock = { at: Date.UTC(2026, 0, 2) };
    const sleep = async (milliseconds: number) => {
      clock.at += milliseconds;
      await during();
    };
    const log = { warn: (_: unknown, message?: string) => void warned.push(message ?? '') };
    return { deps: { once, now: () => clock.at, sleep, log }, clock, warned };
  }

  it('are made one after the other; those about another request do not wait', async () => {
    const { deps } = await open();
    const outcome = oneAtATime(deps, 'A1', async () => {
      await expect(oneAtATime(deps, 'A1', nothing)).rejects.toMatchObject(inProgress);
      return oneAtATime(deps, 'A2', () => Promise.resolve('other'));
    });
    expect(await outcome).toBe('other');
    expect(await oneAtATime(deps, 'A1', () => Promise.resolve('next'))).toBe('next');
  });

  it('wait for one that takes a moment', async () => {
    const order: string[] = [];
    let end: () => void = () => undefined;
    const { deps } = await open(() => {
      end();
      return nothing();
    });
    const first = await begun(deps);
    end = () => {
      order.push('first');
      first.end();
    };
    await oneAtATime(deps, 'A1', () => Promise.resolve(order.push('second')));
    expect(order.slice(-2)).toEqual(['first', 'second']);
  });

  it('that fail let the next one be made', async () => {
    const { deps, warned } = await open();
    await expect(oneAtATime(deps, 'A1', () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(await oneAtATime(deps, 'A1', () => Promise.resolve('next'))).toBe('next');
    expect(warned).toEqual([]);
  });

  it('that a crash left behind are taken over, and leave the row to whoever did', async () => {
    const { deps, clock } = await open();
    await oneAtATime(deps, 'A1', async (renew) => {
      clock.at += staleAfter;
      await oneAtATime(deps, 'A1', async () => {
        await expect(renew()).rejects.toMatchObject(inProgress);
        await expect(oneAtATime(deps, 'A1', nothing)).rejects.toMatchObject(inProgress);
      });
      await oneAtATime(deps, 'A1', async () => {
        await expect(renew()).rejects.toMatchObject(inProgress);
      });
    });
    expect(await oneAtATime(deps, 'A1', () => Promise.resolve('next'))).toBe('next');
  });

  it('that end late give back nothing of whoever took over', async () => {
    const { deps, clock } = await open();
    const left = await begun(deps);
    clock.at += staleAfter;
    await oneAtATime(deps, 'A1', async () => {
      left.end();
      await left.outcome;
      await expect(oneAtATime(deps, 'A1', nothing)).rejects.toMatchObject(inProgress);
    });
  });

  it('are not taken over while they give signs of life', async () => {
    const { deps, clock } = await open();
    await oneAtATime(deps, 'A1', async (renew) => {
      for (let step = 0; step < 3; step += 1) {
        clock.at += staleAfter / 2;
        await renew();
      }
      await expect(oneAtATime(deps, 'A1', nothing)).rejects.toMatchObject(inProgress);
    });
  });

  it('count although the row cannot be given back', async () => {
    const { deps, warned } = await open();
    const once = { ...deps.once, release: () => Promise.reject(new Error('no database')) };
    expect(await oneAtATime({ ...deps, once }, 'A1', () => Promise.resolve('granted'))).toBe('granted');
    expect(warned).toHaveLength(1);
  });
});
