import { afterEach, describe, expect, it } from '@jest/globals';
import { failureOf, startOsm, stopServers } from './osm.ts';

afterEach(stopServers);

const unknown = { json: { error_code: 'OSM.01010015', error_msg: 'no such ticket' } };
const detail = (id: string) => ({ json: { incident_detail_info: { incident_id: id, status: 1 } } });
const listOf = (...ids: readonly string[]) => ({
  json: { total_count: ids.length, incident_info_list: ids.map((incident_id) => ({ incident_id, status: 1 })) },
});

describe('a ticket', () => {
  it('that is not known in the group is read as one of the user, and asked for as such from then on', async () => {
    const { server, osm } = await startOsm(({ query }) => (query.has('group_id') ? unknown : detail('7')), {
      groupId: 'group',
    });
    expect((await osm.service.show('7')).id).toBe('7');
    expect((await osm.service.show('7')).id).toBe('7');
    expect(server.received.map(({ query }) => query.has('group_id'))).toEqual([true, false, false]);
  });

  it('that is known in neither is not found; where the other cannot be asked, it is not known', async () => {
    const { osm } = await startOsm(() => unknown, { groupId: 'group' });
    expect(await failureOf(osm.service.show('7'))).toMatchObject({ notFound: true });
    const broken = await startOsm(
      ({ query }) => (query.has('group_id') ? unknown : { status: 500, json: { error_code: 'OSM.0004' } }),
      { groupId: 'group', limits: { attempts: 1 } },
    );
    expect(await failureOf(broken.osm.service.show('7'))).toMatchObject({ notFound: false });
  });
});

describe('the list', () => {
  const ownIds = ['1', '2', '3'];
  const groupIds = ['8', '9'];
  const serve = (replaces: boolean) =>
    startOsm(
      ({ query }) => {
        const all = query.has('group_id') ? (replaces ? groupIds : [...ownIds, ...groupIds]) : ownIds;
        const found = all.filter((id) => id.includes(query.get('incident_id') ?? ''));
        const offset = Number(query.get('offset'));
        const page = listOf(...found.slice(offset, offset + Number(query.get('limit'))));
        return { json: { ...page.json, total_count: found.length } };
      },
      { groupId: 'group' },
    );

  it.each([false, true])(
    'has own tickets and those of the group, each once (group_id replaces: %s)',
    async (replaces) => {
      const { osm } = await serve(replaces);
      for (const limit of [1, 2, 3, 100]) {
        const ids: string[] = [];
        for (let offset = 0; offset < 5; offset += limit) {
          const page = await osm.service.list({ offset, limit });
          expect(page.total).toBe(5);
          ids.push(...page.tickets.map(({ id }) => id));
        }
        expect(ids).toEqual([...ownIds, ...groupIds]);
      }
    },
  );

  it('asks in one scope where that is wanted', async () => {
    const { server, osm } = await serve(true);
    await osm.service.list({ scope: 'own', statuses: [0, 1], offset: 0, limit: 100 });
    await osm.service.list({ scope: 'group', status: 2, offset: 0, limit: 100 });
    expect(server.received.map(({ query }) => query.get('group_id'))).toEqual([null, 'group']);
    expect(server.received[0]?.query.get('incident_status')).toBe('0,1');
    expect(osm.service.scopes).toEqual(['own', 'group']);
  });
});
