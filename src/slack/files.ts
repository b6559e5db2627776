import type { WebClient } from '@slack/web-api';
import type { FormFile } from '../tickets/create/form.ts';
import type { FileSource } from '../tickets/ports.ts';
import type { FileFetcher } from './interaction/context.ts';

export interface FileFetcherOptions {
  readonly botToken: string;
  readonly fetch: typeof globalThis.fetch;
  /**
   * The origins that files are fetched from, such as `https://files.slack.com`. The token is sent only to them. Plain HTTP is
   * used only for origins listed here (a private deployment, the sandbox).
   */
  readonly origins: readonly string[];
  /** Time limit for the whole file, in milliseconds. */
  readonly timeout: number;
  /** In bytes. */
  readonly maxBytes: number;
}

/** Slack's file host. */
export const slackFiles = 'https://files.slack.com';

/**
 * Why a file could not be fetched. The message contains the host but never the path or query, which can be enough to open the
 * file.
 */
export class FileFetchError extends Error {
  readonly code: 'foreign-address' | 'not-served' | 'login-page' | 'too-large' | 'unreachable';

  constructor(code: FileFetchError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FileFetchError';
    this.code = code;
  }
}

/** Slack's own redirects need one or two hops. */
const maxRedirects = 3;

/**
 * Fetches files that people upload to Slack. `open` rejects with a `FileFetchError`. The stream it returns fails with one if the
 * file turns out to be larger than `maxBytes`.
 */
export function createFileFetcher(options: FileFetcherOptions): FileFetcher {
  const origins = new Set(options.origins.map((origin) => new URL(origin).origin));
  return {
    open: async (url, signal) => {
      const timeout = AbortSignal.timeout(options.timeout);
      const response = await follow(url, origins, options, signal ? AbortSignal.any([signal, timeout]) : timeout);
      const body = checked(response, options.maxBytes);
      return body.pipeThrough(bounded(options.maxBytes));
    },
  };
}

/** Follows redirects itself, so that neither the token nor the request ever goes to another host. */
async function follow(
  url: string,
  origins: ReadonlySet<string>,
  options: FileFetcherOptions,
  signal: AbortSignal,
): Promise<Response> {
  let address = allowed(url, origins);
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const response = await request(address, options, signal);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    address = allowed(location, origins, address);
  }
  throw new FileFetchError('not-served', `${address.host} redirects the file in circles.`);
}

async function request(address: URL, { fetch, botToken }: FileFetcherOptions, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(address, { headers: { Authorization: `Bearer ${botToken}` }, redirect: 'manual', signal });
  } catch (error) {
    if (signal.aborted) throw new FileFetchError('unreachable', `${address.host} did not serve the file in time.`);
    // The cause of a failed fetch is the network error. The message of `fetch` itself may contain the URL.
    const cause = error instanceof Error ? error.cause : undefined;
    throw new FileFetchError('unreachable', `${address.host} could not be reached for the file.`, { cause });
  }
}

function allowed(url: string, origins: ReadonlySet<string>, base?: URL): URL {
  if (!URL.canParse(url, base?.href)) throw new FileFetchError('foreign-address', 'The file has no valid address.');
  const address = new URL(url, base);
  if (origins.has(address.origin) && address.username === '' && address.password === '') return address;
  throw new FileFetchError('foreign-address', `Files are not fetched from ${address.host}.`);
}

/**
 * Returns the response body. Slack answers 200 with its login page if the token can't see the file (scope `files:read`).
 * @throws FileFetchError
 */
function checked(response: Response, maxBytes: number): ReadableStream<Uint8Array> {
  const host = response.url === '' ? 'Slack' : new URL(response.url).host;
  const isPage = /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
  const isDownload = /^attachment\b/i.test(response.headers.get('content-disposition') ?? '');
  const length = Number(response.headers.get('content-length') ?? 0);
  const failure =
    response.status !== 200 || response.body === null
      ? new FileFetchError('not-served', `${host} answered ${response.status} instead of the file.`)
      : isPage && !isDownload
        ? new FileFetchError('login-page', `${host} answered a page instead of the file; the app may not read it.`)
        : length > maxBytes
          ? new FileFetchError('too-large', `The file has ${length} bytes; ${maxBytes} is the most.`)
          : undefined;
  if (failure === undefined && response.body !== null) return response.body;
  void response.body?.cancel();
  throw failure ?? new FileFetchError('not-served', `${host} answered nothing.`);
}

function bounded(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes)
        controller.error(new FileFetchError('too-large', `The file has more than ${maxBytes} bytes.`));
      else controller.enqueue(chunk);
    },
  });
}

/** A file that a person uploaded to Slack, as a source for an upload elsewhere. It is fetched only when opened. */
export function sourceOf({ id, name, size, url }: FormFile, files: FileFetcher): FileSource {
  return { id, name, size, open: (signal) => files.open(url, signal) };
}

/** Time limit for sending the bytes of a file, in milliseconds. */
const uploadTimeout = 120_000;

export interface Uploading {
  readonly client: WebClient;
  /** Gets no token: the upload URL alone grants access. */
  readonly fetch: typeof globalThis.fetch;
}

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Uploads a file's bytes to Slack. Nobody sees the file until it is shared, or until a block shows its ID.
 * @returns the file's ID, or why Slack refused it
 * @throws the client's or fetch's error if a call fails
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

/** Uploads a file and completes the upload, in a channel if one is given. Returns the file's ID. Rejects if Slack refuses it. */
export async function uploadFile(uploading: Uploading, file: UploadedFile, channel?: string): Promise<string> {
  const sent = await sendFile(uploading, file);
  if ('refused' in sent) throw new Error(`Slack did not take a file: ${sent.refused}.`);
  await uploading.client.files.completeUploadExternal({
    files: [{ id: sent.id, title: file.name }],
    ...(channel !== undefined && { channel_id: channel }),
  });
  return sent.id;
}
