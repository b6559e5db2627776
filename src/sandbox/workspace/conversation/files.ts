import { newId } from '../state/ids.ts';
import type { StoredFile } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';

/** A file picked by a person: text, bytes, or Base64 if it comes as JSON. */
export interface PickedFile {
  readonly name: string;
  readonly mimetype?: string | undefined;
  readonly content?: string | Uint8Array | undefined;
  readonly base64?: string | undefined;
  /** Files that Slack does not store as such: a Google document, a canvas, a list, an email. */
  readonly mode?: StoredFile['mode'];
}

/** A file the bot may see: given to the app, or shared in a conversation the bot is in. */
export function visibleFile(ws: Workspace, id: string): StoredFile | undefined {
  const file = ws.state.files.get(id);
  if (file === undefined || file.givenToApp) return file;
  const shared = file.channels.some((channel) =>
    ws.state.channels.get(channel)?.members.includes(ws.state.app.botUser),
  );
  return shared ? file : undefined;
}

/**
 * Whether Slack stores it as bytes that can be downloaded; false for external documents, canvases, lists and emails.
 */
export function isHosted({ mode }: StoredFile): boolean {
  return mode === undefined || mode === 'hosted';
}

/** Stores a person's file. */
export function store(
  ws: Workspace,
  user: string,
  picked: PickedFile,
  place: { channel?: string; givenToApp: boolean },
): StoredFile {
  const file: StoredFile = {
    id: newId('F'),
    name: picked.name,
    title: picked.name,
    mimetype: picked.mimetype ?? typeByName(picked.name),
    user,
    created: Math.floor(ws.now() / 1000),
    channels: place.channel === undefined ? [] : [place.channel],
    givenToApp: place.givenToApp,
    mode: picked.mode,
    bytes: picked.base64 === undefined ? Buffer.from(picked.content ?? '') : Buffer.from(picked.base64, 'base64'),
  };
  ws.state.files.set(file.id, file);
  return file;
}

const types: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  log: 'text/plain',
  json: 'application/json',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  pdf: 'application/pdf',
  zip: 'application/zip',
};

/** The media type that Slack derives from a file's name. */
export function typeByName(name: string): string {
  return types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
