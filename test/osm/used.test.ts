import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { table, type OperationName } from '../../src/osm/operations.ts';

/** Operations that nothing in the app calls, each with its reason. */
const unused: Readonly<Partial<Record<OperationName, string>>> = {
  listMoreInstantMessages:
    'the messages before a point in time; listMessages, whose pages are read whole, tells the same of each and misses none of one second',
  listOrderIncident:
    'the older form of listCases, under a path outside of the documented API; it tells less of each ticket, and its filters by product and problem type are kept in /ticket filter, by pieces of their names over the tickets that listCases found',
  showCaseStatus: "it takes no group_id, so it may refuse a colleague's ticket; showCaseDetail tells the status of any",
  showConfiguration:
    'a value for a key, and the contract names neither keys nor what their values mean: nothing could be shown of it that a person understands',
};

it('every operation of the contract is used, or has a reason not to be', () => {
  const root = fileURLToPath(new URL('../../src/osm/', import.meta.url));
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => readFileSync(root + name, 'utf8'));
  const called = new Set(
    sources.flatMap((source) => [...source.matchAll(/\bclient\.(\w+)\(/g)].map(([, name]) => name)),
  );
  const idle = Object.keys(table).filter((name) => !called.has(name));
  expect(idle.sort()).toEqual(Object.keys(unused).sort());
});
