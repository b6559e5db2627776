import { afterEach, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { createOsm } from '../../src/osm/index.ts';
import { newCache, optionsFor, startOsm, stopServers } from './osm.ts';
import type { Received, Reply } from './server.ts';

afterEach(stopServers);

const accessKey = { id: 'AK', secret: 'canary-secret-key', securityToken: 'canary-security-token' };
const password = { user: 'bot', password: 'canary-pass word/é', domain: 'company' };
const token = 'canary-subject-token';

/** Everything that failing calls leave behind: log lines, the errors as printed, as JSON, and their causes. */
async function traces(
  answer: (request: Received) => Reply,
  options: Parameters<typeof startOsm>[1] = {},
): Promise<string> {
  const lines: unknown[] = [];
  const line = (...args: unknown[]) => void lines.push(args);
  const log = { info: line, warn: line };
  const { osm } = await startOsm(answer, { accessKey, password, domainId: undefined, log, ...options });
  const file = { name: 'a', size: 1, open: () => Promise.resolve(new Blob(['a']).stream()) };
  const calls = [osm.service.show('CS1'), osm.service.reply('CS1', 'hello', []), osm.service.upload(file, 'ticket')];
  const errors = (await Promise.allSettled(calls)).map((result): unknown =>
    result.status === 'rejected' ? result.reason : 'no error',
  );
  expect(errors).not.toContain('no error');
  const all = [...lines, ...errors, ...errors.map((error) => JSON.stringify(error))];
  return all.map((trace) => inspect(trace, { depth: 10, showHidden: true })).join('\n');
}

/** Serves tokens, and everything else by `answer`. */
const afterLogin = (answer: (request: Received) => Reply) => (request: Received) =>
  request.path === '/v3/auth/tokens'
    ? { status: 201, headers: { 'x-subject-token': token }, json: {} }
    : answer(request);

/** A gateway that says everything it received, in every field of an error. */
const echo =
  (status: number, secret: string) =>
  ({ headers, body }: Received): Reply => {
    const received = `${JSON.stringify(headers)}${String(body)} ${secret} ${encodeURIComponent(secret)}`;
    return {
      status,
      headers: { 'x-request-id': encodeURIComponent(secret) },
      json: { error_code: `OSM.${received}`, error_msg: received, request_id: received },
    };
  };

const secrets = [
  accessKey.secret,
  accessKey.securityToken,
  password.password,
  encodeURIComponent(password.password),
  token,
];

function expectClean(text: string): void {
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  expect(/Signature=[0-9a-f]/.test(text)).toBe(false);
}

describe('secrets', () => {
  it.each([200, 400, 401, 403, 500])('do not come back from a gateway that echoes them with a %d', async (status) => {
    expectClean(await traces(echo(status, accessKey.secret)));
    expectClean(await traces(afterLogin(echo(status, password.password)), { accessKey: undefined }));
  });

  it.each([400, 401, 403, 500])('do not come back from an IAM that echoes them with a %d', async (status) => {
    expectClean(await traces(echo(status, password.password), { accessKey: undefined }));
  });

  it('do not come back from the canonical request in a 401', async () => {
    const message = `Incorrect IAM authentication information: verify aksk signature fail, GET|/v2/||x-security-token:${accessKey.securityToken}||x-security-token|e3b0`;
    const text = await traces(() => ({ status: 401, json: { error_code: 'APIGW.0301', error_msg: message } }));
    expectClean(text);
    expect(text).not.toContain('e3b0');
    expect(text).toContain('APIGW.0301');
  });

  it('do not show where a header cannot be sent', async () => {
    const broken = { id: 'AK', secret: accessKey.secret, securityToken: 'canary-security-token\nwith a line break' };
    expectClean(await traces(() => ({ json: {} }), { accessKey: broken }));
  });

  it('do not show where the connection is dropped, or the answer is no JSON', async () => {
    expectClean(await traces(() => (response) => response.destroy()));
    expectClean(await traces(() => ({ text: `${token} ${accessKey.secret} is not JSON` })));
  });

  it('do not show in what createOsm returns', async () => {
    const { server } = await startOsm(() => ({ json: {} }));
    const osm = createOsm(optionsFor(server, { accessKey, password, cache: newCache() }));
    expectClean(inspect(osm, { depth: 10, showHidden: true }));
  });
});
