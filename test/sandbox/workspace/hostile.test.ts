import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { methods } from '../../../src/sandbox/workspace/methods/index.ts';
import { startRawApp, type RawAnswer, type RawApp } from './raw-app.ts';
import { tokens } from './support.ts';

let answer: RawAnswer = {};
let app: RawApp;
beforeAll(async () => {
  app = await startRawApp(() => answer, { controlOverHttp: true, postsPerSecondPerChannel: 1e6, burst: 1e6 });
});
afterAll(() => app.stop());

const origin = () => app.workspace.apiUrl.replace('/api/', '');
const names = [...methods.keys()];
const known = fc.constantFrom(
  'C0SUPPORT0',
  'C0SECRET00',
  'D1',
  'U0MAYA0000',
  'S0OPERATOR',
  '1.000001',
  '[]',
  '{}',
  '-1',
  'NaN',
);
const value: fc.Arbitrary<unknown> = fc.oneof(known, fc.string({ unit: 'binary' }), fc.jsonValue(), fc.integer());
const keys = fc.constantFrom(
  ...[
    'channel',
    'channel_id',
    'ts',
    'thread_ts',
    'text',
    'blocks',
    'view',
    'view_id',
    'trigger_id',
    'user',
    'users',
    'user_id',
  ],
  ...[
    'limit',
    'cursor',
    'oldest',
    'latest',
    'metadata',
    'files',
    'filename',
    'length',
    'file',
    'name',
    'timestamp',
    'types',
  ],
  ...['message_ts', 'usergroup', 'bot', 'attachments', 'external_id', 'hash', '__proto__', 'toString'],
);
const args = fc.dictionary(keys, value, { maxKeys: 12 });

async function healthy(): Promise<void> {
  const response = await fetch(`${app.workspace.apiUrl}auth.test?token=${tokens.botToken}`);
  expect(await response.json()).toMatchObject({ ok: true });
}

describe('hostile input', () => {
  it('to any method is answered, and never by an error of this server', async () => {
    const call = fc.asyncProperty(fc.constantFrom(...names), args, fc.boolean(), async (name, given, asJson) => {
      const flat = new URLSearchParams();
      for (const [key, one] of Object.entries(given))
        flat.set(key, typeof one === 'string' ? one : JSON.stringify(one));
      const response = await fetch(app.workspace.apiUrl + name, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${name === 'apps.connections.open' ? tokens.appToken : tokens.botToken}`,
          ...(asJson && { 'content-type': 'application/json' }),
        },
        body: asJson ? JSON.stringify(given) : flat,
      });
      const body = (await response.json()) as { ok: boolean; error?: string };
      expect(response.status).toBe(200);
      expect(body.error).not.toBe('internal_error');
    });
    await fc.assert(call, { numRuns: 1000 });
    await healthy();
  });

  it('as a body of any type is answered or refused', async () => {
    const types = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=b', 'x', ''];
    const paths = [
      '/api/chat.postMessage',
      '/upload/v1/x',
      '/response/T/x',
      '/files-pri/T-F1/x',
      '/_control',
      '//',
      '/%',
    ];
    const bodies = fc.oneof(
      fc.string(),
      fc.constantFrom('--b\r\n', '--b\r\n\r\n--b--', '{"a":', '[]', 'payload=%', 'token=%E0'),
    );
    const send = fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.constantFrom(...types),
      bodies,
      async (path, type, body) => {
        const headers = { 'content-type': type, authorization: `Bearer ${tokens.botToken}` };
        const response = await fetch(origin() + path, { method: 'POST', headers, body });
        expect(response.status).toBeLessThan(500);
        expect(await response.text()).not.toContain('internal_error');
      },
    );
    await fc.assert(send, { numRuns: 500 });
    await healthy();
  });

  it('as an answer of the app is shown as a failure, or shown', async () => {
    const bodies = fc.oneof(
      fc.jsonValue(),
      fc.record({ text: fc.jsonValue(), blocks: fc.jsonValue(), response_type: fc.constantFrom('in_channel', 'x') }),
      fc.record({ options: fc.jsonValue() }),
      fc.record({
        response_action: fc.constantFrom('update', 'push', 'errors', 'clear', 'x'),
        view: fc.jsonValue(),
        errors: fc.jsonValue(),
      }),
    );
    const react = fc.asyncProperty(bodies, fc.constantFrom(200, 200, 404), async (body, status) => {
      answer = { body, status };
      const typed = await app.control.type('maya', '#support', '/ticket x');
      expect(typed).toHaveProperty('outcome.ok');
      expect(await app.control.shortcut('maya', 'anything')).toHaveProperty('ok');
    });
    await fc.assert(react, { numRuns: 300 });
    answer = {};
    await healthy();
  });

  it('typed by a person is kept as it was', async () => {
    const typing = fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (words) => {
      fc.pre(!words.startsWith('/') && !/[@#]|https?:/.test(words));
      const typed = await app.control.type('maya', '#general', words);
      const shown = app.control.channel('#general').messages.at(-1);
      expect([shown?.ts, shown?.text]).toEqual([typed.kind === 'message' ? typed.ts : '', words]);
    });
    await fc.assert(typing, { numRuns: 300 });
  });
});
