import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/**
 * Answers from something else at the ticket service's address: proxies, load balancers, captive portals, another
 * product, a broken host. Bodies are those of the named products, or modeled on them. None has the gateway's
 * X-Request-Id.
 */
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const html = (title: string) =>
  `<!DOCTYPE html>\n<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n<hr><center>nginx</center>\n</body>\n</html>\n`;

const page =
  (status: number, title: string, headers: Record<string, string> = {}): Handler =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html(title));
  };

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Handler =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };

const text =
  (status: number, type: string, body: string): Handler =>
  (_, response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };

/** Writes bytes past the HTTP layer, which would correct them, and closes the connection. */
const raw =
  (bytes: string): Handler =>
  ({ socket }) => {
    socket.end(bytes);
  };

/** A valid beginning that never becomes an answer: a byte now and then, until the client hangs up. */
const slow: Handler = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"incident_id":"');
  const timer = setInterval(() => response.write('A'), 200);
  timer.unref();
  response.on('close', () => clearInterval(timer));
};

const handlers = {
  'html-400': page(400, '400 Bad Request'),
  'html-401': page(401, '401 Authorization Required', { 'www-authenticate': 'Basic realm="Restricted"' }),
  'html-403': page(403, '403 Forbidden'),
  'html-404': page(404, '404 Not Found'),
  'html-405': page(405, '405 Not Allowed'),
  'html-407': page(407, '407 Proxy Authentication Required', { 'proxy-authenticate': 'Basic realm="proxy"' }),
  'html-410': page(410, '410 Gone'),
  'html-500': page(500, '500 Internal Server Error'),
  'html-502': page(502, '502 Bad Gateway'),
  'html-503': page(503, '503 Service Temporarily Unavailable'),
  'html-504': page(504, '504 Gateway Time-out'),
  'portal-redirect': page(302, '302 Found', { location: 'http://portal.invalid/login?back=ticket' }),
  'https-redirect': page(301, '301 Moved Permanently', { location: 'https://osm.other.invalid/v2/' }),
  'portal-page': page(200, 'Welcome to the guest network'),
  'page-called-json': text(200, 'application/json', html('Sign in to continue')),
  'xml-403': text(
    403,
    'application/xml',
    '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
  ),
  'plain-text-200': text(200, 'text/plain', 'OK'),
  'empty-object': json(200, {}),
  'empty-list': json(200, []),
  null: json(200, null),
  'json-string': json(200, 'pong'),
  'empty-200': text(200, 'application/json', ''),
  'no-content': (_, response) => void response.writeHead(204).end(),
  'health-check': json(200, { status: 'UP', groups: ['liveness', 'readiness'] }),
  'other-api-200': json(200, { apiVersion: 'v1', kind: 'Status', metadata: {}, details: { causes: [] } }),
  'truncated-json': text(200, 'application/json', '{"incident_detail_info":{"incident_id":"CS1","sta'),
  'false-gzip': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end('{"status":3}');
  },
  'length-too-long': raw(
    'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 4096\r\nconnection: close\r\n\r\n{"status":3}',
  ),
  'length-too-short': raw(
    'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 8\r\nconnection: close\r\n\r\n{"status":3}',
  ),
  'slow-body': slow,
  reset: ({ socket }) => void socket.resetAndDestroy(),
  'closed-without-answer': ({ socket }) => void socket.destroy(),
  'not-http': raw('220 mail.invalid ESMTP ready\r\n'),
  // OpenStack's Keystone: a different identity service, or a different path.
  'keystone-401': json(401, {
    error: { code: 401, message: 'The request you have made requires authentication.', title: 'Unauthorized' },
  }),
  'keystone-404': json(404, {
    error: { code: 404, message: 'Could not find resource.', title: 'Not Found' },
  }),
  // Kong, whose errors have no code; Spring Boot's error for programs; a load balancer that answers with JSON.
  'kong-404': json(404, { message: 'no Route matched with those values' }),
  'spring-404': json(404, { timestamp: '2026-11-28T08:00:00.000+00:00', status: 404, error: 'Not Found', path: '/' }),
  'balancer-503': json(503, { error: { message: 'no healthy upstream' } }),
  // Another product of the same cloud, with similar codes.
  'other-product-404': json(404, { error_code: 'ECS.0114', error_msg: 'Instance could not be found.' }),
  'other-product-403': json(403, { code: 'VPC.0010', message: 'Rules on vpc by action are disallowed.' }),
} as const satisfies Readonly<Record<string, Handler>>;

export type ForeignAnswer = keyof typeof handlers;

/** All names in a fixed order, so that a seeded choice is reproducible. */
export const foreignAnswers = Object.keys(handlers) as readonly ForeignAnswer[];

/** Sends the named answer, whatever was requested. Call it instead of answering; the request may be unread. */
export function answerForeign(name: ForeignAnswer, request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  handlers[name](request, response);
}

export interface ForeignServer {
  readonly url: string;
  /** Method and target of each request. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * A real server that always answers like this. @param choose the answer to each request, given the number of earlier
 * ones
 */
export async function startForeign(
  choose: ForeignAnswer | ((before: number) => ForeignAnswer),
): Promise<ForeignServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const name = typeof choose === 'string' ? choose : choose(requests.length);
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answerForeign(name, request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
