import type { IncomingMessage } from 'node:http';

/** A request as the handlers see it. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Reads a body of at most `max` bytes; undefined if it is larger. */
export async function readBody(request: IncomingMessage, max: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > max) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function bearer(incoming: Incoming): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(incoming.headers.authorization ?? '')?.[1];
}
