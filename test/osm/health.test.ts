import { afterEach, expect, it } from '@jest/globals';
import { failureOf, startOsm, stopServers } from './osm.ts';
import type { Reply } from './server.ts';

afterEach(stopServers);

const good: Reply = { json: { status: 1, incident_status_counts: [] } };
const refused: Reply = { status: 401, json: { error_code: 'APIGW.0301', error_msg: 'verify aksk signature fail' } };

it('follows how calls go, from the first failure in a row to the next answer', async () => {
  const start = Date.now();
  let time = start;
  let reply = good;
  const { osm, server } = await startOsm(() => reply, { now: () => time, limits: { attempts: 1 } });
  const { host } = new URL(server.url);
  const fails = () => failureOf(osm.service.status('CS1'));
  expect(osm.health()).toBeUndefined();
  reply = refused;
  await fails();
  time += 1000;
  await fails();
  const trouble = { kind: 'secret-key', host, check: ['accessKey.secret'] };
  expect(osm.health()).toEqual({ since: start, code: 'APIGW.0301', trouble });
  reply = { status: 503, text: '<html>' };
  await fails();
  expect(osm.health()).toMatchObject({ since: start, code: 'foreign-answer', trouble: { kind: 'foreign' } });
  // A refusal is an answer, and so is that one operation is not offered.
  for (const answer of [
    { json: { error_code: 'OSM.01010015', error_msg: 'none' } },
    { status: 404, json: { error_code: 'APIGW.0101', error_msg: 'no api' } },
  ]) {
    reply = { status: 502, text: '<html>' };
    await fails();
    expect(osm.health()).toBeDefined();
    reply = answer;
    await fails();
    expect(osm.health()).toBeUndefined();
  }
});

it('is proved by one signed call', async () => {
  let reply = good;
  const { osm, server } = await startOsm(() => reply, { limits: { attempts: 1 } });
  await osm.check();
  expect(server.received).toHaveLength(1);
  expect(server.received[0]?.headers.authorization).toMatch(/^SDK-HMAC-SHA256 /);
  reply = refused;
  expect(await failureOf(osm.check())).toMatchObject({ trouble: { kind: 'secret-key' } });
  expect(osm.health()).toBeDefined();
});
