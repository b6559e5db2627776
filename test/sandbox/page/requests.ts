import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Stage } from './support.ts';

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Over node:http, since fetch does not let a test set Host, Origin and the like. */
export async function send(
  { page }: Stage,
  path: string,
  { method = 'GET', headers = {}, body }: Sent = {},
): Promise<Answered> {
  const { hostname, port } = new URL(page.url);
  const sent = request({ hostname, port, path, method, headers });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') };
}

export const json = { 'content-type': 'application/json' };

export function post(stage: Stage, action: string, input: unknown, headers: Readonly<Record<string, string>> = json) {
  return send(stage, `/api/${action}`, { method: 'POST', headers, body: JSON.stringify(input) });
}

export const hello = { me: 'maya', channel: 'C0SUPPORT0', text: 'hello' };
