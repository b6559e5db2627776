import { WebClient, type FetchFunction, type WebAPICallResult, type WebClientOptions } from '@slack/web-api';
import PQueue from 'p-queue';
import type { Logger } from 'pino';
import { bridgeLog } from './log-bridge.ts';
import { postForm } from './post-form.ts';

/** Milliseconds for a whole call, the body of the answer included. */
const timeout = 10_000;

type FetchResponse = Awaited<ReturnType<FetchFunction>>;

/** Seconds that Slack is left alone where it limits without saying for how long, and the most that is believed. */
const limitWait = { standard: 30, most: 3600 } as const;

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
    ? Math.min(Math.max(Math.ceil(seconds), 1), limitWait.most)
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
