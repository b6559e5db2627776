import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { isGroupUnknown } from '../../src/osm/group-unknown.ts';
import { table } from '../../src/osm/operations.ts';
import { failureOf, startOsm, stopServers } from './osm.ts';

afterEach(stopServers);

interface Described {
  readonly operationId: string;
  readonly description?: string;
  readonly parameters?: readonly { readonly name?: string }[];
}

const contract = JSON.parse(readFileSync(new URL('../../src/osm/openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Described>>;
};
const operations = Object.values(contract.paths).flatMap((methods) => Object.values(methods));

const noSuchTicket = 'OSM.01010015';

describe('operations without a user group', () => {
  it('are those that the contract says take none', () => {
    for (const { operationId, description = '', parameters = [] } of operations) {
      if (description.startsWith('Takes no group_id')) expect(isGroupUnknown(operationId, noSuchTicket)).toBe(true);
      if (parameters.some(({ name }) => name === 'group_id'))
        expect(isGroupUnknown(operationId, noSuchTicket)).toBe(false);
    }
    expect(Object.keys(table).filter((name) => isGroupUnknown(name, noSuchTicket))).toHaveLength(10);
  });

  it.each([noSuchTicket, 'OSM.01010002', 'OSM.0003'])('conclude nothing about a ticket from %s', async (error_code) => {
    const { osm } = await startOsm(() => ({ json: { error_code, error_msg: 'no' } }), { groupId: 'group' });
    const { labels, relations, messages } = osm.areas;
    for (const call of [
      () => labels.ofTicket('CS1'),
      () => labels.attach('CS1', ['1']),
      () => labels.detach('CS1', ['1']),
      () => relations.list('CS1'),
      () => messages.withdraw('CS1', 'm1'),
    ]) {
      expect(await failureOf(call())).toMatchObject({ code: error_code, groupUnknown: true, notFound: false });
    }
  });

  it('are not those that take it: these know whether there is such a ticket', async () => {
    const { osm } = await startOsm(() => ({ json: { error_code: noSuchTicket, error_msg: 'no' } }));
    expect(await failureOf(osm.service.show('CS1'))).toMatchObject({ groupUnknown: false, notFound: true });
    expect(await failureOf(osm.service.status('CS1'))).toMatchObject({ groupUnknown: false, notFound: true });
  });
});
