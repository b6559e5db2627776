import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

/** A module of this repository that another one imports; types vanish when they are compiled. */
const imported =
  /^\s*(?:import|export)\s+(?!type\b)[^;]*?from\s+'(\.[^']+)'|^\s*import\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'/gm;

/** All modules that a start loads, by path. */
function loadedBy(entry: URL, found = new Set<string>()): ReadonlySet<string> {
  const path = fileURLToPath(entry);
  if (found.has(path)) return found;
  found.add(path);
  for (const [, named, bare, dynamic] of readFileSync(entry, 'utf8').matchAll(imported)) {
    loadedBy(new URL(named ?? bare ?? dynamic ?? '', entry), found);
  }
  return found;
}

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
