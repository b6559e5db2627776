import { expect, it } from '@jest/globals';
import { ask, start, type Service } from './support.ts';

const path = '/v2.0/servicerequest/diagnose';
const eip = '192.0.2.10';

let now = Date.UTC(2026, 0, 2);
const diagnose = async (server: Service, body: object = { type: 1, params: { eip } }) =>
  await ask(server, `${path}/job/start`, { body, at: now });
const job = async (server: Service, id: unknown) =>
  (await ask(server, `${path}/job`, { query: { job_id: String(id) }, at: now })).json as {
    status: number;
    create_time: number;
    items_result: { check_id: string; problem_level: number; visible: number }[];
  };
const items = async (server: Service, id: unknown, ids?: string) => {
  const { json } = await ask(server, `${path}/job/show-items`, { body: { job_id: id, item_ids: ids }, at: now });
  return (json.item_results as { check_id: string }[]).map((item) => item.check_id);
};

it('runs, and says of each check what came out, and whether to show it', async () => {
  const server = await start({ now: () => now });
  const { json } = await diagnose(server);
  expect(await job(server, json.job_id)).toMatchObject({ status: 0, create_time: now / 1000 });
  now += 1000;
  expect((await job(server, json.job_id)).status).toBe(2);
  now += 2000;
  const { status, items_result: results } = await job(server, json.job_id);
  expect(status).toBe(3);
  expect(results.map((result) => [result.check_id, result.problem_level, result.visible])).toEqual([
    ['cpu-load', 3, 1],
    ['security-group', 4, 1],
    ['disk-usage', 4, 1],
    ['memory-leak', 0, 1],
    ['host-hardware', 4, 0],
  ]);
  const records = await ask(server, `${path}/records`, { at: now });
  expect(records.json.records).toMatchObject([
    { create_time: (now - 3000) / 1000, red_count: 2, abnormal_items: ['security-group', 'disk-usage'] },
  ]);
});

it.each([4, 7, 8] as const)('can end as status %d, with no check carried out', async (end) => {
  const server = await start({ now: () => now });
  server.control.endDiagnoses(end);
  const { json } = await diagnose(server);
  now += 3000;
  const { status, items_result: results } = await job(server, json.job_id);
  expect(status).toBe(end);
  expect(new Set(results.map((result) => result.problem_level))).toEqual(new Set([0]));
});

it.each([
  ['a server without its address', { type: 1, params: {} }, 'OSM.01010001'],
  ['a database without its id', { type: 2, params: { eip } }, 'OSM.01010001'],
  ['no parameters', { type: 1 }, 'OSM.0001'],
])('is refused for %s', async (_name, body, code) => {
  const server = await start({ now: () => now });
  expect((await diagnose(server, body)).code).toBe(code);
});

it('details are those of the items that are named; without names, and with another separator, by habit', async () => {
  const server = await start({ now: () => now });
  const { json } = await diagnose(server);
  const id = json.job_id;
  expect(await items(server, id)).toEqual([]);
  expect(await items(server, id, 'disk-usage,cpu-load')).toEqual(['cpu-load', 'disk-usage']);
  expect(await items(server, id, 'disk-usage;cpu-load')).toEqual([]);
  server.control.behave({ itemsWithoutIds: 'all', itemSeparator: 'semicolon' });
  expect(await items(server, id)).toHaveLength(5);
  expect(await items(server, id, 'disk-usage;cpu-load')).toEqual(['cpu-load', 'disk-usage']);
  expect(await items(server, id, 'disk-usage')).toEqual(['disk-usage']);
});
