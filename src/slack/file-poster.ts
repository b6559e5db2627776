import type { WebClient } from '@slack/web-api';
import type { FilePoster } from '../updates/ports.ts';
import { oneLine } from './blocks/clean.ts';
import { cut } from './blocks/text.ts';
import { findFile } from './find-batch.ts';
import { guarded } from './guarded.ts';
import { threadOf } from './poster.ts';

/** Slack names no limit for the name of a file; file systems have 255 bytes. */
const longestName = 120;

/** Milliseconds for sending the bytes of a file. */
const uploadTimeout = 120_000;

export interface FilePosterParts {
  readonly client: WebClient;
  /** Gets no token: the address alone opens the way. */
  readonly fetch: typeof globalThis.fetch;
}

/**
 * How files reach Slack: by an address that `files.getUploadURLExternal` gives, and then `files.completeUploadExternal`,
 * which shows them. Until that they are seen by nobody.
 */
export function createFilePoster({ client, fetch }: FilePosterParts): FilePoster {
  return {
    upload: ({ name, bytes }, signal) =>
      guarded(signal, async () => {
        const filename = shownFile(name);
        const { upload_url, file_id } = await client.files.getUploadURLExternal({ filename, length: bytes.length });
        if (upload_url === undefined || file_id === undefined) return { outcome: 'failed', reason: 'no_upload_url' };
        const limited = AbortSignal.any([signal, AbortSignal.timeout(uploadTimeout)]);
        const { ok, status } = await fetch(upload_url, {
          method: 'POST',
          body: new Uint8Array(bytes),
          signal: limited,
        });
        return ok ? { outcome: 'uploaded', id: file_id } : { outcome: 'failed', reason: `http_${status}` };
      }),
    share: (link, { id, name }, signal) =>
      guarded(signal, async () => {
        const { thread_ts } = threadOf(link);
        // Without its thread it would stand in the channel; files are claimed only for links that have one.
        if (thread_ts === undefined) return { outcome: 'failed', reason: 'no_thread' };
        const files: [{ id: string; title: string }] = [{ id, title: shownFile(name) }];
        await client.files.completeUploadExternal({ files, channel_id: link.channel, thread_ts });
        return { outcome: 'shared' };
      }),
    find: (link, file, since, signal) => guarded(signal, () => findFile(client, link, file, since)),
  };
}

/** A foreign name as a file's name: one line, no folders. */
function shownFile(name: string): string {
  const plain = cut(oneLine(name).replace(/[/\\]/g, '_'), longestName);
  return plain === '' ? 'file' : plain;
}
