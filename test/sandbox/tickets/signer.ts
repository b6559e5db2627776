import { createHash, createHmac } from 'node:crypto';

export interface Keys {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** What a test sends: `headers` with lower-case names, without host. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
}

const hex = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const strict = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());

/**
 * The tests' own SDK-HMAC-SHA256, shared with nobody: it signs host, x-sdk-date and every X-* header.
 * @param at epoch milliseconds
 * @returns the headers to send
 */
export function sign(keys: Keys, sent: Sent, at: number, signed?: readonly string[]): Record<string, string> {
  const date = new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const headers: Record<string, string> = { ...sent.headers, 'x-sdk-date': date };
  const all: Record<string, string> = { ...headers, host: sent.url.host };
  const names =
    signed ??
    Object.keys(all)
      .filter((name) => name === 'host' || name.startsWith('x-'))
      .sort();
  const path = sent.url.pathname
    .split('/')
    .map((part) => strict(decodeURIComponent(part)))
    .join('/');
  const query = [...sent.url.searchParams]
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map(([name, value]) => `${strict(name)}=${strict(value)}`);
  const canonical = [
    sent.method,
    path.endsWith('/') ? path : `${path}/`,
    query.join('&'),
    ...names.map((name) => `${name}:${all[name]?.trim() ?? ''}`),
    '',
    names.join(';'),
    headers['x-sdk-content-sha256'] ?? hex(sent.body ?? ''),
  ].join('\n');
  const signature = createHmac('sha256', keys.secretKey)
    .update(`SDK-HMAC-SHA256\n${date}\n${hex(canonical)}`)
    .digest('hex');
  return {
    ...headers,
    authorization: `SDK-HMAC-SHA256 Access=${keys.accessKey}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}
