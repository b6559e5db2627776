import { WebClient, type FetchFunction, type WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';
import { bridgeLog } from './log-bridge.ts';

/** Milliseconds for a whole call, the body of the answer included. */
const timeout = 10_000;

/** fetch with an end: the client sets a signal of its own, other callers (response URLs) would wait for ever. */
export const timedFetch: FetchFunction = async (url, init) => {
  try {
    return await fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(timeout) });
  } catch (error) {
    // fetch's own error may name the address, and a response URL is a key by itself.
    throw new Error('Slack did not answer.', { cause: error });
  }
};

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
