import { afterAll, describe, expect, it } from '@jest/globals';
import { createLateAnswerStore } from '../../src/store/late-answers.ts';
import { databases } from '../support/databases.ts';

const answer = { key: 'one', body: '{"text":"é \\u0000"}', madeAt: 1000 };
const heldUntil = 9000;

describe.each(databases())('late answers on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const open = async () => createLateAnswerStore(await engine.open());

  it('go to one process when they are due, oldest first, until they are told', async () => {
    const store = await open();
    await store.keep({ ...answer, key: 'two', madeAt: 2000 }, 3000);
    await store.keep(answer, 3000);
    expect(await store.takeDue(2999, heldUntil)).toEqual([]);
    const taken = (await Promise.all([store.takeDue(3000, heldUntil), store.takeDue(3000, heldUntil)])).flat();
    expect(taken.toSorted((one, other) => one.madeAt - other.madeAt)).toEqual([
      { ...answer, attempts: 1 },
      { ...answer, key: 'two', madeAt: 2000, attempts: 1 },
    ]);
    await store.end('one');
    await store.postpone('two', 5000);
    expect(await store.takeDue(4999, heldUntil)).toEqual([]);
    expect(await store.takeDue(5000, heldUntil)).toEqual([{ ...answer, key: 'two', madeAt: 2000, attempts: 2 }]);
  });

  it('are free again where whoever took them ended', async () => {
    const store = await open();
    await store.keep(answer, 3000);
    expect(await store.takeDue(3000, heldUntil)).toHaveLength(1);
    expect(await store.takeDue(8999, heldUntil)).toEqual([]);
    expect(await store.takeDue(9000, heldUntil)).toHaveLength(1);
  });
});
