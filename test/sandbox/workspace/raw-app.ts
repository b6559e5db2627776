import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startWorkspace, type WorkspaceOptions, type WorkspaceServer } from '../../../src/sandbox/workspace/index.ts';
import { tokens } from './support.ts';

export interface Received {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly raw: string;
  /** The parsed payload: JSON, `payload=` or the fields of a command. */
  readonly payload: Record<string, unknown>;
}

export interface RawApp {
  readonly workspace: WorkspaceServer;
  readonly control: WorkspaceServer['control'];
  readonly received: readonly Received[];
  /** The last payload of a kind. */
  last(): Record<string, unknown>;
  stop(): Promise<void>;
}

export interface RawAnswer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A workspace in HTTP mode with a bare server in the app's place, to see every byte and to answer anything. */
export async function startRawApp(
  answer: (received: Received) => RawAnswer | Promise<RawAnswer> = () => ({}),
  options: Partial<WorkspaceOptions> = {},
): Promise<RawApp> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8');
      const one = { headers: request.headers, raw, payload: parse(raw) };
      received.push(one);
      void Promise.resolve(answer(one)).then(({ status = 200, body, headers }) => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(body === undefined ? '' : JSON.stringify(body));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const requestUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const workspace = await startWorkspace({ mode: 'http', ...tokens, requestUrl, ...options });
  return {
    workspace,
    control: workspace.control,
    received,
    last: () => received.at(-1)?.payload ?? {},
    async stop() {
      await workspace.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function parse(raw: string): Record<string, unknown> {
  if (raw.startsWith('{')) return JSON.parse(raw) as Record<string, unknown>;
  const form = Object.fromEntries(new URLSearchParams(raw));
  return form.payload === undefined ? form : (JSON.parse(form.payload) as Record<string, unknown>);
}
