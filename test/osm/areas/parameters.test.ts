import { expect, it } from '@jest/globals';
import { createParameters } from '../../../src/osm/areas/parameters.ts';
import type { Client } from '../../../src/osm/client.ts';

it.each([
  ['nothing, as the contract has it', {}, []],
  [
    'a map',
    { extends_map: { a: 1, b: ['x', 'y'], c: '', d: null } },
    [
      { key: 'a', value: '1' },
      { key: 'b', value: 'x, y' },
    ],
  ],
  [
    'a list',
    { extends_params: [{ param_key: 'a', param_value: 'x' }, { param_key: 'b' }, null] },
    [{ key: 'a', value: 'x' }],
  ],
  ['another thing', { extends_map: 'x', extends_params: 'y' }, []],
])('the parameters of a ticket are read from %s', async (_, answer, given) => {
  const client = { showCaseExtendsParam: () => Promise.resolve(answer) } as unknown as Client;
  expect(await createParameters(client, undefined).show('CS1')).toEqual(given);
});
