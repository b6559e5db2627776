import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Workspace } from '../workspace.ts';
import { handleApi } from './api.ts';
import { readBody, type Incoming } from './body.ts';
import { handleDownload, handleUpload } from './file-host.ts';
import { describeCall } from './observe.ts';
import { htmlReply, jsonReply, type Reply } from './reply.ts';
import { handleResponseUrl } from './response-url.ts';

/** Answers `POST /_control`; see `people/remote.ts`. */
export type ControlHandler = (incoming: Incoming) => Promise<Reply>;

/** Slack's limit for a file is one gigabyte; an in-memory sandbox accepts a tenth. */
const largestBody = 100_000_000;
/** Prefix that makes a request's path parseable. */
const origin = 'http://sandbox';

/** The server of a workspace: Web API, file host, response URLs and, with a handler, control calls. */
export function createWebServer(ws: Workspace, control: ControlHandler | undefined): Server {
  return createServer((request, response) => {
    answer(request, response, (incoming) => observed(ws, incoming, control)).catch(() => response.destroy());
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (incoming: Incoming) => Promise<Reply>,
): Promise<void> {
  response.on('error', () => response.destroy());
  const path = request.url ?? '/';
  const body = await readBody(request, largestBody);
  const { method = 'GET', headers } = request;
  const good = body !== undefined && URL.canParse(path, origin);
  send(
    response,
    good ? await handle({ method, url: new URL(path, origin), headers, body }) : htmlReply('Bad request', 400),
  );
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === 'hang') return;
  if (reply === 'cut') {
    response.destroy();
    return;
  }
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(reply.body) });
  response.end(reply.body);
}

/** Control calls do not come from the app. */
async function observed(ws: Workspace, incoming: Incoming, control: ControlHandler | undefined): Promise<Reply> {
  const at = ws.now();
  const began = performance.now();
  const reply = await route(ws, incoming, control);
  if (incoming.url.pathname !== '/_control')
    ws.observe(describeCall(incoming, reply, { at, took: performance.now() - began }));
  return reply;
}

function route(ws: Workspace, incoming: Incoming, control: ControlHandler | undefined): Promise<Reply> {
  const path = incoming.url.pathname;
  if (path.startsWith('/api/')) return handleApi(ws, path.slice(5), incoming);
  if (path.startsWith('/files-pri/')) return handleDownload(ws, incoming);
  if (path.startsWith('/upload/')) return handleUpload(ws, incoming);
  if (path.startsWith('/response/')) return handleResponseUrl(ws, incoming);
  if (path === '/_control' && control !== undefined) return control(incoming);
  return Promise.resolve(jsonReply({ ok: false, error: 'not_found' }, 404));
}
