import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer of the page's server. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Only pictures are loaded from elsewhere; no inline code, no frames, no requests to other hosts. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  // Pictures in blocks have their own addresses; `blob:` is for files about to be uploaded.
  "img-src 'self' data: blob: https:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const headers = {
  'content-security-policy': policy,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

export function json(value: unknown, status = 200): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

export function failure(status: number, error: string): Answer {
  return json({ error }, status);
}

export function send(response: ServerResponse, { status, type, body, headers: own }: Answer): void {
  response.writeHead(status, { ...headers, ...own, 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** Reads a body of at most `max` bytes; undefined if it is larger. */
export async function readBody(request: IncomingMessage, max: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to the end without storing it, so that the sender receives the reason.
    if (size <= max) chunks.push(chunk);
  }
  return size > max ? undefined : Buffer.concat(chunks).toString('utf8');
}
