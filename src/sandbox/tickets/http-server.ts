import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { tokenBound } from './gateway/authenticate.ts';
import type { Outcome } from './gateway/failures.ts';
import type { WireRequest } from './gateway/request.ts';

export interface RunningServer {
  /** Scheme and authority. */
  readonly url: string;
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly intercept: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly port: number;
  readonly host: string;
  readonly answer: (request: WireRequest) => Promise<Outcome>;
  /** Milliseconds before an answer goes out. */
  readonly latency: () => number;
}

/** Listens, reads complete requests, and sends outcomes, intact or broken as specified. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, host, answer, latency, intercept } = options;
  const ending = new AbortController();
  // Each pending answer listens for the end.
  setMaxListeners(0, ending.signal);
  const server = createServer((request, response) => {
    const serve = async () => {
      const outcome = await answer(await read(request, originOf(server)));
      if (latency() > 0) await sleep(latency(), undefined, { signal: ending.signal });
      send(response, outcome);
    };
    if (!intercept(request, response)) serve().catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return {
    url: originOf(server),
    close: () =>
      new Promise((resolve) => {
        ending.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function originOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Bytes beyond the largest allowed body are counted, but not stored. */
async function read(request: IncomingMessage, origin: string): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= tokenBound) chunks.push(chunk);
  }
  const [rawPath = '', ...query] = (request.url ?? '').split('?');
  return {
    method: request.method ?? '',
    rawPath,
    rawQuery: query.join('?'),
    headers: request.headers,
    body: Buffer.concat(chunks),
    size,
    origin,
  };
}

function send(response: ServerResponse, { answer, delivery }: Outcome): void {
  if (delivery === 'silence') return;
  if (delivery === 'cut') {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(answer.body.length) });
  if (delivery === 'half') response.write(answer.body.subarray(0, Math.ceil(answer.body.length / 2)));
  else response.end(answer.body);
}
