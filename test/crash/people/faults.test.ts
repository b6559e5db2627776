import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { edited } from '../faulty-copy.ts';
import { faults, type Fault } from './faults.ts';
import { mistakes } from './plant.ts';

const docs = readFileSync(new URL('../../../docs/crash-tests.md', import.meta.url), 'utf8');

/** By plant: the check that the docs name. */
const rows = new Map(
  [...docs.matchAll(/^\|[^|]+\| `([\w-]+)` +\|([^|]+)\|$/gm)].map(([, name, by]) => [name, by?.trim()]),
);

describe('planted faults', () => {
  it.each(Object.entries<Fault>(faults))('remove an existing rule: %s', async (_, { edits }) => {
    for (const edit of edits) expect(await edited(edit)).toContain(edit.to);
  });

  it('match the docs, with the checks that find them', () => {
    const byPeople = mistakes.map((name) => [name, 'people'] as const);
    const inSource = Object.entries<Fault>(faults).map(([name, { foundBy }]) => [name, foundBy] as const);
    const all = new Map<string, Fault['foundBy']>([...byPeople, ...inSource]);
    expect([...rows.keys()].toSorted()).toEqual([...all.keys()].toSorted());
    for (const [name, by] of all) {
      if (by === 'people') expect(rows.get(name)).toMatch(/^people: /);
      else expect(rows.get(name)).toBe(by.map((file) => `\`${file}\``).join(', '));
    }
  });
});
