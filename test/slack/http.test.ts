import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { interaction, send, signed } from '../support/signed-request.ts';
import { startHarness, type Harness } from './harness.ts';

const signing = { secret: 'signing-secret' };

describe('HTTP mode takes requests of Slack only', () => {
  let harness: Harness;
  let port: number;
  let address: string;

  beforeAll(async () => {
    harness = await startHarness(undefined, {
      connection: { mode: 'http', signingSecret: signing.secret, port: 0 },
      now: Date.now,
    });
    ({ port = 0 } = await harness.slack.start());
    address = `http://127.0.0.1:${port}/slack/events`;
  });

  afterAll(async () => {
    await harness.slack.stop(1000);
    await harness.close();
  });

  const command = new URLSearchParams({ command: '/ticket', text: 'help', user_id: 'U1' }).toString();
  /** No answer within 5 s counts as none. */
  const statusOf = (answer: Promise<Response>) => {
    const none = new Promise<string>((resolve) => setTimeout(resolve, 5000, 'no answer').unref());
    return Promise.race([answer.then(({ status }) => status), none]);
  };

  it.each([
    ['a body', 'null', 'application/json'],
    ['a body', ' null', 'application/json'],
    ['a body', '[]', 'application/json'],
    ['a body', '"text"', 'application/json'],
    ['a body', '7', 'application/json'],
    ['a payload', interaction(null), 'application/x-www-form-urlencoded'],
    ['a payload', interaction([]), 'application/x-www-form-urlencoded'],
    ['a payload', 'text=a&%70aylo%61d=null', 'application/x-www-form-urlencoded'],
    ['a payload', 'text=a&payload', 'application/x-www-form-urlencoded'],
  ])('refuses %s that is no object though it is signed: %s', async (_, body, type) => {
    expect(await statusOf(send(address, body, signing, type))).toBe(400);
  });

  it('refuses what is dated more than five minutes ahead, and takes what is less', async () => {
    expect(await statusOf(send(address, command, { ...signing, age: -310 }))).toBe(401);
    expect(await statusOf(send(address, command, { ...signing, age: -290 }))).toBe(200);
    expect(await statusOf(send(address, command, signing))).toBe(200);
  });

  it('refuses them however the address is written', async () => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      ...signed(command, { ...signing, age: -310 }),
    };
    const socket = connect(port, '127.0.0.1');
    const lines = Object.entries({ host: 'x', 'content-length': String(command.length), ...headers });
    socket.write(
      `POST http://x/a/../slack/events?b HTTP/1.1\r\n${lines.map((line) => line.join(': ')).join('\r\n')}\r\n\r\n`,
    );
    socket.write(command);
    expect(await firstLineOf(socket)).toBe('HTTP/1.1 401 Unauthorized');
    socket.destroy();
  });

  it('answers HEAD', async () => {
    expect(await statusOf(fetch(address, { method: 'HEAD' }))).toBe(200);
    expect(await statusOf(fetch(address))).toBe(404);
    expect(await statusOf(fetch(`${address}/other`, { method: 'POST' }))).toBe(404);
  });

  it('answers a body that is too large', async () => {
    const answer = send(address, 'a'.repeat(5_000_000), signing).catch(() => new Response('cut', { status: 413 }));
    expect(await statusOf(answer)).toBe(413);
  });

  it('waits ten seconds for a body', async () => {
    const socket = connect(port, '127.0.0.1');
    const began = Date.now();
    socket.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n');
    const drip = setInterval(() => socket.write('a'), 1000);
    try {
      expect(await firstLineOf(socket)).toBe('HTTP/1.1 408 Request Timeout');
      await once(socket, 'close');
    } finally {
      clearInterval(drip);
      socket.destroy();
    }
    expect(Date.now() - began).toBeGreaterThan(9000);
    expect(Date.now() - began).toBeLessThan(15_000);
  }, 20_000);
});

async function firstLineOf(socket: ReturnType<typeof connect>): Promise<string | undefined> {
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  return chunk.toString().split('\r\n', 1)[0];
}
