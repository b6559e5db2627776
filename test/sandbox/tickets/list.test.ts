import { expect, it } from '@jest/globals';
import { ask, cases, create, start, type Asked, type Service } from './support.ts';

const texts = async (server: Service, query: Asked['query'], headers: Record<string, string> = {}) => {
  const { json } = await ask(server, cases, query === undefined ? { headers } : { query, headers });
  return (json.incident_info_list as { simple_description: string }[]).map((entry) => entry.simple_description);
};

it('is filtered by words, id, label and status', async () => {
  const server = await start();
  const disk = await create(server, { simple_description: 'Disk is slow' });
  await create(server, { simple_description: 'Network is slow' });
  server.control.setStatus(disk, 17);
  await ask(server, `${cases}/${disk}/labels`, { method: 'POST', query: { label_ids: '1' } });
  expect(await texts(server, {})).toEqual(['Network is slow', 'Disk is slow']);
  expect(await texts(server, { search_key: 'SLOW' })).toHaveLength(2);
  expect(
    await texts(server, [
      ['search_key', 'slow'],
      ['search_key', 'disk'],
    ]),
  ).toEqual(['Disk is slow']);
  expect(await texts(server, { app_key: disk })).toEqual(['Disk is slow']);
  expect(await texts(server, { app_key: 'network' })).toEqual(['Network is slow']);
  expect(await texts(server, { label_id_list: '1' })).toEqual(['Disk is slow']);
  expect(await texts(server, { label_id_list: '2' })).toEqual([]);
  expect(await texts(server, { status: '17' })).toEqual(['Disk is slow']);
  expect(await texts(server, { incident_status: '0,1' })).toEqual(['Network is slow']);
  expect(await texts(server, { incident_id: disk })).toEqual(['Disk is slow']);
  // In the first version of the API a fuzzy one.
  expect(await texts(server, { incident_id: disk.slice(0, 8) })).toHaveLength(2);
});

const shown = async (server: Service, query: Asked['query']) => {
  const got = await ask(server, cases, query === undefined ? {} : { query });
  return got.code ?? (got.json.incident_info_list as { status: number }[]).map(({ status }) => status);
};

it.each([
  ['filters', [1, 0]],
  ['ignored', [17, 1, 0]],
  ['refused', 'OSM.01010001'],
  ['other-separator', []],
  ['first-only', [0]],
] as const)('several statuses in one text: %s', async (incidentStatus, expected) => {
  const server = await start({ habits: { incidentStatus } });
  for (const status of [0, 1, 17]) server.control.setStatus(server.control.create({ description: 'x' }), status);
  expect(await shown(server, { incident_status: '0,1' })).toEqual(expected);
  expect(await shown(server, { status: '17' })).toEqual([17]);
  const semicolons = await shown(server, { incident_status: '0;1' });
  if (incidentStatus === 'other-separator') expect(semicolons).toEqual([1, 0]);
});

it('comes in an order of its own, with deleted tickets or without', async () => {
  let now = Date.now();
  const server = await start({ now: () => (now += 1000) });
  const ids = [1, 2, 3].map((number) => server.control.create({ description: String(number) }));
  server.control.say(ids[1] ?? '', 'Hello');
  const order = async () => await texts(server, {});
  expect(await order()).toEqual(['3', '2', '1']);
  server.control.behave({ pageOrder: 'oldest-first' });
  expect(await order()).toEqual(['1', '2', '3']);
  server.control.behave({ pageOrder: 'by-update' });
  expect(await order()).toEqual(['2', '3', '1']);
  server.control.behave({ pageOrder: 'unstable' });
  const both = [await order(), await order()].map((list) => list.join());
  expect(both.sort()).toEqual(['1,2,3', '3,2,1']);
  server.control.behave({ pageOrder: 'newest-first' });
  server.control.setStatus(ids[2] ?? '', 13);
  expect(await order()).toEqual(['2', '1']);
  server.control.behave({ listsDeleted: true });
  expect(await order()).toEqual(['3', '2', '1']);
});

it('says of a solved ticket what the solution is, whose the cause, and when', async () => {
  const at = Date.UTC(2026, 0, 2);
  const server = await start({ now: () => at });
  const id = server.control.create({ description: 'Slow' });
  const entry = async () => ((await ask(server, cases, { at })).json.incident_info_list as object[])[0];
  expect(await entry()).not.toHaveProperty('resolution');
  server.control.resolve(id, 'Restarted');
  const solved = { resolution: 'Restarted', root_cause: 'Customer', confirmed_time: '2026-01-02T00:00:00Z' };
  expect(await entry()).toMatchObject({ status: 2, ...solved });
});

it('takes a window in the zone of the header', async () => {
  const at = Date.UTC(2026, 0, 1, 0, 30);
  const server = await start({ now: () => at });
  server.control.create({ description: 'New year' });
  const window = { query_start_time: '2026-01-01 08:00:00', query_end_time: '2026-01-01 09:00:00' };
  const count = async (query: Record<string, string>, zone?: string) =>
    await ask(server, cases, { query, at, headers: zone === undefined ? {} : { 'x-time-zone': zone } });
  expect((await count(window)).json.total_count).toBe(1);
  expect((await count(window, 'GMT+8')).json.total_count).toBe(1);
  expect((await count(window, 'GMT+0')).json.total_count).toBe(0);
  expect((await count({ query_start_time: '2025-12-31 21:00:00' }, 'GMT-03:30')).json.total_count).toBe(1);
  expect((await count({ query_start_time: '2025-12-31 21:01:00' }, 'GMT-3:30')).json.total_count).toBe(0);
  expect((await count({ query_start_time: 'yesterday' })).code).toBe('OSM.01010001');
  expect((await count({}, 'Mars')).code).toBe('OSM.0001');
});

it('is paged within its limits', async () => {
  const server = await start({ seed: { tickets: 25 } });
  expect(await texts(server, {})).toHaveLength(10);
  expect(await texts(server, { limit: '100' })).toHaveLength(25);
  expect(await texts(server, { offset: '20' })).toHaveLength(5);
  expect(await texts(server, { limit: '0' })).toEqual([]);
  for (const query of [
    { limit: '101' },
    { limit: '-1' },
    { limit: 'ten' },
    { offset: '65536' },
    { status: 'open' },
    { colour: 'red' },
    [1, 2, 3, 4].map((word) => ['search_key', String(word)] as const),
    [
      ['limit', '1'],
      ['limit', '2'],
    ] as const,
  ]) {
    const got = await ask(server, cases, { query });
    expect([got.status, got.code]).toEqual([400, 'OSM.0001']);
  }
  const older = await ask(server, '/osm/incidentservice/api/v1/queryincident', {
    query: { pageNo: '3', pageSize: '10' },
  });
  expect(older.json.totalCount).toBe(25);
  expect(older.json.incidentInfoList).toHaveLength(5);
});

it('names its total as the settings choose', async () => {
  const server = await start({ habits: { total: 'count' } });
  expect((await ask(server, cases)).json).toEqual({ count: 0, incident_info_list: [] });
  server.control.behave({ total: 'both' });
  expect((await ask(server, cases)).json).toEqual({ count: 0, total_count: 0, incident_info_list: [] });
});
