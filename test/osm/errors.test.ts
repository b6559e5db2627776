import { afterEach, describe, expect, it } from '@jest/globals';
import { isMissingOperation, OsmAnswerError, OsmApiError } from '../../src/osm/index.ts';
import { failureOf, startOsm, stopServers } from './osm.ts';
import type { Reply } from './server.ts';

afterEach(stopServers);

const showStatus = async (reply: Reply) => {
  const { osm } = await startOsm(() => reply, { limits: { attempts: 1, maxAnswer: 1000 } });
  return failureOf(osm.client.showCaseStatus({ path: { case_id: 'CS1' } }));
};
const create = async (reply: Reply) => {
  const { osm } = await startOsm(() => reply, { limits: { attempts: 1, maxAnswer: 1000 } });
  return failureOf(osm.service.reply('CS1', 'hello', []));
};

describe('errors of the service', () => {
  it.each([
    ['error_code and error_msg', { error_code: 'OSM.0003', error_msg: 'no', request_id: 'r' }],
    ['code and message', { code: 'OSM.0003', message: 'no' }],
    ['nested', { error: { code: 'OSM.0003', message: 'no' } }],
    ['nested with error_code', { failure: { error_code: 'OSM.0003', error_msg: 'no' } }],
  ])('reads %s', async (_, json) => {
    const error = await showStatus({ status: 403, json });
    expect(error).toBeInstanceOf(OsmApiError);
    expect(error).toMatchObject({
      code: 'OSM.0003',
      status: 403,
      requestId: 'request-1',
      operation: 'showCaseStatus',
      ambiguous: false,
    });
    expect(error.message).toBe(
      'GET /v2/servicerequest/cases/CS1/status was refused (OSM.0003, HTTP 403, request request-1): no',
    );
  });

  it('takes a 200 with an error_code for an error', async () => {
    const error = await create({ json: { error_code: 'OSM.01010009', error_msg: 'your plan does not cover this' } });
    expect(error).toMatchObject({
      code: 'OSM.01010009',
      status: 200,
      ambiguous: false,
      detail: 'your plan does not cover this',
    });
  });

  it.each([{ code: 'OSM.0004', message: 'no' }, { error: { code: 'APIGW.0308', message: 'no' } }])(
    'takes a 200 with %j for an error',
    async (json) => {
      expect((await showStatus({ json })).status).toBe(200);
    },
  );

  it.each([
    { error_code: '', status: 1 },
    { error_code: null, status: 1 },
    { error_code: 0, status: 1 },
    { error_code: '0', error_msg: 'success', status: 1 },
    { status: 1, code: 'a value of the answer' },
  ])('takes a 200 with %j for success', async (json) => {
    const { osm } = await startOsm(() => ({ json }));
    await expect(osm.client.showCaseStatus({ path: { case_id: 'CS1' } })).resolves.toMatchObject({ status: 1 });
  });

  it('takes the request id of the body where the header has none', async () => {
    const error = await showStatus((response) => {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end('{"error_code":"OSM.0001","error_msg":"bad","request_id":"from-body"}');
    });
    expect(error.requestId).toBe('from-body');
  });

  it('takes OSM.01010015 in a 200 for no such ticket, and nothing else', async () => {
    const gone = { error_code: 'OSM.01010015', error_msg: 'none' };
    const showTicket = async (reply: Reply) => {
      const { osm } = await startOsm(() => reply, { limits: { attempts: 1 } });
      return failureOf(osm.service.show('CS1'));
    };
    expect(await showTicket({ json: gone })).toMatchObject({ notFound: true });
    const others: Reply[] = [
      { status: 404, json: gone },
      { status: 404, json: { error_code: 'OSM.0009', error_msg: 'none' } },
      { status: 404, json: { error_code: 'APIGW.0101', error_msg: 'no api' } },
      { status: 404, json: {} },
      { status: 410, text: '' },
    ];
    for (const reply of others) expect(await showTicket(reply)).toMatchObject({ notFound: false });
  });

  it('takes APIGW.0101 for an operation that is not offered, and nothing else', async () => {
    const missing = await showStatus({ status: 404, json: { error_code: 'APIGW.0101', error_msg: 'no api' } });
    expect(isMissingOperation(missing)).toBe(true);
    const others: Reply[] = [
      { status: 403, json: { error_code: 'OSM.0003', error_msg: 'no' } },
      { status: 403, json: {} },
      { status: 404, json: {} },
      { status: 405, text: '' },
      { status: 500, json: {} },
    ];
    for (const reply of others) expect(isMissingOperation(await showStatus(reply))).toBe(false);
  });

  it('gives a code of its own to what any host may say in place of the service', async () => {
    expect(await showStatus({ status: 429, text: 'slow down' })).toMatchObject({ code: 'http-429', detail: undefined });
    expect(await create({ status: 413, text: '<html>' })).toMatchObject({ code: 'http-413', ambiguous: false });
  });

  it('keeps unknown codes and their words, cut and on one line', async () => {
    const error = await showStatus({
      status: 400,
      json: { error_code: 'OSM.01010099', error_msg: `a\r\nb\u0000${'c'.repeat(999)}` },
    });
    expect(error.detail).toMatch(/^a b c{296}…$/);
  });
});

describe('answers that are none', () => {
  const html = { text: '<html>Log in</html>', headers: { 'content-type': 'text/html' } };
  it.each([
    ['a page of HTML', html, 'foreign-answer'],
    ['truncated JSON', { text: '{"status": 1, "inc' }, 'broken-answer'],
    ['a JSON list', { text: '[1]' }, 'unreadable-answer'],
    ['JSON null', { text: 'null' }, 'unreadable-answer'],
    ['nothing', { text: '' }, 'empty-answer'],
    ['an answer over the bound', { text: `{"a":"${'x'.repeat(1000)}"}` }, 'answer-too-large'],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' }, text: '' }, 'redirected'],
  ])('refuses %s', async (_, reply, code) => {
    const error = await showStatus(reply);
    expect(error).toBeInstanceOf(OsmAnswerError);
    expect(error).toMatchObject({ code, ambiguous: false, requestId: 'request-1' });
  });

  it('takes an empty body where the contract expects no data', async () => {
    const { osm } = await startOsm(() => ({ text: '' }));
    await expect(osm.service.reply('CS1', 'hello', [])).resolves.toBeUndefined();
  });
});

describe('what may have been carried out', () => {
  const broken: [string, Reply][] = [
    ['a 500', { status: 500, json: { error_code: 'OSM.0004', error_msg: 'no' } }],
    ['a page instead of JSON', { text: '<html>' }],
    ['a dropped connection', (response) => response.destroy()],
    [
      'an answer that breaks off',
      (response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"a":');
        setTimeout(() => response.destroy(), 10);
      },
    ],
  ];
  it.each(broken)('is said of a write that ends with %s', async (_, reply) => {
    expect(await create(reply)).toMatchObject({ ambiguous: true });
    expect(await showStatus(reply)).toMatchObject({ ambiguous: false });
  });

  it.each([
    [400, 'OSM.0001'],
    [401, 'APIGW.0301'],
    [403, 'OSM.0003'],
    [404, 'APIGW.0101'],
    [413, 'APIGW.0201'],
    [429, 'APIGW.0308'],
  ])('is not said of a write that ends with %d %s', async (status, code) => {
    const json = { error_code: code, error_msg: 'no' };
    expect(await create({ status, json })).toMatchObject({ ambiguous: false, status });
  });
});
