import { isEndpoint } from './endpoint.ts';
import { decode, encode } from './encode.ts';

/** A URL in the form that is signed, which can also be sent. */
export interface SignedUrl {
  /** Scheme and host; empty if only path and query are known. */
  readonly origin: string;
  readonly host: string;
  /** Every segment is percent-encoded; it ends with a slash only if one is sent. */
  readonly path: string;
  /** Names and values, percent-encoded and sorted, without the question mark; empty if there is no query. */
  readonly query: string;
}

/** A value in a query. A list repeats its name; undefined and null are left out. */
export type QueryValue = string | number | boolean | null | undefined;
export type Query = Readonly<Record<string, QueryValue | readonly QueryValue[]>>;

export function href(url: SignedUrl): string {
  return url.origin + url.path + (url.query === '' ? '' : '?' + url.query);
}

/**
 * @param base scheme, host, and optionally the beginning of the path, without a slash at the end; see `normalizeBase`
 * @param path starts with a slash and is already percent-encoded
 */
export function createUrl(base: string, path: string, query: Query): SignedUrl {
  const pairs: Pair[] = [];
  for (const [name, given] of Object.entries(query)) {
    for (const value of Array.isArray(given) ? (given as readonly QueryValue[]) : [given as QueryValue]) {
      if (value !== undefined && value !== null) pairs.push([name, String(value)]);
    }
  }
  const { origin, rest } = splitOrigin(base + path);
  return { origin, host: hostOf(origin), path: rest, query: canonicalQuery(pairs) };
}

/**
 * Normalizes a configured address as fetch does: lower case, no default port.
 * @throws TypeError if it isn't an address, or has a user, a query, a fragment, or blanks
 */
export function normalizeBase(address: string): string {
  if (!isEndpoint(address)) throw new TypeError('an address has the form https://host/path, without user and query');
  const url = new URL(address);
  return url.origin + canonicalPath(url.pathname).replace(/(?<!\/)\/+$/, '');
}

/** Parses any URL, absolute or only path and query. Encodes what isn't encoded yet, and encodes no `%` twice. */
export function parseUrl(url: string): SignedUrl {
  const { origin, rest } = splitOrigin(url);
  const [target = ''] = rest.split('#', 1);
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? '' : target.slice(mark + 1);
  const pairs = query === '' ? [] : query.split('&').map(pairOf);
  return { origin, host: hostOf(origin), path: canonicalPath(path), query: canonicalQuery(pairs) };
}

function splitOrigin(url: string): { origin: string; rest: string } {
  const scheme = url.indexOf('://');
  const start = scheme < 0 ? 0 : url.slice(scheme + 3).search(/[/?#]|$/) + scheme + 3;
  return { origin: url.slice(0, start), rest: url.slice(start) };
}

type Pair = readonly [name: string, value: string];

function pairOf(text: string): Pair {
  const mark = text.indexOf('=');
  return mark < 0 ? [decode(text), ''] : [decode(text.slice(0, mark)), decode(text.slice(mark + 1))];
}

function hostOf(origin: string): string {
  return origin === '' ? '' : origin.slice(origin.indexOf('://') + 3);
}

const plainPath = /^\/[A-Za-z0-9\-._~/]*$/;

function canonicalPath(path: string): string {
  if (plainPath.test(path)) return path;
  const segments = path.split('/').map((segment) => encode(decode(segment)));
  return path.startsWith('/') ? segments.join('/') : '/' + segments.join('/');
}

/** Sorts by name, then by value, both before encoding and by UTF-16 units, as the official signer does. */
function canonicalQuery(pairs: Pair[]): string {
  pairs.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
  return pairs.map(([name, value]) => encode(name) + '=' + encode(value)).join('&');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
