import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { FilePoster } from '../../updates/ports.ts';
import { sendFile, type Uploading } from '../files.ts';
import { threadOf, findFile } from './poster.ts';
import { guarded } from '../interaction/outcome.ts';
import { cut, oneLine } from '../text/cut.ts';

/** Slack documents no limit for file names; file systems allow 255 bytes. */
const longestName = 120;

/**
 * Uploads files to Slack: `files.getUploadURLExternal` provides the URL, and `files.completeUploadExternal` shares the file.
 * Nobody sees a file before that.
 */
export function createFilePoster({ client, fetch }: Uploading): FilePoster {
  return {
    upload: ({ name, bytes }, signal) =>
      guarded(signal, async () => {
        // Slack rejects empty files (`files.getUploadURLExternal`, `length`).
        if (bytes.length === 0) return { outcome: 'refused', reason: 'empty_file' };
        const filename = shownFile(name);
        const sent = await sendFile({ client, fetch }, { name: filename, bytes }, signal);
        return 'id' in sent ? { outcome: 'uploaded', id: sent.id } : { outcome: 'failed', reason: sent.refused };
      }),
    share: (link, { id, name }, signal) =>
      guarded(signal, async () => {
        const { thread_ts } = threadOf(link);
        // Without a thread, the file would be posted in the channel. Files are claimed only for links that have a thread.
        if (thread_ts === undefined) return { outcome: 'failed', reason: 'no_thread' };
        // If the thread's first message was deleted, Slack would post the file in the channel.
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

/** A foreign name as a file name: one line, without path separators. */
function shownFile(name: string): string {
  const plain = cut(oneLine(name).replace(/[/\\]/g, '_'), longestName);
  return plain === '' ? 'file' : plain;
}
