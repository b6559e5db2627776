import { describe, expect, it } from '@jest/globals';
import { createRating } from '../../../src/osm/areas/rating.ts';
import type { Client } from '../../../src/osm/client.ts';

/** The dimensions that are understood of what the service sends. */
function dimensionsOf(list: unknown) {
  const answer = { satisfaction_dimension_list: list };
  const client = { listSatisfactionDimensions: () => Promise.resolve(answer) } as unknown as Client;
  return createRating(client, undefined).dimensions();
}

describe('the dimensions of a rating', () => {
  it('have as many stars as their score has steps', async () => {
    const read = await dimensionsOf([
      { satisfaction_id: 1, satisfaction_name: 'Result', satisfaction_desc: 'Solved?', value: 10, per_value: 2 },
      { satisfaction_id: '2', satisfaction_name: null, value: '3', per_value: '1' },
    ]);
    expect(read).toEqual([
      { id: 1, name: 'Result', hint: 'Solved?', stars: 5, perStar: 2 },
      { id: 2, name: '2', hint: undefined, stars: 3, perStar: 1 },
    ]);
  });

  it('have five stars where the score cannot be counted in stars', async () => {
    const odd = [{}, { value: 100, per_value: 1 }, { value: 5, per_value: 2 }, { value: 0, per_value: 0 }];
    const read = await dimensionsOf(odd.map((of) => ({ satisfaction_id: 7, satisfaction_name: 'Speed', ...of })));
    expect(read.map(({ stars, perStar }) => [stars, perStar])).toEqual(odd.map(() => [5, 1]));
  });

  it.each([[undefined], [null], [[null, 1, { satisfaction_name: 'without an id' }]]])(
    'are none in %j',
    async (list) => {
      expect(await dimensionsOf(list)).toEqual([]);
    },
  );
});
