import { describe, expect, it } from '@jest/globals';
import { ask, cases, create, sourceId, start, until, type Service } from './support.ts';

const draft = { business_type_id: 'ecs-usage', simple_description: 'Help', source_id: sourceId };
const post = (server: Service) => ask(server, cases, { body: draft });
const count = (server: Service) => server.control.list().length;

describe('told to fail', () => {
  it.each([
    ['429', 429, 'APIGW.0308'],
    ['500', 500, 'OSM.0004'],
    ['502', 502, undefined],
    ['html', 200, undefined],
    ['business', 200, 'OSM.01010002'],
  ] as const)('by %s, nothing is carried out', async (kind, status, code) => {
    const server = await start();
    server.control.fail({ kind, retryAfter: 7, ...(kind === 'business' ? { code: 'OSM.01010002' } : {}) });
    const got = await post(server);
    expect([got.status, got.code]).toEqual([status, code]);
    expect(got.headers.get('retry-after')).toBe(kind === '429' ? '7' : null);
    expect(got.headers.get('content-type')).toContain(code === undefined ? 'html' : 'json');
    expect(got.headers.get('x-request-id')).not.toBeNull();
    expect(count(server)).toBe(0);
  });

  it.each([
    ['drop', 0],
    ['drop-after', 1],
  ] as const)('by %s, the connection is cut', async (kind, made) => {
    const server = await start();
    server.control.fail({ kind });
    await expect(post(server)).rejects.toThrow();
    expect(count(server)).toBe(made);
    expect(server.control.requests().entries).toMatchObject([{ operationId: 'createCases', status: 0 }]);
  });

  it.each([
    ['timeout', 0],
    ['timeout-after', 1],
    ['slow-body', 1],
  ] as const)('by %s, the answer never ends, until the service does', async (kind, made) => {
    const server = await start();
    server.control.fail({ kind });
    const pending = post(server).then(
      () => 'answered',
      () => 'cut',
    );
    await until(() => count(server) === made);
    const waiting = new Promise((resolve) => setTimeout(resolve, 100, 'waiting'));
    expect(await Promise.race([pending, waiting])).toBe('waiting');
    expect(count(server)).toBe(made);
    await server.close();
    expect(await pending).toBe('cut');
  });

  it.each(['truncated', 'empty'] as const)('by %s, the ticket is made and the answer is of no use', async (kind) => {
    const server = await start();
    server.control.fail({ kind });
    const got = await post(server);
    expect([got.status, got.json]).toEqual([200, {}]);
    expect(got.bytes.length > 0).toBe(kind === 'truncated');
    expect(count(server)).toBe(1);
  });

  it('for one operation, some times, or by chance', async () => {
    let dice = 0;
    const server = await start({ random: () => dice });
    server.control.fail({ operation: 'createCases', kind: '500', times: 2 });
    expect((await ask(server, cases)).status).toBe(200);
    expect([(await post(server)).status, (await post(server)).status, (await post(server)).status]).toEqual([
      500, 500, 200,
    ]);
    server.control.fail({ kind: '429', probability: 0.5 });
    expect((await ask(server, cases)).status).toBe(429);
    dice = 0.5;
    expect((await ask(server, cases)).status).toBe(200);
  });

  it('IAM fails too, and all is well after healing', async () => {
    const server = await start();
    server.control.fail({ operation: 'KeystoneListAuthDomains', kind: '502' });
    server.control.fail({ operation: 'KeystoneCreateUserTokenByPassword', kind: '500' });
    server.control.latency(5);
    expect((await ask(server, '/v3/auth/domains')).status).toBe(502);
    expect((await ask(server, '/v3/auth/tokens', { body: {} })).status).toBe(500);
    server.control.heal();
    expect((await ask(server, '/v3/auth/domains')).status).toBe(200);
  });
});

it('the log of calls names operation, status, code, tickets and query, and no secret', async () => {
  const server = await start();
  const id = await create(server);
  await ask(server, `${cases}/${id}/status`);
  await ask(server, `${cases}/instant-messages`, { query: { case_ids: id } });
  await ask(server, cases, { query: { app_key: 'disk full', limit: '5' } });
  await ask(server, '/v2/servicerequest/verifycodes/need-verify', {
    query: { contact_value: '13800000000', contact_way: '0' },
  });
  await ask(server, `${cases}/404`);
  await ask(server, '/nowhere', { query: { signature: 'secret' } });
  const report = server.control.requests();
  expect(report.entries.map(({ operationId, status, code, tickets }) => [operationId, status, code, tickets])).toEqual([
    ['createCases', 200, undefined, []],
    ['showCaseStatus', 200, undefined, [id]],
    ['listNewInstantMessages', 200, undefined, [id]],
    ['listCases', 200, undefined, []],
    ['checkNeedVerify', 200, undefined, []],
    ['showCaseDetail', 200, 'OSM.01010015', ['404']],
    ['unknown', 404, 'APIGW.0101', []],
  ]);
  expect(report.entries.flatMap(({ query }) => query.map((pair) => pair.join('=')))).toEqual([
    'app_key=disk full',
    'limit=5',
    'contact_way=0',
  ]);
  expect(report.counts).toMatchObject({ createCases: 1, showCaseStatus: 1, unknown: 1 });
  expect(JSON.stringify(report)).not.toMatch(/AKOWNER|secret|Signature|13800000000/);
  server.control.resetRequests();
  expect(server.control.requests()).toEqual({ entries: [], counts: {} });
});
