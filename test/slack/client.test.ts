import { afterEach, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { boundedFetch } from '../../src/slack/client.ts';

let server: Server;

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

it('answers that become due together are sent some at a time, and all of them', async () => {
  let [open, max] = [0, 0];
  server = createServer((request, response) => {
    open += 1;
    max = Math.max(max, open);
    request.resume().on('end', () =>
      setTimeout(() => {
        open -= 1;
        response.end('ok');
      }, 5),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const send = boundedFetch(4);
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => send(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{}' })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(60);
  expect(max).toBe(4);
});
