import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** What the answers to health checks depend on. */
export interface Vitals {
  /** Whether Slack's payloads reach the process. */
  readonly isReady: () => boolean;
  /** Whether the database writes; never rejects. Without it nothing is posted, and nothing that people send is kept. */
  readonly writes: () => Promise<boolean>;
}

/** A health check, for a supervisor or load balancer. */
export interface Health {
  readonly path: '/healthz' | '/readyz';
  readonly method: string[];
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

/**
 * `/healthz` answers 503 while the database does not write; `/readyz` also while Slack is not connected, and during the end.
 */
export function healthRoutes({ isReady, writes }: Vitals): Health[] {
  const route = (path: Health['path'], isGood: () => Promise<boolean>): Health => ({
    path,
    method: ['GET', 'HEAD'],
    handler: (_, response) => void isGood().then((good) => answer(response, good)),
  });
  return [route('/healthz', writes), route('/readyz', async () => isReady() && (await writes()))];
}

function answer(response: ServerResponse, good: boolean): void {
  response.writeHead(good ? 200 : 503, { 'Content-Type': 'text/plain' }).end(good ? 'ok' : 'unavailable');
}

/** A server that serves nothing else, for Socket Mode, which needs no port of its own. */
export async function serveHealth(port: number, vitals: Vitals): Promise<Server> {
  const routes = healthRoutes(vitals);
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
