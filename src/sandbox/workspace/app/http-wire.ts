import { signatureHeaders } from './signature.ts';
import type { Outgoing, Reception, Retry, Wire } from './wire.ts';

interface Deps {
  readonly signingSecret: string;
  readonly now: () => number;
  /** How long to wait for a late answer, in milliseconds; Slack itself hangs up at its deadline. */
  readonly patience: number;
  /** The app's endpoint; undefined if none is set yet. */
  readonly url: () => string | undefined;
}

export interface HttpWire extends Wire {
  /** Sends the `url_verification` of the Events API; true if the app returned the challenge. */
  verify(challenge: string, token: string): Promise<boolean>;
}

/** Requests to the app's HTTP endpoint: events as JSON, commands and interactions as forms. */
export function createHttpWire(deps: Deps): HttpWire {
  const ended = new AbortController();
  const post = (body: string, contentType: string, retry?: Retry) => {
    const url = deps.url();
    if (url === undefined) return Promise.reject(new Error('no request url'));
    return fetch(url, {
      method: 'POST',
      redirect: 'manual',
      body,
      headers: {
        'content-type': contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...signatureHeaders(deps.signingSecret, body, Math.floor(deps.now() / 1000)),
        ...(retry && { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason }),
      },
      signal: AbortSignal.any([ended.signal, AbortSignal.timeout(deps.patience)]),
    });
  };
  return {
    async send(outgoing, retry): Promise<Reception> {
      try {
        const response = await post(...encode(outgoing), retry);
        const text = await response.text();
        if (response.status === 200) return { acked: true, body: answer(text, response.headers.get('content-type')) };
        const final = response.headers.get('x-slack-no-retry') === '1';
        return { acked: false, reason: 'http_error', final, status: response.status };
      } catch {
        return { acked: false, reason: 'connection_failed' };
      }
    },
    async verify(challenge, token) {
      const body = JSON.stringify({ type: 'url_verification', challenge, token });
      const response = await post(body, 'application/json');
      return response.status === 200 && (await response.text()).includes(challenge);
    },
    close() {
      ended.abort();
      return Promise.resolve();
    },
  };
}

const form = 'application/x-www-form-urlencoded';

function encode(outgoing: Outgoing): [body: string, contentType: string] {
  switch (outgoing.type) {
    case 'events_api':
      return [JSON.stringify(outgoing.payload), 'application/json'];
    case 'interactive':
      return [new URLSearchParams({ payload: JSON.stringify(outgoing.payload) }).toString(), form];
    case 'slash_commands':
      return [flat(outgoing.payload), form];
  }
}

function flat(payload: Readonly<Record<string, unknown>>): string {
  const fields = new URLSearchParams();
  for (const [key, value] of Object.entries(payload)) fields.set(key, String(value));
  return fields.toString();
}

/** The body of an ack: JSON, or plain text as short for `{text}`. */
function answer(text: string, contentType: string | null): Readonly<Record<string, unknown>> {
  if (text.trim() === '') return {};
  if (contentType?.includes('json') !== true) return { text };
  const value: unknown = parse(text);
  if (typeof value === 'string') return { text: value };
  return typeof value === 'object' && value !== null ? { ...value } : { invalid: true };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
