import type { WebClient } from '@slack/web-api';

/** Milliseconds for sending the bytes of a file. */
const uploadTimeout = 120_000;

export interface Uploading {
  readonly client: WebClient;
  /** Gets no token: the address alone opens the way. */
  readonly fetch: typeof globalThis.fetch;
}

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Sends the bytes of a file to Slack, where nobody sees it until it is shared, or shown by a block of its id.
 * @returns its id, or why Slack did not take it; rejects where a call fails
 */
export async function sendFile(
  { client, fetch }: Uploading,
  { name, bytes }: UploadedFile,
  stopped?: AbortSignal,
): Promise<{ readonly id: string } | { readonly refused: string }> {
  const { upload_url, file_id } = await client.files.getUploadURLExternal({ filename: name, length: bytes.length });
  if (upload_url === undefined || file_id === undefined) return { refused: 'no_upload_url' };
  const timeout = AbortSignal.timeout(uploadTimeout);
  const signal = stopped === undefined ? timeout : AbortSignal.any([stopped, timeout]);
  const { ok, status } = await fetch(upload_url, { method: 'POST', body: new Uint8Array(bytes), signal });
  return ok ? { id: file_id } : { refused: `http_${status}` };
}

/** Sends a file and makes it last; in a channel, where one is given. Rejects where Slack does not take it. */
export async function uploadFile(uploading: Uploading, file: UploadedFile, channel?: string): Promise<string> {
  const sent = await sendFile(uploading, file);
  if ('refused' in sent) throw new Error(`Slack did not take a file: ${sent.refused}.`);
  await uploading.client.files.completeUploadExternal({
    files: [{ id: sent.id, title: file.name }],
    ...(channel !== undefined && { channel_id: channel }),
  });
  return sent.id;
}
