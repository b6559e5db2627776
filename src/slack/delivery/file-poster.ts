import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { FilePoster } from '../../updates/ports.ts';
import { sendFile, type Uploading } from '../files.ts';
import { threadOf, findFile } from './poster.ts';
import { guarded } from '../interaction/outcome.ts';
import { cut, oneLine } from '../text/cut.ts';

/** Slack names no limit for the name of a file; file systems have 255 bytes. */
const longestName = 120;

/**
 * How files reach Slack: by an address that `files.getUploadURLExternal` gives, and then `files.completeUploadExternal`,
 * which shows them. Until that they are seen by nobody.
 */
export function createFilePoster({ client, fetch }: Uploading): FilePoster {
  return {
    upload: ({ name, bytes }, signal) =>
      guarded(signal, async () => {
        // Slack takes no file without bytes (`files.getUploadURLExternal`, `length`).
        if (bytes.length === 0) return { outcome: 'refused', reason: 'empty_file' };
        const filename = shownFile(name);
        const sent = await sendFile({ client, fetch }, { name: filename, bytes }, signal);
        return 'id' in sent ? { outcome: 'uploaded', id: sent.id } : { outcome: 'failed', reason: sent.refused };
      }),
    share: (link, { id, name }, signal) =>
      guarded(signal, async () => {
        const { thread_ts } = threadOf(link);
        // Without its thread it would stand in the channel; files are claimed only for links that have one.
        if (thread_ts === undefined) return { outcome: 'failed', reason: 'no_thread' };
        // Slack would show it in the channel where the thread's first message was deleted.
        if (!(await hasThread(client, link.channel, thread_ts))) return { outcome: 'failed', reason: 'no_thread' };
        const files: [{ id: string; title: string }] = [{ id, title: shownFile(name) }];
        await client.files.completeUploadExternal({ files, channel_id: link.channel, thread_ts });
        return { outcome: 'shared' };
      }),
    find: (link, file, since, signal) => guarded(signal, () => findFile(client, link, file, since)),
  };
}

async function hasThread(client: WebClient, channel: string, ts: string): Promise<boolean> {
  try {
    await client.conversations.replies({ channel, ts, limit: 1 });
    return true;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === 'thread_not_found') return false;
    throw error;
  }
}

/** A foreign name as a file's name: one line, no folders. */
function shownFile(name: string): string {
  const plain = cut(oneLine(name).replace(/[/\\]/g, '_'), longestName);
  return plain === '' ? 'file' : plain;
}
