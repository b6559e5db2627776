import { createHmac, hash, type KeyObject } from 'node:crypto';
import { parseUrl, type SignedUrl } from './signed-url.ts';

/**
 * An access key: `id` is public and is sent, `secret` never leaves the process. A `KeyObject` is imported once instead of for
 * each signature, and doesn't reveal the secret when printed.
 */
export interface AccessKey {
  readonly id: string;
  readonly secret: string | KeyObject;
}

export interface Signable {
  readonly method: string;
  /** If it is an absolute URL, its host is signed too. */
  readonly url: string | SignedUrl;
  /** All of them are signed. Leave out those that must not be, such as the Content-Type of a multipart body. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes that are sent (UTF-8 for a string). An `X-Sdk-Content-Sha256` header takes precedence. */
  readonly body?: string | Uint8Array | undefined;
  /** The hex SHA-256 of the body, if known, so that it isn't hashed again for each attempt. */
  readonly bodyHash?: string | undefined;
}

/** The headers to send in addition to those that were signed. */
export interface Signature {
  readonly 'X-Sdk-Date': string;
  readonly Authorization: string;
}

/** Used in place of the hash for bodies that aren't hashed: multipart and other streams. */
export const unsignedPayload = 'UNSIGNED-PAYLOAD';

const algorithm = 'SDK-HMAC-SHA256';
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/**
 * Signs a request with an access key, using the API gateway's SDK-HMAC-SHA256. Pure.
 * @param date see `sdkDate`; the gateway refuses signatures that are off by more than 15 minutes
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

/** The hex SHA-256 of a body; a missing body hashes like an empty one. */
export function sha256(body: string | Uint8Array | undefined): string {
  return body === undefined || body.length === 0 ? emptyHash : hash('sha256', body);
}

/** Formats a time for `X-Sdk-Date`: `YYYYMMDDTHHMMSSZ`, UTC. @param at epoch milliseconds */
export function sdkDate(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** Reads the format of `X-Sdk-Date`. @returns epoch milliseconds; undefined if it has another format */
export function parseSdkDate(text = ''): number | undefined {
  const time = Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  return Number.isNaN(time) ? undefined : time;
}

/** A clock in that format. It formats each second once: doing so for every signature would take a tenth of the time. */
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
 * Collects headers: names in lower case, values trimmed, sorted by name. There are only a few, so they are sorted by insertion
 * while they are collected: sorting an array of pairs would take a third of the signature's time.
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
