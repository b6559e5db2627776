import { createHmac, hash, type KeyObject } from 'node:crypto';
import { parseUrl, type SignedUrl } from './signed-url.ts';

/**
 * An access key: `id` is public and travels along, `secret` never leaves the process. A `KeyObject` is imported once
 * instead of for each signature, and does not show where an object is printed.
 */
export interface AccessKey {
  readonly id: string;
  readonly secret: string | KeyObject;
}

export interface Signable {
  readonly method: string;
  /** The host of an absolute URL is signed; of path and query alone, none. */
  readonly url: string | SignedUrl;
  /** All are signed. Leave out what is not to be, such as the Content-Type of a multipart body. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes that are sent (a string: its UTF-8 form). An `X-Sdk-Content-Sha256` header goes before it. */
  readonly body?: string | Uint8Array | undefined;
  /** Hex SHA-256 of the body where it is known already, so that it is not hashed anew for each attempt. */
  readonly bodyHash?: string | undefined;
}

/** What to send in addition to the headers that were signed. */
export interface Signature {
  readonly 'X-Sdk-Date': string;
  readonly Authorization: string;
}

/** Stands for the hash of a body that is not hashed: multipart and other streams. */
export const unsignedPayload = 'UNSIGNED-PAYLOAD';

const algorithm = 'SDK-HMAC-SHA256';
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/**
 * Signs a request with an access key, by the API gateway's SDK-HMAC-SHA256. Pure.
 * @param date see `sdkDate`; the gateway refuses what is off by more than 15 minutes
 */
export function sign(request: Signable, key: AccessKey, date: string): Signature {
  const url = typeof request.url === 'string' ? parseUrl(request.url) : request.url;
  const headers = collect(request.headers, url.host, date);
  let canonical = request.method + '\n' + url.path + (url.path.endsWith('/') ? '\n' : '/\n') + url.query + '\n';
  let signed = '';
  for (let index = 0; index < headers.names.length; index += 1) {
    const name = headers.names[index] ?? '';
    canonical += name + ':' + (headers.values[index] ?? '') + '\n';
    signed += index === 0 ? name : ';' + name;
  }
  canonical += '\n' + signed + '\n' + (headers.contentHash ?? request.bodyHash ?? sha256(request.body));
  const signature = createHmac('sha256', key.secret)
    .update(algorithm + '\n' + date + '\n' + hash('sha256', canonical))
    .digest('hex');
  const authorization = algorithm + ' Access=' + key.id + ', SignedHeaders=' + signed + ', Signature=' + signature;
  return { 'X-Sdk-Date': date, Authorization: authorization };
}

/** Hex SHA-256 of a body; no body hashes as the empty string. */
export function sha256(body: string | Uint8Array | undefined): string {
  return body === undefined || body.length === 0 ? emptyHash : hash('sha256', body);
}

/** The form of `X-Sdk-Date`: `YYYYMMDDTHHMMSSZ`, UTC. `at` is epoch milliseconds. */
export function sdkDate(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** Reads that form. @returns epoch milliseconds; undefined where it is another */
export function parseSdkDate(text = ''): number | undefined {
  const time = Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  return Number.isNaN(time) ? undefined : time;
}

/** A clock in that form. It writes each second once: writing it for every signature would take a tenth of their time. */
export function createSdkClock(now: () => number): () => string {
  let second = Number.NaN;
  let written = '';
  return () => {
    const current = Math.floor(now() / 1000);
    if (current !== second) {
      written = sdkDate(current * 1000);
      second = current;
    }
    return written;
  };
}

/**
 * Names in lower case, values trimmed, sorted by name. There is a handful of them, so they are sorted by insertion while
 * they are collected: the sort of an array of pairs would take a third of the whole signature's time.
 */
function collect(given: Readonly<Record<string, string>>, host: string, date: string) {
  const names: string[] = [];
  const values: string[] = [];
  let contentHash: string | undefined;
  if (host !== '') insert(names, values, 'host', host);
  insert(names, values, 'x-sdk-date', date);
  for (const name in given) {
    const lower = name.toLowerCase();
    const value = (given[name] ?? '').trim();
    if (lower === 'x-sdk-content-sha256') contentHash = value;
    insert(names, values, lower, value);
  }
  return { names, values, contentHash };
}

function insert(names: string[], values: string[], name: string, value: string): void {
  let index = names.length;
  for (; index > 0; index -= 1) {
    const before = names[index - 1] ?? '';
    if (before <= name) break;
    names[index] = before;
    values[index] = values[index - 1] ?? '';
  }
  names[index] = name;
  values[index] = value;
}
