import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SlackCall {
  readonly method: string;
  readonly args: Record<string, unknown>;
}

type Answer = Record<string, unknown>;

/** A small part of Slack's Web API on its own port: records all calls, keeps views and their hashes. */
export interface SlackApi {
  readonly url: string;
  readonly calls: readonly SlackCall[];
  /** The views of a method's calls, oldest first. */
  readonly shown: readonly Record<string, unknown>[];
  /** Replaces the answer of a method; undefined passes the call through. */
  readonly answer: (
    method: string,
    answer: (args: Record<string, unknown>) => Answer | Promise<Answer> | undefined,
  ) => void;
  readonly hash: () => string;
  readonly close: () => Promise<void>;
}

export async function startSlackApi(): Promise<SlackApi> {
  const calls: SlackCall[] = [];
  const shown: Record<string, unknown>[] = [];
  const answers = new Map<string, (args: Record<string, unknown>) => Answer | Promise<Answer> | undefined>();
  let hash = 0;

  function ordinary(method: string, args: Record<string, unknown>): Answer {
    if (!['views.open', 'views.push', 'views.update'].includes(method)) return { ok: true };
    if (args.hash !== undefined && args.hash !== String(hash)) return { ok: false, error: 'hash_conflict' };
    hash += 1;
    shown.push(args.view as Record<string, unknown>);
    return { ok: true, view: { id: 'V1', hash: String(hash) } };
  }

  const server = createServer((request, response) => {
    void (async () => {
      const method = (request.url ?? '').split('/').pop() ?? '';
      const args = parse(await bodyOf(request), request.headers['content-type'] ?? '');
      calls.push({ method, args });
      const answer = (await answers.get(method)?.(args)) ?? ordinary(method, args);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/`,
    calls,
    shown,
    answer: (method, answer) => answers.set(method, answer),
    hash: () => String(hash),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function parse(body: string, type: string): Record<string, unknown> {
  if (type.includes('json')) return JSON.parse(body) as Record<string, unknown>;
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [key, key === 'view' ? JSON.parse(value) : value]),
  );
}
