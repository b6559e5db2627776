import { expect, it } from '@jest/globals';
import type { Client, Download } from '../../src/osm/index.ts';
import { startOsm, stopServers } from './osm.ts';

/** Of one type exactly: each takes the other. */
type Equal<A, B> = [A, B] extends [B, A] ? true : false;
type ResultOf<Name extends keyof Client> = Awaited<ReturnType<Client[Name]>>;

/** Compiled, not run: `npm run types` fails where a line is wrong, and where one that has to be wrong is not. */
export const compiled = {
  arguments: (client: Client) => [
    client.listRegions(),
    client.listCases({ query: { limit: 10, search_key: ['a'], group_id: undefined } }),
    client.showCaseStatus({ path: { case_id: 'a' } }, { signal: AbortSignal.timeout(1) }),
    client.createMessages({ path: { case_id: 'a' }, body: { message: { content: 'a', accessory_ids: undefined } } }),
    client.listNewInstantMessages({ query: { case_ids: ['a'] as readonly string[] } }),
    client.uploadAccessory({
      body: { form_data: '{}', file: { name: 'a', size: 1, open: () => Promise.reject(new Error()) } },
    }),
    client.revokeMessage({ path: { case_id: 'a', message_id: 'b' }, header: { 'X-Site': 0 } }),
  ],
  refused: (client: Client) => [
    // @ts-expect-error the path is needed
    client.showCaseStatus(),
    // @ts-expect-error the path needs its parameter
    client.showCaseStatus({ path: {} }),
    // @ts-expect-error a number is no list
    client.listCases({ query: { search_key: 1 } }),
    // @ts-expect-error there is no such parameter
    client.listCases({ query: { colour: 'red' } }),
    // @ts-expect-error there is no query
    client.showCaseStatus({ path: { case_id: 'a' }, query: {} }),
    // @ts-expect-error the body is needed
    client.createMessages({ path: { case_id: 'a' } }),
    // @ts-expect-error the body needs its content
    client.createMessages({ path: { case_id: 'a' }, body: { message: {} } }),
    // @ts-expect-error the action is one of four
    client.updateCases({ path: { case_id: 'a' }, query: { action_id: 'reopen' }, body: {} }),
    // @ts-expect-error the source is a constant
    client.createCases({ body: { business_type_id: 'a', simple_description: 'b', source_id: 'c' } }),
    // @ts-expect-error a file is no text
    client.uploadAccessory({ body: { form_data: '{}', file: 'content' } }),
    // @ts-expect-error the site is 0 or 1
    client.listRegions({ header: { 'X-Site': 2 } }),
  ],
};

// @ts-expect-error there is no such operation
export type Unknown = ResultOf<'reopenCase'>;

const results: [
  Equal<ResultOf<'showCaseStatus'>['status'], number | undefined>,
  Equal<ResultOf<'createCases'>['incident_id'], string | undefined>,
  Equal<ResultOf<'downloadImages'>, Download>,
] = [true, true, true];

it('has types and methods for the same operations', async () => {
  const { osm } = await startOsm(() => ({ json: { incident_id: 'CS1' } }));
  const answer = await osm.client.createCases({
    body: { business_type_id: 'a', simple_description: 'b', source_id: '83aeb0f2834c4df49826c781d32a963e' },
  });
  expect(answer).toEqual({ incident_id: 'CS1' });
  expect(results).toEqual([true, true, true]);
  await stopServers();
});
