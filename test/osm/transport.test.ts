import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { createOsm } from '../../src/osm/index.ts';
import { noLog } from '../../src/osm/log.ts';
import { failureOf, optionsFor, quick, startOsm, statusOf, stopServers } from './osm.ts';
import { startServer, type Reply } from './server.ts';

afterEach(stopServers);

const status: Reply = { json: { status: 1 } };
const broken: Reply = { status: 500, json: { error_code: 'OSM.0004', error_msg: 'no' } };
const throttled = { status: 429, json: { error_code: 'APIGW.0308', error_msg: 'slow down' } };
const refused: Reply = { status: 400, json: { error_code: 'OSM.0001', error_msg: 'no' } };
const silent: Reply = () => undefined;

describe('repeating', () => {
  it('repeats a read that failed, with a signature of its own for each attempt', async () => {
    let at = Date.UTC(2026, 0, 1);
    const { server, osm } = await startOsm((_, before) => (before < 2 ? broken : status), {
      now: () => (at += 60_000),
    });
    await expect(statusOf(osm)).resolves.toBe(1);
    expect(server.received).toHaveLength(3);
    expect(new Set(server.received.map(({ headers }) => headers.authorization)).size).toBe(3);
    expect(new Set(server.received.map(({ headers }) => headers['x-sdk-date'])).size).toBe(3);
  });

  it.each([
    ['dropped connections', (response: ServerResponse) => response.destroy()],
    ['pages of HTML', { text: '<html>' }],
    ['empty answers', { text: '' }],
  ] as [string, Reply][])('repeats a read after %s', async (_, reply) => {
    const { server, osm } = await startOsm((__, before) => (before < 2 ? reply : status));
    await expect(statusOf(osm)).resolves.toBe(1);
    expect(server.received).toHaveLength(3);
  });

  it('gives up after the attempts it has', async () => {
    const { server, osm } = await startOsm(() => broken);
    expect(await failureOf(statusOf(osm))).toMatchObject({ code: 'OSM.0004' });
    expect(server.received).toHaveLength(3);
  });

  it.each([
    ['a 500', broken],
    ['a dropped connection', (response: ServerResponse) => response.destroy()],
    ['an unreadable answer', { text: '<html>' }],
    ['a business error', { json: { error_code: 'OSM.01010014', error_msg: 'no' } }],
  ] as [string, Reply][])('never repeats a write after %s', async (_, reply) => {
    const { server, osm } = await startOsm(() => reply);
    await failureOf(osm.service.reply('CS1', 'hello', []));
    await failureOf(osm.client.deleteAccessories({ path: { accessory_id: 'A' } }));
    await failureOf(osm.client.updateCaseContactInfo({ path: { case_id: 'CS1' }, body: {} }));
    expect(server.received).toHaveLength(3);
  });

  it('repeats a write after a time-out only where the table says that it does no harm', async () => {
    const { server, osm } = await startOsm((_, before) => (before === 0 ? silent : {}), { limits: { timeout: 100 } });
    await osm.client.updateLabels({ path: { label_id: 1 }, body: { name: 'a', color: 'red' } });
    expect(server.received).toHaveLength(2);
  });

  it('repeats even a write after a 429: it was not accepted', async () => {
    const { server, osm } = await startOsm((_, before) =>
      before === 0 ? throttled : { json: { incident_id: 'CS9' } },
    );
    const ticket = { problemTypeId: 'p', description: 'd', parameters: {}, attachments: [] };
    await expect(osm.service.create(ticket)).resolves.toBe('CS9');
    expect(server.received[0]?.body).toEqual(server.received[1]?.body);
  });

  it('waits at least as long as the service asks, in seconds or by a date', async () => {
    const waits: number[] = [];
    const log = { ...noLog, info: (fields: object) => void waits.push((fields as { wait: number }).wait) };
    const after = ['0', 'Thu, 01 Jan 2026 00:00:01 GMT'];
    const { osm } = await startOsm(
      (_, before) => (before < 2 ? { ...throttled, headers: { 'retry-after': after[before] ?? '' } } : status),
      { log, now: () => Date.UTC(2026, 0, 1, 0, 0, 0, 970) },
    );
    await statusOf(osm);
    expect(waits[0]).toBeLessThan(30);
    expect(waits[1]).toBeGreaterThanOrEqual(30);
  });

  it('does not wait where the service asks for too long', async () => {
    const { server, osm } = await startOsm(() => ({ ...throttled, headers: { 'retry-after': '600' } }));
    expect(await failureOf(statusOf(osm))).toMatchObject({ status: 429, retryAfter: 600_000 });
    expect(server.received).toHaveLength(1);
  });

  it('calls it unreachable, not ambiguous, where nothing could be sent', async () => {
    const server = await startServer(() => status);
    const { service } = createOsm(optionsFor(server));
    await server.close();
    expect(await failureOf(service.reply('CS1', 'hello', []))).toMatchObject({
      code: 'unreachable',
      ambiguous: false,
      detail: 'ECONNREFUSED',
    });
  });
});

describe('time-outs and giving up', () => {
  const stalled: Reply = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"status":');
  };
  it.each([
    ['headers do not come', silent],
    ['the body stalls', stalled],
  ])('ends an attempt where %s', async (_, reply) => {
    const { osm } = await startOsm(() => reply, { limits: { timeout: 80, attempts: 1 } });
    expect(await failureOf(statusOf(osm))).toMatchObject({ code: 'timeout', ambiguous: false });
    expect(await failureOf(osm.service.reply('CS1', 'a', []))).toMatchObject({ code: 'timeout', ambiguous: true });
  });

  it('stops a call that waits for its turn', async () => {
    const { server, osm } = await startOsm(() => silent, { limits: { concurrency: 1, attempts: 1 } });
    const path = { case_id: 'CS1' };
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = failureOf(osm.client.showCaseStatus({ path }, { signal: running.signal }));
    const second = failureOf(
      osm.client.createMessages({ path, body: { message: { content: 'a' } } }, { signal: waiting.signal }),
    );
    waiting.abort(new Error('changed my mind'));
    expect(await second).toMatchObject({ code: 'aborted', ambiguous: false, cause: new Error('changed my mind') });
    running.abort();
    expect(await first).toMatchObject({ code: 'aborted' });
    expect(server.received.map(({ method }) => method)).not.toContain('POST');
  });

  it('stops between two attempts, with the error of the last one', async () => {
    const caller = new AbortController();
    const { server, osm } = await startOsm(() => throttled, {
      limits: { retryBase: 60_000, retryCap: 60_000 },
      random: () => 0.99,
      log: { ...noLog, info: () => caller.abort() },
    });
    const call = osm.client.showCaseStatus({ path: { case_id: 'CS1' } }, { signal: caller.signal });
    expect(await failureOf(call)).toMatchObject({ status: 429 });
    expect(server.received).toHaveLength(1);
  });

  it('says of a write that was stopped under way that it may have been carried out', async () => {
    const { osm } = await startOsm(() => silent);
    const caller = new AbortController();
    const call = failureOf(
      osm.client.updateCases(
        { path: { case_id: 'CS1' }, query: { action_id: 'close' }, body: {} },
        { signal: caller.signal },
      ),
    );
    setTimeout(() => caller.abort(), 50);
    expect(await call).toMatchObject({ code: 'aborted', ambiguous: true });
  });

  it('leaves no listener on a signal that lives on', async () => {
    const { osm } = await startOsm(() => status);
    const { signal } = new AbortController();
    const added = jest.spyOn(signal, 'addEventListener');
    const removed = jest.spyOn(signal, 'removeEventListener');
    await osm.client.showCaseStatus({ path: { case_id: 'CS1' } }, { signal });
    expect(added).toHaveBeenCalled();
    const gone = removed.mock.calls.map(([, listener]) => listener);
    expect(added.mock.calls.filter(([, listener]) => !gone.includes(listener))).toEqual([]);
  });
});

describe('bounds', () => {
  it('has no more calls under way than allowed', async () => {
    let now = 0;
    let max = 0;
    const { osm } = await startOsm(
      async () => {
        max = Math.max(max, (now += 1));
        await new Promise((resolve) => setTimeout(resolve, 10));
        now -= 1;
        return status;
      },
      { limits: { concurrency: 3 } },
    );
    await Promise.all(Array.from({ length: 20 }, () => statusOf(osm)));
    expect(max).toBe(3);
  });

  it('follows no redirect', async () => {
    const elsewhere = await startServer(() => status);
    const { osm } = await startOsm(() => ({ status: 307, headers: { location: elsewhere.url }, text: '' }));
    await failureOf(statusOf(osm));
    await elsewhere.close();
    expect(elsewhere.received).toHaveLength(0);
  });
});

describe('circuit breaker', () => {
  const limits = { ...quick, attempts: 1, breakerFailures: 3, breakerPause: 60 };

  it('opens after failures of the service, then tries one call', async () => {
    let answer = broken;
    const { server, osm } = await startOsm(() => answer, { limits });
    for (let call = 0; call < 3; call += 1) await failureOf(statusOf(osm));
    expect(await failureOf(osm.service.reply('CS1', 'a', []))).toMatchObject({
      code: 'circuit-open',
      ambiguous: false,
    });
    expect(server.received).toHaveLength(3);
    answer = status;
    await new Promise((resolve) => setTimeout(resolve, 80));
    await expect(statusOf(osm)).resolves.toBe(1);
    await expect(statusOf(osm)).resolves.toBe(1);
  });

  it.each([
    ['business errors', { json: { error_code: 'OSM.01010002', error_msg: 'no' } }],
    ['429s', throttled],
    ['401s', { status: 401, json: { error_code: 'OSM.0002', error_msg: 'no' } }],
  ])('stays closed for %s', async (_, reply) => {
    const { server, osm } = await startOsm(() => reply, { limits });
    for (let call = 0; call < 8; call += 1) await failureOf(statusOf(osm));
    expect(server.received).toHaveLength(8);
  });

  it('counts failures in a row: a refusal between them is a sign of life', async () => {
    const { server, osm } = await startOsm((_, before) => (before % 3 === 2 ? refused : broken), {
      limits,
    });
    for (let call = 0; call < 9; call += 1) await failureOf(statusOf(osm));
    expect(server.received).toHaveLength(9);
  });
});

it('sends the common headers of the contract, and the account', async () => {
  const { server, osm } = await startOsm(() => ({ json: { status: 1, login_type: 'a' } }));
  await statusOf(osm);
  await osm.client.showLoginType();
  await osm.client.listDiagnoseJob({ query: { job_id: '1' } });
  const sent = server.received.map(({ headers }) =>
    ['x-site', 'x-language', 'x-time-zone', 'x-domain-id'].map((name) => headers[name]),
  );
  expect(sent).toEqual([
    ['1', 'en-us', 'GMT+0', 'd0main'],
    [undefined, 'en-us', 'GMT+0', 'd0main'],
    [undefined, undefined, undefined, 'd0main'],
  ]);
});

describe('calls that wait while the service is given up', () => {
  it('fail one behind the other, so that other work goes on in between', async () => {
    const limits = { attempts: 1, concurrency: 2, breakerFailures: 1, breakerPause: 60_000, timeout: 50 };
    const { osm } = await startOsm(() => silent, { limits });
    let turns = 0;
    let counting = true;
    const count = () => {
      turns += 1;
      if (counting) setImmediate(count);
    };
    const failedIn: number[] = [];
    const calls = Array.from({ length: 200 }, async () => {
      const { code } = await failureOf(statusOf(osm));
      if (code === 'circuit-open') failedIn.push(turns);
    });
    count();
    await Promise.all(calls);
    counting = false;
    const max = Math.max(...[...new Set(failedIn)].map((turn) => failedIn.filter((one) => one === turn).length));
    expect(failedIn.length).toBeGreaterThan(100);
    expect(max).toBeLessThanOrEqual(limits.concurrency * 2);
  });
});
