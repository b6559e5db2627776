import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Journal } from '../journal/journal.ts';
import type { TicketControl } from '../tickets/control/control.ts';
import { TicketControlError } from '../tickets/control/error.ts';
import type { WorkspaceControl } from '../workspace/control.ts';
import { ControlError } from '../workspace/error.ts';
import { actions } from './actions.ts';
import { failure, json, readBody, send, type Answer } from './answer.ts';
import { readAppMenu } from './app-menu.ts';
import { loadAssets } from './assets.ts';
import { fileAnswer } from './files.ts';
import { isJson, refuse } from './guard.ts';
import { listenFrom } from './listen.ts';
import { createLive, type Live } from './live.ts';
import { createTroubles } from './troubles.ts';
import { readings } from './readings.ts';
import { personOf, type Sources } from './view.ts';

export interface PageOptions {
  readonly workspace: WorkspaceControl;
  readonly tickets: TicketControl;
  readonly journal: Journal;
  /** If the port is in use, the next free one is taken; 0: any free one. */
  readonly port: number;
  /** Receives faults of the page's server itself. */
  readonly report?: ((problem: string) => void) | undefined;
}

export interface Page {
  /** The address for a browser on this machine. */
  readonly url: string;
  /** Preferred ports that were in use. */
  readonly taken: readonly number[];
  close(): Promise<void>;
}

/** Maximum bytes of a request: with files, 10 MB in Base64 (Slack's limit in a form); otherwise a page of text. */
const largest = { withFiles: 15_000_000, other: 300_000 };

/** The actions that can include files. */
const carriers = new Set(['upload', 'engineer']);

/** Serves the web page in which you act as a member of the workspace, and as the engineer. */
export async function startPage({ workspace, tickets, journal, port, report }: PageOptions): Promise<Page> {
  const troubles = createTroubles(workspace, tickets);
  const sources: Sources = { workspace, tickets, journal, troubles, menu: readAppMenu() };
  const live = createLive(workspace, tickets, journal);
  const assets = loadAssets();
  const server = createServer((request, response) => {
    serve(request, response, { sources, live, assets, authorities: authoritiesOf(server) }).catch((error: unknown) => {
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      (report ?? ((problem) => process.stderr.write(`${problem}\n`)))(said);
      if (response.headersSent) response.destroy();
      else send(response, failure(500, 'The page’s server failed; see its terminal.'));
    });
  });
  let taken: readonly number[];
  try {
    taken = await listenFrom(server, port);
  } catch (error) {
    live.close();
    throw error;
  }
  return {
    url: `http://${authoritiesOf(server)[0] ?? ''}/`,
    taken,
    close: () =>
      new Promise((resolve) => {
        live.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Served {
  readonly sources: Sources;
  readonly live: Live;
  readonly assets: ReadonlyMap<string, Answer>;
  readonly authorities: readonly string[];
}

async function serve(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  const { url: path = '/', method = 'GET' } = request;
  if (!URL.canParse(path, 'http://page')) {
    send(response, failure(400, 'This is no address.'));
    return;
  }
  const { pathname, searchParams } = new URL(path, 'http://page');
  const asset = served.assets.get(pathname);
  // A link on another site may lead to the page; only its Host must match.
  const refusal = refuse(asset ? { host: request.headers.host } : request.headers, served.authorities);
  if (refusal !== undefined) send(response, failure(refusal.status, refusal.error));
  else if (method === 'POST') send(response, await act(request, pathname, served));
  else if (method !== 'GET') send(response, failure(405, 'GET or POST.'));
  else if (pathname === '/api/events') served.live.follow(response);
  else if (pathname.startsWith('/api/attachment/')) send(response, await attachment(pathname, served));
  else if (pathname.startsWith('/api/file/')) send(response, await file(pathname, searchParams, served));
  else send(response, asset ?? (await read(pathname, searchParams, served)));
}

async function read(pathname: string, query: URLSearchParams, { sources }: Served): Promise<Answer> {
  const reading = readings.get(pathname);
  if (reading === undefined) return failure(404, 'There is nothing here.');
  return answer(() => json({ result: reading(sources, query) }));
}

function attachment(pathname: string, { sources }: Served): Promise<Answer> {
  return answer(() => {
    const found = sources.tickets.attachment(pathname.slice('/api/attachment/'.length));
    return fileAnswer(found && { name: found.name, bytes: Buffer.from(found.data, 'base64') });
  });
}

function file(pathname: string, query: URLSearchParams, { sources }: Served): Promise<Answer> {
  return answer(() => {
    const { name } = personOf(sources.workspace.people(), query.get('me') ?? '');
    return fileAnswer(sources.workspace.file(name, pathname.slice('/api/file/'.length)));
  });
}

async function act(request: IncomingMessage, pathname: string, { sources, live }: Served): Promise<Answer> {
  if (!isJson(request.headers)) return failure(415, 'JSON only.');
  const name = /^\/api\/(\w+)$/.exec(pathname)?.[1] ?? '';
  const action = actions.get(name);
  if (action === undefined) return failure(404, 'There is no such action.');
  const body = await readBody(request, carriers.has(name) ? largest.withFiles : largest.other);
  if (body === undefined) return failure(413, 'This is more than can be sent at once.');
  let input: unknown;
  try {
    input = JSON.parse(body);
  } catch {
    return failure(400, 'This is not JSON.');
  }
  const result = await answer(async () => json({ result: (await action.run(sources, input)) ?? null }));
  live.tell();
  return result;
}

/** What a person cannot do is shown to them; anything else is a fault and thrown. */
async function answer(run: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ControlError || error instanceof TicketControlError) return failure(400, error.message);
    if (error instanceof z.ZodError) return failure(400, z.prettifyError(error));
    throw error;
  }
}

function authoritiesOf(server: Server): readonly string[] {
  const { port } = server.address() as AddressInfo;
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}
