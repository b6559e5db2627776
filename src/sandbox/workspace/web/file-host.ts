import { isHosted, visibleFile } from '../conversation/files.ts';
import type { Workspace } from '../workspace.ts';
import { bearer, type Incoming } from './body.ts';
import { parseMultipart } from './multipart.ts';
import { htmlReply, type Reply } from './reply.ts';
import { underFault } from './under-fault.ts';

/** What Slack serves instead of a file without permission: a login page with status 200. */
const loginPage = htmlReply(
  '<!DOCTYPE html><html lang="en-US"><head><title>Sign in | Slack</title></head><body><form id="signin_form"></form></body></html>',
);

/** Serves `url_private` and `url_private_download`. */
export async function handleDownload(ws: Workspace, incoming: Incoming): Promise<Reply> {
  const { reply } = await underFault(ws, 'files.download', () => ({ reply: download(ws, incoming), outcome: 'ok' }));
  return reply;
}

function download(ws: Workspace, incoming: Incoming): Reply {
  const redirect = ws.fileRedirect.target();
  if (redirect !== undefined) return { status: 302, headers: { location: redirect }, body: '' };
  const allowed =
    bearer(incoming) === ws.settings.botToken &&
    ws.tokens.bot() === 'active' &&
    (ws.settings.scopes?.has('files:read') ?? true);
  const id = /^\/files-pri\/[A-Z0-9]+-(F[A-Z0-9]+)\//.exec(incoming.url.pathname)?.[1] ?? '';
  const file = allowed ? visibleFile(ws, id) : undefined;
  if (file === undefined || !isHosted(file)) return loginPage;
  return { status: 200, headers: { 'content-type': file.mimetype }, body: file.bytes };
}

/** Receives the bytes for `files.getUploadURLExternal`: raw, or as the only file of a form. */
export async function handleUpload(ws: Workspace, incoming: Incoming): Promise<Reply> {
  const { reply } = await underFault(ws, 'files.upload', () => {
    const upload = ws.uploads.bySecret(incoming.url.pathname.split('/').at(-1) ?? '');
    if (upload === undefined) return { reply: htmlReply('Not found', 404), outcome: 'not_found' };
    const bytes = uploaded(incoming);
    if (bytes?.length !== upload.length) return { reply: htmlReply('Bad request', 400), outcome: 'wrong length' };
    upload.bytes = bytes;
    return { reply: htmlReply(`OK - ${upload.length}`), outcome: 'ok' };
  });
  return reply;
}

function uploaded(incoming: Incoming): Buffer | undefined {
  const type = incoming.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return incoming.body;
  return parseMultipart(type, incoming.body)?.find((part) => part.filename !== undefined)?.bytes;
}
