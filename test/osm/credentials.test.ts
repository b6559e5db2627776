import { afterEach, describe, expect, it } from '@jest/globals';
import { createSeal } from '../../src/osm/seal.ts';
import { createOsm, type CacheStore } from '../../src/osm/index.ts';
import { failureOf, newCache, optionsFor, password, startOsm, stopServers } from './osm.ts';
import type { Received, Reply } from './server.ts';

afterEach(stopServers);

const hour = 3_600_000;
const start = Date.UTC(2026, 0, 1);
const path = { case_id: 'CS1' };
const large = {
  name: 'a.bin',
  size: 12 * 1024 * 1024 + 1,
  open: () => Promise.resolve(new Blob(['x'.repeat(12 * 1024 * 1024 + 1)]).stream()),
};

/** IAM gives tokens `token-1`, `token-2`, ... for 24 hours; the ticket API takes what `accepts` says. */
function service(accepts: (token: string | undefined, request: Received) => boolean = () => true) {
  let given = 0;
  return (request: Received): Reply => {
    if (request.path === '/v3/auth/tokens') {
      given += 1;
      return {
        status: 201,
        headers: { 'x-subject-token': `token-${given}` },
        json: { token: { expires_at: new Date(start + 24 * hour).toISOString() } },
      };
    }
    if (request.path === '/v3/auth/domains') return { json: { domains: [{ id: 'found', name: 'company' }] } };
    const token = request.headers['x-auth-token'];
    if (!accepts(typeof token === 'string' ? token : undefined, request))
      return { status: 401, json: { error_code: 'OSM.0002', error_msg: 'expired' } };
    return { json: { status: 1, accessory_id: 'A1', incident_id: 'CS1' } };
  };
}

const logins = (received: readonly Received[]) => received.filter((request) => request.path === '/v3/auth/tokens');
const tokenOnly = { accessKey: undefined, password, now: () => start };

describe('access key', () => {
  it('signs every call and sends no token', async () => {
    const { server, osm } = await startOsm(service(), { password });
    await osm.client.showCaseStatus({ path });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.headers['x-auth-token']).toBeUndefined();
    expect(server.received[0]?.headers.authorization).toMatch(
      /^SDK-HMAC-SHA256 Access=ACCESSKEYID, SignedHeaders=host;x-domain-id;x-language;x-sdk-date;x-site;x-time-zone, Signature=[0-9a-f]{64}$/,
    );
  });

  it('sends and signs the security token of a temporary key', async () => {
    const { server, osm } = await startOsm(service(), {
      accessKey: { id: 'A', secret: 'S', securityToken: 'temporary' },
    });
    await osm.client.showCaseStatus({ path });
    expect(server.received[0]?.headers['x-security-token']).toBe('temporary');
    expect(server.received[0]?.headers.authorization).toContain('x-sdk-date;x-security-token;x-site');
  });

  it('finds the account once, for all callers and for later processes', async () => {
    const cache = newCache();
    const { server, osm } = await startOsm(service(), { domainId: undefined, cache });
    await Promise.all(Array.from({ length: 10 }, () => osm.client.showCaseStatus({ path })));
    const asked = () => server.received.filter((request) => request.path === '/v3/auth/domains');
    expect(asked()).toHaveLength(1);
    expect(asked()[0]?.headers.authorization).toContain('SignedHeaders=host;x-sdk-date,');
    expect(server.received.at(-1)?.headers['x-domain-id']).toBe('found');
    await createOsm(optionsFor(server, { domainId: undefined, cache })).client.showCaseStatus({ path });
    expect(asked()).toHaveLength(1);
    expect(server.received.at(-1)?.headers['x-domain-id']).toBe('found');
  });

  it('goes on without the account where IAM cannot say it, and asks again after a while', async () => {
    let now = start;
    let broken = true;
    const serve = service();
    const { server, osm } = await startOsm(
      (request) => (broken && request.path === '/v3/auth/domains' ? { status: 500, json: {} } : serve(request)),
      { domainId: undefined, now: () => now },
    );
    await osm.client.showCaseStatus({ path });
    broken = false;
    await osm.client.showCaseStatus({ path });
    expect(server.received.at(-1)?.headers['x-domain-id']).toBeUndefined();
    now += 61_000;
    await osm.client.showCaseStatus({ path });
    expect(server.received.at(-1)?.headers['x-domain-id']).toBe('found');
  });
});

describe('bodies over 12 MB', () => {
  it('take a token where a login is configured', async () => {
    const { server, osm } = await startOsm(service(), { password, now: () => start });
    await expect(osm.service.upload(large, 'ticket')).resolves.toBe('A1');
    expect(server.received.at(-1)?.headers['x-auth-token']).toBe('token-1');
    expect(server.received.at(-1)?.headers.authorization).toBeUndefined();
  });

  it('are refused before anything is sent or opened where there is none', async () => {
    const { server, osm } = await startOsm(service());
    const open = () => Promise.reject(new Error('opened'));
    expect(await failureOf(osm.service.upload({ ...large, open }, 'ticket'))).toMatchObject({
      code: 'body-too-large',
      ambiguous: false,
    });
    expect(server.received).toHaveLength(0);
  });
});

describe('token', () => {
  it('is fetched as IAM documents it, and used for everything where there is no access key', async () => {
    const { server, osm } = await startOsm(service(), tokenOnly);
    await osm.client.showCaseStatus({ path });
    expect(JSON.parse(String(server.received[0]?.body))).toEqual({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: 'bot', password: password.password, domain: { name: 'company' } } },
        },
        scope: { project: { name: 'cn-south-1' } },
      },
    });
    expect(server.received[1]?.headers).toMatchObject({ 'x-auth-token': 'token-1' });
    expect(server.received[1]?.headers.authorization).toBeUndefined();
  });

  it('asks for the whole account where no project is named', async () => {
    const { server, osm } = await startOsm(service(), { ...tokenOnly, password: { ...password, project: undefined } });
    await osm.client.showCaseStatus({ path });
    expect(String(server.received[0]?.body)).toContain('"scope":{"domain":{"name":"company"}}');
  });

  it('is fetched once for fifty callers at a time', async () => {
    const { server, osm } = await startOsm(service(), tokenOnly);
    await Promise.all(Array.from({ length: 50 }, () => osm.client.showCaseStatus({ path })));
    expect(logins(server.received)).toHaveLength(1);
  });

  it('is renewed shortly before its end', async () => {
    let now = start;
    const { server, osm } = await startOsm(service(), { ...tokenOnly, now: () => now });
    await osm.client.showCaseStatus({ path });
    now = start + 23.9 * hour;
    await osm.client.showCaseStatus({ path });
    expect(logins(server.received)).toHaveLength(1);
    now = start + 23.95 * hour;
    await osm.client.showCaseStatus({ path });
    expect(logins(server.received)).toHaveLength(2);
  });

  it('is renewed once on a 401, also for a write, and once for all callers', async () => {
    const { server, osm } = await startOsm(
      service((token) => token !== 'token-1'),
      tokenOnly,
    );
    await Promise.all(
      Array.from({ length: 8 }, () => osm.client.createMessages({ path, body: { message: { content: 'a' } } })),
    );
    expect(logins(server.received)).toHaveLength(2);
  });

  it('is not renewed for ever', async () => {
    const { server, osm } = await startOsm(
      service(() => false),
      tokenOnly,
    );
    expect(await failureOf(osm.client.showCaseStatus({ path }))).toMatchObject({ status: 401, code: 'OSM.0002' });
    expect(logins(server.received)).toHaveLength(2);
  });

  it('is shared through the cache, also after another process renewed it', async () => {
    const cache = newCache();
    const accepted = new Set(['token-1']);
    const { server, osm } = await startOsm(
      service((token) => accepted.has(token ?? '')),
      { ...tokenOnly, cache },
    );
    const other = createOsm(optionsFor(server, { ...tokenOnly, cache }));
    await osm.client.showCaseStatus({ path });
    await other.client.showCaseStatus({ path });
    expect(logins(server.received)).toHaveLength(1);
    accepted.clear();
    accepted.add('token-2');
    await osm.client.showCaseStatus({ path });
    await other.client.showCaseStatus({ path });
    expect(logins(server.received)).toHaveLength(2);
  });

  it('lies in the cache sealed: who reads it gets nothing', async () => {
    const kept = new Map<string, string>();
    const cache: CacheStore = {
      get: (key) => Promise.resolve(kept.get(key)),
      set: (key, value) => Promise.resolve(kept.set(key, value)),
      delete: (key) => Promise.resolve(kept.delete(key)),
    };
    const { server, osm } = await startOsm(service(), { ...tokenOnly, cache });
    await osm.client.showCaseStatus({ path });
    const [[key, sealed] = ['', '']] = [...kept];
    for (const form of [sealed, Buffer.from(sealed, 'base64').toString('latin1'), key]) {
      expect(form).not.toContain('token-1');
      expect(form).not.toContain('bot');
    }
    for (const value of ['', 'garbage', sealed.slice(0, 40), sealed.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))]) {
      kept.set(key, value);
      await createOsm(optionsFor(server, { ...tokenOnly, cache })).client.showCaseStatus({ path });
    }
    expect(logins(server.received)).toHaveLength(5);
  });

  it('is fetched anew where the cache fails', async () => {
    const fail = () => Promise.reject(new Error('disk full'));
    const { osm } = await startOsm(service(), { ...tokenOnly, cache: { get: fail, set: fail, delete: fail } });
    await expect(osm.service.status('CS1')).resolves.toBe(1);
  });

  it('is asked for again only after a while where the password is wrong, since IAM locks users out', async () => {
    let now = start;
    let right = false;
    const serve = service();
    const { server, osm } = await startOsm(
      (request) =>
        !right && request.path === '/v3/auth/tokens'
          ? { status: 401, json: { error: { code: '401', message: 'wrong' } } }
          : serve(request),
      { ...tokenOnly, now: () => now },
    );
    for (let call = 0; call < 3; call += 1) {
      expect(await failureOf(osm.service.status('CS1'))).toMatchObject({
        operation: 'iam.createToken',
        status: 401,
        ambiguous: false,
      });
    }
    expect(server.received).toHaveLength(1);
    right = true;
    now += 61_000;
    await expect(osm.service.status('CS1')).resolves.toBe(1);
  });

  it('that does not come is an error, of a write too, and not ambiguous', async () => {
    const { server, osm } = await startOsm(() => ({ status: 201, json: { token: {} } }), tokenOnly);
    expect(await failureOf(osm.service.reply('CS1', 'a', []))).toMatchObject({
      code: 'unreadable-answer',
      ambiguous: false,
    });
    expect(server.received).toHaveLength(1);
  });

  it('waits for nobody who gave up', async () => {
    const { osm } = await startOsm(() => () => undefined, tokenOnly);
    const caller = new AbortController();
    const call = failureOf(osm.client.showCaseStatus({ path }, { signal: caller.signal }));
    setTimeout(() => caller.abort(), 30);
    expect(await call).toMatchObject({ code: 'aborted', operation: 'showCaseStatus' });
  });
});

describe('seal', () => {
  it('opens only with the password and the context it was closed with', () => {
    const sealed = createSeal('password', 'context').close('text 一');
    expect(createSeal('password', 'context').open(sealed)).toBe('text 一');
    expect(createSeal('other', 'context').open(sealed)).toBeUndefined();
    expect(createSeal('password', 'other').open(sealed)).toBeUndefined();
    expect(createSeal('password', 'context').close('text 一')).not.toBe(sealed);
  });
});

it('needs an access key or a login', async () => {
  const { server } = await startOsm(service());
  expect(() => createOsm(optionsFor(server, { accessKey: undefined }))).toThrow('an access key or a login');
});
