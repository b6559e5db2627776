import { once } from 'node:events';
import {
  type IncomingMessage,
  type RequestListener,
  type ServerOptions,
  type ServerResponse,
  createServer,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import { defaultBodyLimit, HTTPModuleFunctions, isRawBodyError } from '@slack/bolt';
import type { Logger } from 'pino';

/** How far a request may be dated ahead, as far as behind: Slack allows 5 minutes (docs.slack.dev, "Verifying requests from Slack"). */
const maxAheadMs = 5 * 60 * 1000;

/** Slack sends a request at once; Node's own limit of 5 minutes lets anybody hold many connections open with a few bytes. */
export const serverOptions: ServerOptions = { requestTimeout: 10_000, connectionsCheckingInterval: 1000 };

export interface HttpGuardDeps {
  /** Where Slack sends to. */
  readonly path: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Logger;
}

/**
 * Refuses what Bolt's receiver does not: a timestamp in the future, whose signature could be replayed until then, and a body
 * that is JSON but no object. At `null` the receiver throws where nobody catches it, and never answers.
 */
export function guarded(listener: RequestListener, { path, now, log }: HttpGuardDeps): RequestListener {
  return (request, response) => {
    if (request.method !== 'POST' || !isFor(request, path)) {
      listener(request, response);
      return;
    }
    if (Number(request.headers['x-slack-request-timestamp']) * 1000 > now() + maxAheadMs) {
      log.warn('request rejected: timestamp more than 5 minutes ahead, check the server clock');
      refuse(response, 401);
      return;
    }
    HTTPModuleFunctions.bufferIncomingMessage(request, defaultBodyLimit).then(
      ({ rawBody }) => {
        // The receiver goes on with the body that was read here.
        if (holdsObject(request, rawBody.toString())) {
          listener(request, response);
          return;
        }
        log.warn('request rejected: body is not an object');
        refuse(response, 400);
      },
      (error: unknown) => {
        log.warn({ err: error }, 'request rejected: cannot read the body');
        refuse(response, isRawBodyError(error) ? error.statusCode : 400);
      },
    );
  };
}

/** Slack sends to the address as it stands in the manifest. Anything else is read as the receiver does, which takes longer. */
function isFor({ url = '' }: IncomingMessage, path: string): boolean {
  return url === path || new URL(url, 'http://localhost').pathname === path;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

/** Whether the receiver can only make an object of it: the form itself, its `payload`, or a body of JSON. */
function holdsObject({ headers }: IncomingMessage, body: string): boolean {
  const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
  // The reader that the receiver has, to which a field that comes twice is a list, and no payload.
  const json = isForm ? parse(body).payload : body;
  return typeof json !== 'string' || json.trimStart().startsWith('{');
}

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
