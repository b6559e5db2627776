import { describe, expect, it } from '@jest/globals';
import { ask, cases, owner, read, start, type Service } from './support.ts';

const body = (user: object = {}, scope: object = { project: { name: 'cn-south-1' } }) => ({
  auth: {
    identity: {
      methods: ['password'],
      password: {
        user: { name: owner.user.name, password: owner.user.password, domain: { name: owner.user.domain }, ...user },
      },
    },
    scope,
  },
});

const post = async (server: Service, content: unknown) =>
  await read(await fetch(`${server.iamUrl}/v3/auth/tokens`, { method: 'POST', body: JSON.stringify(content) }));

const tokenOf = async (server: Service) => (await post(server, body())).headers.get('x-subject-token') ?? '';

const list = async (server: Service, token: string) =>
  await read(await fetch(server.url + cases, { headers: { 'x-auth-token': token } }));

describe('a token', () => {
  it('is given for a password, lasts 24 hours and opens the API', async () => {
    let now = Date.UTC(2026, 0, 1);
    const server = await start({ now: () => now });
    const got = await post(server, body());
    expect(got.status).toBe(201);
    expect((got.json.token as { expires_at: string }).expires_at).toBe('2026-01-02T00:00:00.000000Z');
    const token = got.headers.get('x-subject-token') ?? '';
    expect((await list(server, token)).status).toBe(200);
    now += 24 * 3_600_000 - 1;
    expect((await list(server, token)).status).toBe(200);
    now += 1;
    const late = await list(server, token);
    expect([late.status, late.code]).toEqual([401, 'OSM.0002']);
  });

  it('is also given for the scope of the account', async () => {
    const server = await start();
    expect((await post(server, body({}, { domain: { name: 'example' } }))).status).toBe(201);
  });

  it.each([
    ['a wrong password', body({ password: 'wrong' }), 401],
    ['an unknown user', body({ name: 'nobody' }), 401],
    ['another domain', body({ domain: { name: 'other' } }), 401],
    ['a foreign scope', body({}, { project: { name: 'mars' } }), 401],
    ['nothing', {}, 400],
    ['null', null, 400],
    ['a number', 1, 400],
    ['user null', { auth: { identity: { methods: ['password'], password: { user: null } } } }, 400],
  ])('is not given for %s', async (_name, content, status) => {
    const server = await start();
    const got = await post(server, content);
    expect(got.status).toBe(status);
    expect(got.json.error).toMatchObject({ code: status });
    expect(got.headers.get('x-subject-token')).toBeNull();
    expect(server.problems).toEqual([]);
  });

  it('can be revoked, and one that never was is refused', async () => {
    const server = await start();
    const token = await tokenOf(server);
    server.control.revokeTokens();
    expect((await list(server, token)).status).toBe(401);
    expect((await list(server, 'never-given')).code).toBe('APIGW.0301');
  });

  it('carries a body over 12 MB', async () => {
    const server = await start({ limits: { attachmentSize: 20 } });
    const token = await tokenOf(server);
    const form = new FormData();
    form.append('form_data', JSON.stringify({ fileName: 'big.zip', accessoryFrom: 'incident', uploadType: 0 }));
    form.append('file', new Blob([Buffer.alloc(13 * 1_048_576)]), 'big.zip');
    const headers = { 'x-auth-token': token };
    const got = await read(
      await fetch(`${server.url}/v2/servicerequest/accessorys`, { method: 'POST', headers, body: form }),
    );
    expect(got.json).toEqual({ accessory_id: expect.any(String) });
  });
});

it('the account of a key can be asked for', async () => {
  const server = await start();
  const got = await ask(server, '/v3/auth/domains');
  expect(got.json.domains).toEqual([expect.objectContaining({ id: 'domain-1', name: 'example' })]);
  expect((await ask(server, '/v3/auth/domains', { as: { ...owner, secretKey: 'wrong' } })).status).toBe(401);
});
