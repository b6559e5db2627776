import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** What whoever watches over the process can ask: whether it lives, and whether Slack's payloads reach it. */
export interface Health {
  readonly path: '/healthz' | '/readyz';
  readonly method: string[];
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

/** `/healthz` answers 200 while the process lives; `/readyz` answers 503 while Slack is not connected, and during the end. */
export function healthRoutes(isReady: () => boolean): Health[] {
  const route = (path: Health['path'], isGood: () => boolean): Health => ({
    path,
    method: ['GET', 'HEAD'],
    handler: (_, response) => {
      const good = isGood();
      response.writeHead(good ? 200 : 503, { 'Content-Type': 'text/plain' }).end(good ? 'ok' : 'unavailable');
    },
  });
  return [route('/healthz', () => true), route('/readyz', isReady)];
}

/** A server that serves nothing else, for Socket Mode, which needs no port of its own. */
export async function serveHealth(port: number, isReady: () => boolean): Promise<Server> {
  const routes = healthRoutes(isReady);
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0];
    const found = routes.find((route) => route.path === path && route.method.includes(request.method ?? ''));
    if (found === undefined) response.writeHead(404).end();
    else found.handler(request, response);
  });
  server.listen(port);
  // Rejects where the port is taken.
  await once(server, 'listening');
  return server;
}

/** Where a server listens; it may have been told to take any port. */
export const portOf = (server: Server): number => (server.address() as AddressInfo).port;
