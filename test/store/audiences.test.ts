import { afterAll, describe, expect, it } from '@jest/globals';
import { createAudienceStore } from '../../src/store/audiences.ts';
import { databases } from '../support/databases.ts';

describe.each(databases())('who could read a channel, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('is kept until it is otherwise, by whoever saw that first', async () => {
    const store = createAudienceStore(await engine.open());
    expect(await store.of('C1')).toBeUndefined();
    await store.keep('C1', { isPrivate: true, isShared: false }, 1, undefined);
    await store.keep('C1', { isPrivate: false, isShared: false }, 2, undefined);
    const first = await store.of('C1');
    expect(first).toEqual({ isPrivate: true, isShared: false, since: 1 });
    await store.keep('C1', { isPrivate: false, isShared: true }, 3, first);
    await store.keep('C1', { isPrivate: true, isShared: true }, 4, first);
    expect(await store.of('C1')).toEqual({ isPrivate: false, isShared: true, since: 3 });
    expect(await store.of('C2')).toBeUndefined();
  });
});
