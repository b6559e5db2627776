import { store, type PickedFile } from '../conversation/files.ts';
import { post } from '../conversation/post.ts';
import { ControlError } from '../error.ts';
import type { Person } from '../state/model.ts';
import type { StateValue } from '../surfaces/values.ts';
import { fileObject } from '../wire/file.ts';
import type { Workspace } from '../workspace.ts';
import { put } from './act.ts';
import { conversationOf } from './find.ts';
import { toMarkup } from './markup.ts';
import { findElement, findSurface } from './surface.ts';

/** Into a conversation, with a comment, or into the file field of a view. */
export type UploadPlace =
  | { readonly channel: string; readonly text?: string | undefined; readonly thread?: string | undefined }
  | { readonly view: string; readonly field: string };

/** docs.slack.dev, "File input element": 10 MB a file. */
const largestInput = 10_000_000;

/** Uploads files for a person; returns their ids, and for a conversation the message's ts. */
export async function upload(
  ws: Workspace,
  person: Person,
  place: UploadPlace,
  files: readonly PickedFile[],
): Promise<{ readonly files: readonly string[]; readonly ts?: string | undefined }> {
  if ('view' in place) return uploadIntoView(ws, person, place, files);
  const channel = conversationOf(ws, person, place.channel);
  if (channel.archived) throw new ControlError(`#${channel.name} is archived.`);
  const ids = files.map((file) => store(ws, person.id, file, { channel: channel.id, givenToApp: false }).id);
  const text = toMarkup(ws.state, place.text ?? '');
  const message = post(ws, channel, { user: person.id, text, files: ids, thread: place.thread, subtype: 'file_share' });
  return { files: ids, ts: message.ts };
}

async function uploadIntoView(
  ws: Workspace,
  person: Person,
  place: { readonly view: string; readonly field: string },
  files: readonly PickedFile[],
): Promise<{ readonly files: readonly string[] }> {
  const surface = findSurface(ws, person, { view: place.view });
  const placed = findElement(surface, place.field);
  const { element } = placed;
  if (element.type !== 'file_input') throw new ControlError(`${place.field} takes no files.`);
  const held: unknown = surface.values()[placed.blockId]?.[placed.actionId]?.files;
  const before: readonly unknown[] = Array.isArray(held) ? held : [];
  const max = element.max_files ?? 10;
  if (before.length + files.length > max) throw new ControlError(`You can only upload ${max} files here.`);
  for (const file of files) checkType(file, element.filetypes);
  const stored = files.map((file) => store(ws, person.id, file, { givenToApp: true }));
  const large = stored.find((file) => file.bytes.length > largestInput);
  if (large !== undefined) throw new ControlError(`${large.name} is larger than 10 MB.`);
  const value: StateValue = { type: 'file_input', files: [...before, ...stored.map((file) => fileObject(ws, file))] };
  await put(ws, person, surface, placed, value);
  return { files: stored.map((file) => file.id) };
}

function checkType(file: PickedFile, allowed: readonly string[] | undefined): void {
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  if (allowed !== undefined && !allowed.includes(ending)) {
    throw new ControlError(`${file.name} has none of the types ${allowed.join(', ')}.`);
  }
}
