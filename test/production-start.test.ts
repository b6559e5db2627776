import { expect, it } from '@jest/globals';
import { loadedBy } from './support/loaded-by.ts';

const within = (paths: ReadonlySet<string>, folder: string) => [...paths].filter((path) => path.includes(folder));

it('a start in production loads nothing of the sandbox', () => {
  const loaded = loadedBy(new URL('../src/main.ts', import.meta.url));
  // The walk sees what is there: each room of the bot is among it.
  for (const room of ['/src/osm/', '/src/slack/', '/src/store/', '/src/updates/', '/src/tickets/'])
    expect(within(loaded, room).length).toBeGreaterThan(5);
  expect(within(loaded, '/src/sandbox/')).toEqual([]);
  expect(within(loadedBy(new URL('../src/sandbox/main.ts', import.meta.url)), '/src/sandbox/').length).toBeGreaterThan(
    5,
  );
});
