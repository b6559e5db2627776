import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Stub {
  readonly url: string;
  close(): void;
}

/** Answers every Slack method at once with what the bot reads of it: the cheapest Slack there can be. */
export function startSlackStub(): Promise<Stub> {
  const view = { id: 'V1', hash: '1', state: { values: {} }, blocks: [], private_metadata: '', callback_id: 'create' };
  const user = { id: 'U1', team_id: 'T1', name: 'ann', tz: 'Etc/UTC' };
  const body = JSON.stringify({
    ok: true,
    team_id: 'T1',
    user_id: 'UBOT',
    bot_id: 'B1',
    user,
    users: [],
    view,
    ts: '1.1',
    channel: 'C1',
  });
  return start(
    createServer((incoming, answer) => {
      incoming.resume().on('end', () => answer.writeHead(200, { 'content-type': 'application/json' }).end(body));
    }),
  );
}

/** A ticket API that answers everything with an empty object, after `delay` milliseconds. */
export function startTicketStub(delay: number): Promise<Stub> {
  return start(
    createServer((incoming: IncomingMessage, answer) => {
      incoming.resume().on('end', () => {
        setTimeout(() => answer.writeHead(200, { 'content-type': 'application/json' }).end('{}'), delay);
      });
    }),
  );
}

async function start(server: Server): Promise<Stub> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
