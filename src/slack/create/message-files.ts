import type { WebClient } from '@slack/web-api';
import type { Attached } from '../interaction/context.ts';
import { list, text } from '../payload.ts';
import { oneLine } from '../text/plain-text.ts';
import { readFiles } from './form/read.ts';
import { isForwarded } from '../words/message.ts';

/** Files of one message that are looked up one by one, as those of shared channels are. */
const mostLookups = 20;

/** The files of a message and of what it forwards: those that can be fetched, and the names of the others. Never rejects. */
export async function filesOf(client: WebClient, message: unknown): Promise<Attached> {
  const forwarded = list(message, 'attachments').filter(isForwarded);
  const all = [message, ...forwarded].flatMap((one) => list(one, 'files'));
  const known = await Promise.all(all.map((file, place) => (place < mostLookups ? whole(client, file) : file)));
  const files = known.flatMap((file) => readFiles([file]));
  const unlisted = known.filter((file) => readFiles([file]).length === 0).map(nameOf);
  return { files, unlisted };
}

/** In a channel that is shared with others, a message tells no more of a file than its id (docs.slack.dev, "Slack Connect"). */
async function whole(client: WebClient, file: unknown): Promise<unknown> {
  const id = text(file, 'id');
  if (text(file, 'file_access') !== 'check_file_info' || id === undefined) return file;
  try {
    return (await client.files.info({ file: id })).file ?? file;
  } catch {
    return file;
  }
}

function nameOf(file: unknown): string {
  return oneLine(text(file, 'name') ?? text(file, 'title') ?? text(file, 'id') ?? '?');
}
