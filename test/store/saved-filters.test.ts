import { afterAll, describe, expect, it } from '@jest/globals';
import { createSavedFilterStore } from '../../src/store/saved-filters.ts';
import { databases } from '../support/databases.ts';

describe.each(databases())('saved filters on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const filter = (word: string) => ({ scope: 'all' as const, words: [word] });

  it('are one for a name and a person, by name, up to a number', async () => {
    const database = await engine.open();
    const filters = createSavedFilterStore(database);
    expect(await filters.save('U1', { name: 'b', filter: filter('1') }, 1, 2)).toBe(true);
    expect(await filters.save('U1', { name: 'a', filter: filter('2') }, 2, 2)).toBe(true);
    expect(await filters.save('U1', { name: 'b', filter: filter('3') }, 3, 2)).toBe(true);
    expect(await filters.save('U1', { name: 'c', filter: filter('4') }, 4, 2)).toBe(false);
    expect(await filters.save('U2', { name: 'c', filter: filter('5') }, 5, 2)).toBe(true);
    expect(await filters.of('U1')).toEqual([
      { name: 'a', filter: filter('2') },
      { name: 'b', filter: filter('3') },
    ]);
    await filters.remove('U1', ['a', 'b', 'c']);
    expect(await filters.of('U1')).toEqual([]);
    expect(await filters.of('U2')).toHaveLength(1);
    await database.db.updateTable('saved_filter').set({ filter: '{"scope":"some"}' }).execute();
    expect(await filters.of('U2')).toEqual([]);
  });
});
