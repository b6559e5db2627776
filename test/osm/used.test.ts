import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { table, type OperationName } from '../../src/osm/operations.ts';

/** Operations that nothing in the app calls, each with its reason. */
const unused: Readonly<Partial<Record<OperationName, string>>> = {
  listMoreInstantMessages:
    'pages the messages of the feed; a ticket is shown from its detail and its list of messages, read whole',
  listOrderIncident:
    'an older list of tickets, without filters, under a path of its own; listCases has all that it tells',
  showConfiguration: 'a value for a key, and the contract names neither keys nor what their values mean',
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
