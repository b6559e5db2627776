import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { View } from '@slack/types';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createQuickClient, postForm } from '../../src/slack/client.ts';
import { troubleOf } from '../../src/slack/interaction/outcome.ts';

const silent = pino({ level: 'silent' });

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  if (server !== undefined) await once(server, 'close');
  server = undefined;
});

async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  server = createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
}

const form = (url: string, signal?: AbortSignal) =>
  postForm(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'a=1',
    ...(signal !== undefined && { signal }),
  });

describe('a form is posted', () => {
  it('with its answer as fetch gives it', async () => {
    const url = await serve((request, response) => {
      void text(request).then((body) => {
        response.setHeader('Set-Cookie', ['one', 'two']);
        response.writeHead(429, { 'Retry-After': '7' }).end(JSON.stringify({ body, method: request.method }));
      });
    });
    const answer = await form(url);
    expect(answer).toMatchObject({ ok: false, status: 429, statusText: 'Too Many Requests', url });
    expect([answer.headers.get('Retry-After'), answer.headers.get('nothing')]).toEqual(['7', null]);
    expect(new Map(answer.headers.entries()).get('set-cookie')).toBe('one, two');
    expect(await answer.json()).toEqual({ body: 'a=1', method: 'POST' });
    expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe(await answer.text());
  });

  it('and fails where the answer is torn, or does not come in time', async () => {
    const torn = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': '10' }).write('12345', () => response.destroy());
    });
    await expect(form(torn)).rejects.toThrow();
    server?.removeAllListeners('request').on('request', (_, response: ServerResponse) => {
      response.writeHead(200).write('half');
    });
    await expect(form(torn, AbortSignal.timeout(50))).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('the client for what people wait for', () => {
  it('sends a view as Slack takes it', async () => {
    const view: View = { type: 'modal', title: { type: 'plain_text', text: 'Über & 你好' }, blocks: [] };
    const url = await serve((request, response) => {
      void text(request).then((body) => {
        const { view: sent, ...rest } = Object.fromEntries(new URLSearchParams(body));
        response.end(JSON.stringify({ ok: true, rest, view: JSON.parse(sent ?? '') as unknown }));
      });
    });
    const client = createQuickClient('xoxb-1', url, silent);
    expect(await client.views.open({ trigger_id: 't', view })).toMatchObject({ rest: { trigger_id: 't' }, view });
    expect(await client.views.update({ view_id: 'V', view })).toMatchObject({ rest: { view_id: 'V' }, view });
  });

  it('tells a call that never went out from one that nobody answered', async () => {
    const url = await serve((request) => request.socket.destroy());
    const trouble = async () =>
      createQuickClient('xoxb-1', url, silent)
        .users.info({ user: 'U' })
        .then(() => undefined, troubleOf);
    expect(await trouble()).toMatchObject({ outcome: 'unclear' });
    server?.close();
    expect(await trouble()).toEqual({ outcome: 'failed', reason: 'ECONNREFUSED' });
    server = undefined;
  });

  it('waits as long as Slack says, also where it says it in words or not at all', async () => {
    const waits = ['7', undefined, 'soon'];
    const url = await serve((_, response) => {
      const wait = waits.shift();
      response.writeHead(429, wait === undefined ? {} : { 'Retry-After': wait }).end('{}');
    });
    const client = createQuickClient('xoxb-1', url, silent);
    const wait = () => client.users.info({ user: 'U' }).catch((error: unknown) => troubleOf(error));
    expect(await wait()).toMatchObject({ outcome: 'throttled', retryAfter: 7000 });
    expect(await wait()).toMatchObject({ outcome: 'throttled', retryAfter: 30_000 });
    expect(await wait()).toMatchObject({ outcome: 'throttled', retryAfter: 30_000 });
  });
});
