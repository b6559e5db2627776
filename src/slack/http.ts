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

/**
 * How far a request's timestamp may be in the future. The same as for the past: Slack allows 5 minutes (docs.slack.dev,
 * "Verifying requests from Slack").
 */
const maxAheadMs = 5 * 60 * 1000;

/**
 * Slack sends a request in one go. Node's default limit of 5 minutes would let anyone hold many connections open with a few
 * bytes.
 */
export const serverOptions: ServerOptions = { requestTimeout: 10_000, connectionsCheckingInterval: 1000 };

export interface HttpGuardDeps {
  /** The path that Slack sends payloads to. */
  readonly path: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Logger;
}

/**
 * Rejects what Bolt's receiver lets through: a timestamp in the future, whose signature could be replayed until then, and a JSON
 * body that isn't an object. On `null`, the receiver throws an uncaught error and never answers.
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
        // The receiver continues with the body that was read here.
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

/** Slack uses the address exactly as in the manifest. Any other URL is parsed as in the receiver, which takes longer. */
function isFor({ url = '' }: IncomingMessage, path: string): boolean {
  return url === path || new URL(url, 'http://localhost').pathname === path;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

/** Whether the receiver will get an object from the body: from the form itself, from its `payload`, or from a JSON body. */
function holdsObject({ headers }: IncomingMessage, body: string): boolean {
  const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
  // The parser that the receiver uses. It turns a repeated field into an array, which isn't a payload.
  const json = isForm ? parse(body).payload : body;
  return typeof json !== 'string' || json.trimStart().startsWith('{');
}

/** What health checks report on. */
export interface Vitals {
  /** Whether Slack's payloads reach the process. */
  readonly isReady: () => boolean;
  /** Whether the database accepts writes. Never rejects. Without the database, nothing is posted and no request is stored. */
  readonly writes: () => Promise<boolean>;
}

/** A health check route, for a supervisor or load balancer. */
export interface Health {
  readonly path: '/healthz' | '/readyz';
  readonly method: string[];
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

/** `/healthz` answers 503 while the database refuses writes; `/readyz` also while Slack isn't connected and during shutdown. */
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

/** Starts a server for health checks only, for Socket Mode, which needs no port otherwise. Rejects if the port is in use. */
export async function serveHealth(port: number, vitals: Vitals): Promise<Server> {
  const routes = healthRoutes(vitals);
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0];
    const found = routes.find((route) => route.path === path && route.method.includes(request.method ?? ''));
    if (found === undefined) response.writeHead(404).end();
    else found.handler(request, response);
  });
  server.listen(port);
  // Rejects if the port is in use.
  await once(server, 'listening');
  return server;
}

/** The port that a server listens on; with port 0, the system chooses it. */
export const portOf = (server: Server): number => (server.address() as AddressInfo).port;
