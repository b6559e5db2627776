import { afterEach, describe, expect, it } from '@jest/globals';
import type { ServiceTrouble } from '../../src/tickets/ports.ts';
import { accessKey, failureOf, password, startOsm, stopServers } from './osm.ts';
import type { Reply } from './server.ts';

afterEach(stopServers);

const served = Date.UTC(2021, 11, 17, 6, 58, 4);
const names = {
  accessKey: 'OSM_ACCESS_KEY',
  secretKey: 'OSM_SECRET_KEY',
  endpoint: 'OSM_SITE',
  project: 'IAM_PROJECT',
};

/** What the gateway says, with the time of its answer. */
const gateway = (words: string, at = served): Reply => ({
  status: 401,
  headers: { date: new Date(at).toUTCString() },
  json: { error_msg: `Incorrect IAM authentication information: ${words}`, error_code: 'APIGW.0301', request_id: 'r' },
});

const refused = async (reply: Reply, options: Parameters<typeof startOsm>[1] = {}) => {
  const { osm } = await startOsm(() => reply, { names, now: () => served, ...options });
  return failureOf(osm.service.status('CS1'));
};

describe('a 401 of the gateway', () => {
  it.each<[string, Partial<ServiceTrouble>]>([
    // huaweicloud-sdk-java-v3, issue 44
    [
      'calc aksk signature fail:signature expired, signature time:20211217T064303Z,server time:20211217T065804Z',
      { kind: 'clock', check: [], minutes: -15 },
    ],
    ['signature expired, signature time:20211217T075804Z,server time:20211217T065804Z', { kind: 'clock', minutes: 60 }],
    // sis_faq 04_0087
    ['calc ak sk signature fail:signature expired', { kind: 'clock', minutes: undefined }],
    // ddns-go, issue 844
    [`ak ${accessKey.id} not exist`, { kind: 'access-key', check: ['OSM_ACCESS_KEY', 'OSM_SITE'] }],
    // devg-apisign, api-sign-0001
    ['Get secretKey failed,ak:******,err:ak not exist', { kind: 'access-key' }],
    [
      'verify aksk signature fail, canonicalRequest:GET|/v2/x/||host:osm.example|x-sdk-date:20211217T065804Z||host;x-sdk-date|44136fa355b3678a',
      { kind: 'secret-key', check: ['OSM_SECRET_KEY'] },
    ],
    ['AK access failed to reach the limit,forbidden.', { kind: 'key-locked', check: ['OSM_SECRET_KEY'] }],
    ['Unauthorized', { kind: 'key', check: ['OSM_ACCESS_KEY', 'OSM_SECRET_KEY'] }],
  ])('“%s” says what to check', async (words, expected) => {
    const error = await refused(gateway(words));
    expect(error.trouble).toMatchObject(expected);
    for (const name of expected.check ?? []) expect(error.message).toContain(name);
    expect(error).toMatchObject({ code: 'APIGW.0301', ambiguous: false, notFound: false });
    // None of the gateway's words: they hold the signed request and the key.
    expect(`${error.message} ${JSON.stringify(error)}`).not.toMatch(/canonicalRequest|ACCESSKEYID|Incorrect IAM/);
  });

  it.each([
    [20, 'ahead of'],
    [-47, 'behind'],
  ])('is about the clock where the answer is dated %d minutes apart, whatever its words', async (minutes, side) => {
    const error = await refused(gateway('verify aksk signature fail'), { now: () => served + minutes * 60_000 });
    expect(error.trouble).toMatchObject({ kind: 'clock', minutes });
    expect(error.message).toContain(`the clock of this machine is ${Math.abs(minutes)} minutes ${side}`);
  });

  it('is about a temporary key that is over, where the clock is right', async () => {
    const key = { ...accessKey, securityToken: 'canary-security-token' };
    const expired = await refused(gateway('signature expired'), { accessKey: key });
    expect(expired.trouble).toMatchObject({ kind: 'temporary-key' });
    expect(expired.message).not.toContain('canary');
  });

  it('is about the token where a token was sent', async () => {
    const { osm } = await startOsm(
      ({ path }) =>
        path === '/v3/auth/tokens'
          ? { status: 201, headers: { 'x-subject-token': 'canary-token' }, json: { token: {} } }
          : gateway('decrypt token fail'),
      { accessKey: undefined, password, now: () => served },
    );
    const error = await failureOf(osm.service.status('CS1'));
    expect(error.trouble?.kind).toBe('token');
    expect(error.message).not.toContain('canary');
  });
});

describe('a login that IAM refuses', () => {
  const login = (status: number, message: string, title = 'Unauthorized') =>
    refused({ status, json: { error: { code: status, message, title } } }, { accessKey: undefined, password });

  it.each<[number, string, ServiceTrouble['kind'], string]>([
    [401, 'The username or password is wrong.', 'login', 'password.user, password.password, password.domain'],
    [401, 'Unauthorized.', 'login', 'password.user'],
    [401, 'The password has expired.', 'login-password', 'password.password'],
    [401, 'The account is locked.', 'login-locked', 'password.user'],
    [401, 'Could not find domain: company.', 'login-domain', 'password.domain'],
    [400, 'Could not find project: cn-south-1.', 'login-project', 'IAM_PROJECT'],
  ])('with %d “%s” says which part', async (status, message, kind, check) => {
    const error = await login(status, message);
    expect(error).toMatchObject({ operation: 'iam.createToken', status, trouble: { kind } });
    expect(error.message).toContain(check);
    expect(error.detail).toBe(message);
    expect(error.message).not.toContain(password.password);
  });

  it('is no refusal where something else answers for IAM', async () => {
    const { osm } = await startOsm(() => ({ status: 401, text: '<html>' }), { accessKey: undefined, password });
    expect(await failureOf(osm.service.status('CS1'))).toMatchObject({
      code: 'foreign-answer',
      trouble: { kind: 'foreign', check: ['iamEndpoint'] },
    });
  });
});

it('says who it is', async () => {
  const { server, osm } = await startOsm(() => ({ json: { status: 1 } }), { userAgent: 'service-tickets-slack/1.2.3' });
  await osm.service.status('CS1');
  expect(server.received[0]?.headers['user-agent']).toBe('service-tickets-slack/1.2.3');
});
