import { setTimeout as sleep } from 'node:timers/promises';
import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import {
  WebClient,
  type FetchFunction,
  type WebAPICallResult,
  type WebClientOptions,
  WebAPIPlatformError,
} from '@slack/web-api';
import PQueue from 'p-queue';
import type { Logger } from 'pino';
import { request } from 'undici';
import { TokenError, type TokenVariable } from '../ops/token-error.ts';

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

/** Milliseconds for a whole call, the body of the answer included. */
const timeout = 10_000;

type FetchResponse = Awaited<ReturnType<FetchFunction>>;

/** Seconds that Slack is left alone where it limits without saying for how long, and the most that is believed. */
const limitWait = { standard: 30, maxSeconds: 3600 } as const;

/**
 * A 429 with the seconds that it asks for. The client takes one without a number for an error of another kind; proxies
 * answer with no header, or with a date (RFC 9110, 10.2.3).
 */
function withWait(response: FetchResponse): FetchResponse {
  if (response.status !== 429) return response;
  const asked = response.headers.get('retry-after') ?? '';
  // A date counts by the clock of the one who wrote it.
  const until = /^\w{3}, /.test(asked)
    ? (Date.parse(asked) - Date.parse(response.headers.get('date') ?? '')) / 1000
    : NaN;
  const seconds = /^\s*\d+\s*$/.test(asked) ? Number(asked) : until;
  const wait = Number.isFinite(seconds)
    ? Math.min(Math.max(Math.ceil(seconds), 1), limitWait.maxSeconds)
    : limitWait.standard;
  const headers = new Headers([...response.headers.entries()]);
  headers.set('retry-after', String(wait));
  return {
    ...{ ok: false, status: 429, statusText: response.statusText, url: response.url, headers },
    arrayBuffer: () => response.arrayBuffer(),
    json: () => response.json(),
    text: () => response.text(),
  };
}

/** fetch with an end: the client sets a signal of its own, other callers (response URLs) would wait for ever. */
function timed(send: FetchFunction): FetchFunction {
  return async (url, init) => {
    try {
      return withWait(await send(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeout) }));
    } catch (error) {
      // The error may name the address, and a response URL is a key by itself.
      throw new Error('Slack did not answer.', { cause: error });
    }
  };
}

export const timedFetch: FetchFunction = timed((url, init) => fetch(url, init));

/**
 * The same, with a bound on how many are under way: what many people wait for may become due at once, and thousands of
 * connections opened in one go would hold up every ack.
 */
export function boundedFetch(atOnce: number, fetch: FetchFunction = timedFetch): FetchFunction {
  const queue = new PQueue({ concurrency: atOnce });
  return (url, init) => queue.add(() => fetch(url, init));
}

/**
 * How every Slack client of the process is set up: all calls go to `apiUrl`, each ends in time, none is repeated (only
 * the caller knows what is safe to repeat), and a 429 is reported instead of holding up the other calls of the client.
 */
export function clientOptions(apiUrl: string, log: Logger): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: bridgeLog(log),
    fetch: timedFetch,
  };
}

export function createClient(token: string, apiUrl: string, log: Logger): WebClient {
  return new WebClient(token, clientOptions(apiUrl, log));
}

/** A client for what people wait for: a form that opens, above all. It does the same in less time; see `postForm`. */
export function createQuickClient(token: string, apiUrl: string, log: Logger): WebClient {
  return new QuickClient(token, { ...clientOptions(apiUrl, log), fetch: timed(postForm) });
}

/**
 * Takes views as the JSON in which they go out. Of an object, Slack's client first makes a copy without secrets for a debug line,
 * whether or not there is one: for a form of 6 kB, that takes longer than sending it.
 */
class QuickClient extends WebClient {
  override apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    const { view } = options;
    return super.apiCall(method, view === undefined ? options : { ...options, view: JSON.stringify(view) });
  }
}

/** Enough to recognise a fault by; an HTML page of a proxy is not put into the log whole. */
const longestLine = 500;

/**
 * Lets Slack's libraries write into the process's log. Their debug lines hold request bodies, which is to say texts and
 * tokens of people: those lines are dropped whatever the level is.
 */
export function bridgeLog(log: Logger): SlackLogger {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) => {
      log[level]({ source: 'slack' }, parts.map(readable).filter(Boolean).join(' ').slice(0, longestLine));
    };
  const ignore = () => undefined;
  return {
    debug: ignore,
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    setLevel: ignore,
    getLevel: () => LogLevel.INFO,
    setName: ignore,
  };
}

function readable(part: unknown): string {
  if (part instanceof Error) return part.message;
  return typeof part === 'string' ? part : '';
}

/** Slack's answers about a token that no waiting mends (references of `auth.test` and `apps.connections.open`). */
const hopeless = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
  'org_login_required',
  'ekm_access_denied',
  'team_access_not_granted',
]);

/** Milliseconds: the first wait, and the longest one. */
const pause = { first: 200, longest: 30_000 } as const;

/** Whether Slack said no for good. */
export function isHopeless(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && hopeless.has(error.data.error);
}

/** Passes a call on; where Slack refuses its token for good, the error says which variable holds it and what to do. */
export async function withToken<T>(variable: TokenVariable, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && isHopeless(error))
      throw new TokenError(variable, error.data.error, { cause: error });
    throw error;
  }
}

export interface Persistence {
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** What is tried, for the log. */
  readonly what: string;
  /** Whether a failure ends it. */
  readonly givesUp: (error: unknown) => boolean;
}

/**
 * Tries until it works, after longer and longer pauses: a Slack that fails for a moment must not end a process that nobody
 * looks after.
 * @throws what `attempt` throws, where that ends it; and where the signal does
 */
export async function persist<T>(attempt: () => Promise<T>, { signal, log, what, givesUp }: Persistence): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (givesUp(error)) throw error;
      log.warn({ err: error, what, tries }, 'Slack unreachable, retrying');
    }
    await sleep(Math.min(pause.longest, pause.first * 2 ** (tries - 1)) * (0.5 + Math.random() / 2), undefined, {
      signal,
    });
  }
}
