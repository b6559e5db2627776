import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { WebSocketServer, type WebSocket } from 'ws';
import { startHarness, until } from './harness.ts';
import { createConnection } from '../../src/slack/connection.ts';
import { pino } from 'pino';

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** As Slack does. */
function post(url: string, secret: string, body: string): Promise<Response> {
  const time = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-signature': signature,
    'x-slack-request-timestamp': time,
  };
  return fetch(`${url}/slack/events`, { method: 'POST', headers, body });
}

/** What a watcher is answered, by GET and by HEAD. */
async function healthOf(url: string) {
  const statusOf = async (path: string) =>
    Promise.all(['GET', 'HEAD'].map(async (method) => (await fetch(`${url}/${path}`, { method })).status));
  return { healthz: await statusOf('healthz'), readyz: await statusOf('readyz') };
}

describe('HTTP mode', () => {
  it('takes signed requests and refuses others, and says that it is healthy', async () => {
    const signingSecret = 'canary-signing-secret';
    const harness = await startHarness(undefined, {
      connection: { mode: 'http', signingSecret, port: 0 },
      now: Date.now,
    });
    closers.push(
      () => harness.slack.stop(1000),
      () => harness.close(),
    );
    const { port } = await harness.slack.start();
    const url = `http://127.0.0.1:${port ?? 0}`;
    expect(await healthOf(url)).toEqual({ healthz: [200, 200], readyz: [200, 200] });
    const body = new URLSearchParams({
      command: '/ticket',
      text: 'help',
      user_id: 'U1',
      response_url: `${harness.api.url}respond`,
    }).toString();
    expect((await post(url, 'wrong', body)).status).toBe(401);
    const answer = await post(url, signingSecret, body);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('/ticket new'),
    });
    expect(harness.lines.join('')).not.toContain('canary');
  });

  it('is neither alive nor ready while the database does not write', async () => {
    const database = { writes: false };
    const harness = await startHarness(undefined, {
      connection: { mode: 'http', signingSecret: 's', port: 0 },
      writes: () => Promise.resolve(database.writes),
    });
    closers.push(
      () => harness.slack.stop(1000),
      () => harness.close(),
    );
    const { port } = await harness.slack.start();
    const url = `http://127.0.0.1:${port ?? 0}`;
    expect(await healthOf(url)).toEqual({ healthz: [503, 503], readyz: [503, 503] });
    database.writes = true;
    expect(await healthOf(url)).toEqual({ healthz: [200, 200], readyz: [200, 200] });
  });

  it('is alive but not ready while it ends', async () => {
    let finish: () => void = () => undefined;
    const harness = await startHarness(undefined, {
      connection: { mode: 'http', signingSecret: 's', port: 0 },
      now: Date.now,
    });
    closers.push(() => harness.close());
    const { port } = await harness.slack.start();
    const url = `http://127.0.0.1:${port ?? 0}`;
    harness.api.answer(
      'users.info',
      () => new Promise((resolve) => (finish = () => resolve({ ok: false, error: 'x' }))),
    );
    const typed = post(url, 's', 'command=/ticket&text=list&user_id=U1');
    await until(() => harness.api.calls.some(({ method }) => method === 'users.info'));
    const stopped = harness.slack.stop(5000);
    expect(await healthOf(url)).toEqual({ healthz: [200, 200], readyz: [503, 503] });
    finish();
    await Promise.allSettled([typed, stopped]);
  });
});

describe('Socket Mode', () => {
  /** Slack's side: answers `apps.connections.open` as told, and greets whoever connects. */
  async function startSide() {
    const sockets: WebSocket[] = [];
    const side = { opened: 0, answer: (): unknown => undefined, sockets };
    const server = createServer((_, response) => {
      side.opened += 1;
      const { port } = server.address() as AddressInfo;
      const answer = side.answer() ?? { ok: true, url: `ws://127.0.0.1:${port}/link` };
      if (answer === 'drop') response.destroy();
      else response.end(JSON.stringify(answer));
    });
    new WebSocketServer({ server }).on('connection', (socket) => {
      sockets.push(socket);
      socket.send(JSON.stringify({ type: 'hello' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => {
      for (const socket of sockets) socket.terminate();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
    return { side, apiUrl };
  }

  const database = { writes: true };
  const connectionTo = (apiUrl: string, port?: number, stopping = new AbortController()) => {
    const connection = createConnection(
      { mode: 'socket', appToken: 'xapp-canary', port },
      {
        ...{ apiUrl, stopping: stopping.signal, log: pino({ level: 'silent' }) },
        ...{ writes: () => Promise.resolve(database.writes), now: Date.now },
      },
    );
    closers.unshift(() => connection.stop());
    return connection;
  };

  it('comes back after every loss, also where the first tries fail, and never throws', async () => {
    const { side, apiUrl } = await startSide();
    await connectionTo(apiUrl).start();
    let failures = 3;
    side.answer = () =>
      failures-- > 0 ? (['drop', { ok: false, error: 'internal_error' }, '<html>'][failures] ?? 'drop') : undefined;
    side.sockets[0]?.close();
    await until(() => side.sockets.length === 2);
    side.sockets[1]?.terminate();
    await until(() => side.sockets.length === 3);
    side.sockets[2]?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    await until(() => side.sockets.length === 4);
    expect(side.opened).toBe(4 + 3);
  });

  it('answers whoever watches over it: alive from the start on, ready while it is connected', async () => {
    const { side, apiUrl } = await startSide();
    const stopping = new AbortController();
    const connection = connectionTo(apiUrl, 0, stopping);
    const { port } = await connection.listen();
    const url = `http://127.0.0.1:${port ?? 0}`;
    const readyIs = async (wanted: number) => {
      for (let status = 0; status !== wanted;) ({ status } = await fetch(`${url}/readyz`));
    };
    expect(await healthOf(url)).toEqual({ healthz: [200, 200], readyz: [503, 503] });
    await connection.start();
    expect(await healthOf(url)).toEqual({ healthz: [200, 200], readyz: [200, 200] });
    database.writes = false;
    expect(await healthOf(url)).toEqual({ healthz: [503, 503], readyz: [503, 503] });
    database.writes = true;
    expect((await fetch(`${url}/slack/events`)).status).toBe(404);
    expect((await fetch(`${url}/healthz`, { method: 'POST' })).status).toBe(404);

    side.answer = () => 'drop';
    side.sockets[0]?.terminate();
    await readyIs(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    side.answer = () => undefined;
    await readyIs(200);
    stopping.abort();
    expect(await healthOf(url)).toEqual({ healthz: [200, 200], readyz: [503, 503] });
    await connection.stop();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('opens no port where none is configured', async () => {
    const { apiUrl } = await startSide();
    expect(await connectionTo(apiUrl).listen()).toEqual({});
  });

  it('waits at the start until Slack can be reached, and rejects a token that is not accepted', async () => {
    const { side, apiUrl } = await startSide();
    let failures = 1;
    side.answer = () => (failures-- > 0 ? 'drop' : undefined);
    await connectionTo(apiUrl).start();
    expect(side.sockets).toHaveLength(1);
    side.answer = () => ({ ok: false, error: 'invalid_auth' });
    await expect(connectionTo(apiUrl).start()).rejects.toThrow('Slack refused SLACK_APP_TOKEN (invalid_auth). Copy it');
  });
});
