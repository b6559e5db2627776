import { describe, expect, it } from '@jest/globals';
import { sign } from './signer.ts';
import { ask, cases, owner, read, start, stranger, type Got } from './support.ts';

const minute = 60_000;

/** What went wrong, as the gateway says it. */
const refusal = (got: Got) => [got.status, got.code, String(got.json.error_msg)] as const;
const refused = (words: string) => [401, 'APIGW.0301', expect.stringContaining(words)];

describe('a signed request', () => {
  it('is let in, and every answer carries a request id', async () => {
    const server = await start();
    const got = await ask(server, cases, { query: { app_key: 'ä ! * (x)' } });
    expect(got.status).toBe(200);
    expect(got.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('may be up to 15 minutes off', async () => {
    const now = Date.UTC(2026, 0, 1);
    const server = await start({ now: () => now });
    expect((await ask(server, cases, { at: now - 14 * minute })).status).toBe(200);
    expect((await ask(server, cases, { at: now + 14 * minute })).status).toBe(200);
    const expired =
      'calc aksk signature fail:signature expired, signature time:20251231T234400Z,server time:20260101T000000Z';
    const late = await ask(server, cases, { at: now - 16 * minute });
    expect(refusal(late)).toEqual(refused(expired));
    // The time of the server, by which a client can tell how far off it is.
    expect(late.headers.get('date')).toBe('Thu, 01 Jan 2026 00:00:00 GMT');
    expect(refusal(await ask(server, cases, { at: now + 16 * minute }))).toEqual(refused('signature expired'));
  });

  it('is refused with an unknown access key or a wrong secret key, and the answer shows the canonical request', async () => {
    const server = await start();
    expect(refusal(await ask(server, cases, { as: { ...owner, accessKey: 'AKNOBODY' } }))).toEqual(
      refused('Get secretKey failed,ak:AKNOBODY,err:ak not exist'),
    );
    const wrong = await ask(server, cases, { as: { ...owner, secretKey: 'wrong' } });
    expect(refusal(wrong)).toEqual(refused('canonicalRequest:GET|/v2/servicerequest/cases/||'));
    expect(wrong.json.request_id).toBe(wrong.headers.get('x-request-id'));
    expect(wrong.bytes.toString()).not.toContain(owner.secretKey);
  });

  it('is refused where the body, the path or the query is another than the signed one', async () => {
    const server = await start();
    const url = new URL(`${server.url}/v2/servicerequest/labels`);
    const body = Buffer.from('{"name":"x","color":"#123456"}');
    const headers = sign(
      owner,
      { method: 'POST', url, headers: { 'content-type': 'application/json' }, body },
      Date.now(),
    );
    const sent = (to: string | URL, bytes: string) => fetch(to, { method: 'POST', headers, body: bytes }).then(read);
    expect((await sent(url, body.toString())).status).toBe(200);
    expect(refusal(await sent(url, `${body.toString()} `))).toEqual(refused('signature fail'));
    expect(refusal(await sent(`${url.href}?limit=1`, body.toString()))).toEqual(refused('signature fail'));
    expect(refusal(await sent(server.url + cases, body.toString()))).toEqual(refused('signature fail'));
  });

  it('must sign x-sdk-date and every X-* header', async () => {
    const server = await start();
    const url = new URL(server.url + cases);
    const sent = { method: 'GET', url, headers: { 'x-language': 'en-us' } };
    const get = async (signed: readonly string[]) =>
      refusal(await read(await fetch(url, { headers: sign(owner, sent, Date.now(), signed) })));
    // As the SDK for Go does.
    expect((await get(['x-language', 'x-sdk-date']))[0]).toBe(200);
    expect(await get(['host', 'x-language'])).toEqual(refused('x-sdk-date is not signed'));
    expect(await get(['host', 'x-sdk-date'])).toEqual(refused('x-language is not signed'));
    expect(await get(['x-sdk-date', 'x-language', 'host'])).toEqual(refused('sorted'));
    expect(await get(['host', 'x-language', 'x-sdk-date', 'x-site'])).toEqual(refused('x-site is not sent'));
    expect((await get(['host', 'x-language', 'x-sdk-date']))[0]).toBe(200);
  });

  it('may replace the hash of its body, but not by a false one', async () => {
    const server = await start();
    const body = { name: 'unsigned', color: '#123456' };
    const path = '/v2/servicerequest/labels';
    expect((await ask(server, path, { body, headers: { 'x-sdk-content-sha256': 'UNSIGNED-PAYLOAD' } })).status).toBe(
      200,
    );
    const false_ = await ask(server, path, { body, headers: { 'x-sdk-content-sha256': 'f'.repeat(64) } });
    expect(refusal(false_)).toEqual(refused('x-sdk-content-sha256'));
  });

  it('locks its key after more than five wrong signatures in a row, for five minutes', async () => {
    let now = Date.now();
    const server = await start({ now: () => now });
    const wrong = async (times: number) => {
      for (let time = 0; time < times; time += 1) {
        const got = await ask(server, cases, { as: { ...owner, secretKey: 'wrong' }, at: now });
        expect(refusal(got)).toEqual(refused('verify aksk signature fail'));
      }
    };
    const right = async () => refusal(await ask(server, cases, { at: now }));
    await wrong(5);
    expect((await right())[0]).toBe(200);
    await wrong(6);
    expect(await right()).toEqual(refused('AK access failed to reach the limit,forbidden.'));
    expect((await ask(server, cases, { as: stranger, at: now })).status).toBe(200);
    now += 5 * minute;
    expect((await right())[0]).toBe(200);
  });

  it('with a temporary key needs its security token, which no answer shows', async () => {
    const server = await start();
    expect((await ask(server, cases, { as: stranger })).status).toBe(200);
    const { securityToken: token, ...without } = stranger;
    expect(refusal(await ask(server, cases, { as: without }))).toEqual(refused('security token'));
    const wrong = await ask(server, cases, { as: { ...stranger, secretKey: 'wrong' } });
    expect(refusal(wrong)).toEqual(refused('signature fail'));
    expect(wrong.bytes.toString()).not.toContain(token);
  });

  it('is refused for an account that is not its own', async () => {
    const server = await start();
    const got = await ask(server, cases, { headers: { 'x-domain-id': 'domain-2' } });
    expect([got.status, got.code]).toEqual([403, 'OSM.0003']);
  });

  it('over 12 MB is too large', async () => {
    const server = await start();
    const got = await ask(server, cases, { body: Buffer.alloc(12 * 1_048_576 + 1, 32) });
    expect([got.status, got.code]).toEqual([413, 'APIGW.0201']);
  });

  it.each([
    '',
    'Basic abc',
    'SDK-HMAC-SHA256 Access=AKOWNER',
    'SDK-HMAC-SHA256 Access=AKOWNER, SignedHeaders=host, Signature=xyz',
  ])('is refused with the Authorization %p', async (authorization) => {
    const server = await start();
    const got = await read(await fetch(server.url + cases, { headers: { authorization } }));
    expect([got.status, got.code]).toEqual([401, 'APIGW.0301']);
  });
});

it('a request without any authentication is refused, and an unknown path is none of the API', async () => {
  const server = await start();
  expect(refusal(await read(await fetch(server.url + cases)))).toEqual(refused('x-auth-token not found'));
  for (const [method, path] of [
    ['GET', '/v2/servicerequest/nothing'],
    ['DELETE', cases],
    ['GET', '/'],
    ['GET', '/_control'],
  ] as const) {
    const got = await ask(server, path, { method });
    expect([got.status, got.code]).toEqual([404, 'APIGW.0101']);
    expect(got.headers.get('x-request-id')).not.toBeNull();
  }
});
