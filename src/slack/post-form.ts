import type { FetchFunction } from '@slack/web-api';
import { request } from 'undici';

/**
 * `fetch` for calls of Slack's methods that a person waits for. Where the arguments are a form, as in all calls but uploads, the
 * call goes out by undici's `request`, which takes less than half of the processor time of `fetch` (undici, "Benchmarks": twice
 * to three times as many requests a second), over the same connections and through the same proxy. It follows no redirect,
 * which Slack's client does not want either, and asks for no compression.
 */
export const postForm: FetchFunction = async (url, init = {}) => {
  const { method, headers, body, signal } = init;
  if (method !== 'POST' || typeof body !== 'string') return fetch(url, init);
  const answer = await request(url, {
    ...{ method, body },
    ...(headers !== undefined && { headers }),
    ...(signal !== undefined && { signal }),
  });
  // Read here, so that whoever waits for the answer waits for all of it, and fails where it is torn.
  const bytes = await answer.body.arrayBuffer();
  const text = () => new TextDecoder().decode(bytes);
  return {
    ok: answer.statusCode >= 200 && answer.statusCode < 300,
    status: answer.statusCode,
    statusText: answer.statusText,
    url: String(url),
    headers: headersOf(answer.headers),
    arrayBuffer: () => Promise.resolve(bytes),
    json: () => new Promise((resolve) => resolve(JSON.parse(text()))),
    text: () => Promise.resolve(text()),
  };
};

/** undici gives the names in lower case, and a list where a header comes more than once. */
function headersOf(found: Readonly<Record<string, string | string[] | undefined>>) {
  const get = (name: string) => found[name.toLowerCase()];
  return {
    get: (name: string) => valueOf(get(name)),
    entries: () => Object.entries(found).map(([name, value]): [string, string] => [name, valueOf(value) ?? '']),
  };
}

function valueOf(value: string | string[] | undefined): string | null {
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}
