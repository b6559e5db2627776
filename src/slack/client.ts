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
 * `fetch` for Web API calls that a person waits for. Calls with a form as their body (all except uploads) go through undici's
 * `request`, which takes less than half of the processor time of `fetch` (undici, "Benchmarks": two to three times as many
 * requests per second), over the same connections and the same proxy. It follows no redirects, which Slack's client doesn't want
 * either, and doesn't ask for compression.
 */
export const postForm: FetchFunction = async (url, init = {}) => {
  const { method, headers, body, signal } = init;
  if (method !== 'POST' || typeof body !== 'string') return fetch(url, init);
  const answer = await request(url, {
    ...{ method, body },
    ...(headers !== undefined && { headers }),
    ...(signal !== undefined && { signal }),
  });
  // Read the body here, so that callers wait for all of it and fail if it is cut off.
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

/** undici provides header names in lower case, and an array if a header occurs more than once. */
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

/** Time limit for a whole call including the response body, in milliseconds. */
const timeout = 10_000;

type FetchResponse = Awaited<ReturnType<FetchFunction>>;

/** How long to wait after a rate limit: the default if Slack doesn't say, and the longest wait that is honored. In seconds. */
const limitWait = { standard: 30, maxSeconds: 3600 } as const;

/**
 * Returns the response. If it is a 429, its `retry-after` header is set to whole seconds: Slack's client reports a 429 without a
 * number as a different error, and proxies answer without the header or with a date (RFC 9110, 10.2.3).
 */
function withWait(response: FetchResponse): FetchResponse {
  if (response.status !== 429) return response;
  const asked = response.headers.get('retry-after') ?? '';
  // Compare the date with the `date` header of the same response: the clocks may differ.
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

/** Adds a timeout to calls without a signal (response URLs); Slack's client sets its own. */
function timed(send: FetchFunction): FetchFunction {
  return async (url, init) => {
    try {
      return withWait(await send(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeout) }));
    } catch (error) {
      // The error may contain the URL, and anyone who has a response URL can post to it.
      throw new Error('Slack did not answer.', { cause: error });
    }
  };
}

export const timedFetch: FetchFunction = timed((url, init) => fetch(url, init));

/**
 * `timedFetch` with a limit on concurrent requests: many answers may become due at once, and thousands of connections opened
 * together would delay every ack.
 */
export function boundedFetch(atOnce: number, fetch: FetchFunction = timedFetch): FetchFunction {
  const queue = new PQueue({ concurrency: atOnce });
  return (url, init) => queue.add(() => fetch(url, init));
}

/**
 * Settings of every Slack client in the process: all calls go to `apiUrl` and have a timeout; none is retried (only the caller
 * knows what is safe to repeat); and a 429 is reported instead of delaying the client's other calls.
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

/** A client with the settings of `clientOptions`, for calls that nobody waits for. */
export function createClient(token: string, apiUrl: string, log: Logger): WebClient {
  return new WebClient(token, clientOptions(apiUrl, log));
}

/** A faster client for calls that people wait for, such as opening a form. See `postForm`. */
export function createQuickClient(token: string, apiUrl: string, log: Logger): WebClient {
  return new QuickClient(token, { ...clientOptions(apiUrl, log), fetch: timed(postForm) });
}

/**
 * Passes views to Slack's client as JSON. For a view passed as an object, the client first makes a redacted copy for a debug
 * line, even if debug logging is off. For a form of 6 kB that takes longer than sending it.
 */
class QuickClient extends WebClient {
  override apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    const { view } = options;
    return super.apiCall(method, view === undefined ? options : { ...options, view: JSON.stringify(view) });
  }
}

/** In characters: enough to recognize a fault, without putting a proxy's whole HTML page in the log. */
const longestLine = 500;

/**
 * Passes log lines of Slack's libraries to the process's log. Their debug lines contain request bodies, and so people's texts and
 * tokens; these lines are dropped at every log level.
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

/** Slack's error codes for a token that won't work later either (references of `auth.test` and `apps.connections.open`). */
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

/** First and longest wait between attempts, in milliseconds. */
const pause = { first: 200, longest: 30_000 } as const;

/** Whether Slack refused permanently. */
export function isHopeless(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && hopeless.has(error.data.error);
}

/** Awaits a call. @throws TokenError naming the environment variable, if Slack permanently refuses the token */
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
  /** Stops the attempts. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** What is attempted, for the log. */
  readonly what: string;
  /** Whether to stop trying after this failure. */
  readonly givesUp: (error: unknown) => boolean;
}

/**
 * Tries until the attempt succeeds, with growing pauses: a short outage of Slack must not end an unattended process.
 * @throws the error of `attempt` if `givesUp` returns true for it, or the signal's reason if it is aborted
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
