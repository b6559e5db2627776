import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { Posted } from '../../updates/ports.ts';
import { at, text } from '../payload.ts';

export type Trouble = Exclude<Posted, { readonly outcome: 'posted' }>;

/** Slack's codes for errors that a retry doesn't fix but a person may (references of chat.postMessage and chat.update). */
const permanent = new RegExp(
  `^(${[
    ...['is_archived', 'is_inactive', 'channel_not_found', 'not_in_channel', 'cannot_reply_to_message'],
    ...['restricted_action.*', 'team_access_not_granted', 'ekm_access_denied', 'enterprise_is_restricted'],
    ...['missing_scope', 'no_permission', 'messages_tab_disabled'],
  ].join('|')})$`,
);

/** Slack's codes for rate limits, in addition to HTTP 429. */
const limited = /^(ratelimited|rate_limited|message_limit_exceeded)$/;

/** Slack's codes about the app's token or the whole workspace: posting fails in every channel (same references). */
const barred = /^(account_inactive|token_revoked|token_expired|invalid_auth|not_authed|org_login_required)$/;

/** Slack's codes after which the message may still have been posted. */
const unclear = /^(fatal_error|internal_error|service_unavailable)$/;

/** Codes of connections that failed, so that nothing was sent. */
export const neverSent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_PROXY_REFUSED',
]);

/** Milliseconds to wait after a rate limit without a wait time. */
const defaultWait = 30_000;

/** What a failed call means for the message that was sent. Unknown errors are unclear. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof WebAPIRateLimitedError) return { outcome: 'throttled', retryAfter: error.retryAfter * 1000 };
  if (error instanceof WebAPIHTTPError) return { outcome: 'unclear', reason: `http_${error.statusCode}` };
  if (error instanceof WebAPIPlatformError) return platformTrouble(error.data.error);
  if (error instanceof WebAPIRequestError) {
    const reason = causeCode(error.original) ?? 'no_answer';
    return { outcome: neverSent.has(reason) ? 'failed' : 'unclear', reason };
  }
  return { outcome: 'unclear', reason: error instanceof Error ? error.name : 'unknown' };
}

function platformTrouble(code: string): Trouble {
  // Slack's client reports a body that isn't JSON (a proxy's page, a truncated response) as the error code.
  if (!/^[a-z][a-z_]{0,60}$/.test(code)) return { outcome: 'unclear', reason: 'unreadable' };
  if (limited.test(code)) return { outcome: 'throttled', retryAfter: defaultWait };
  if (permanent.test(code)) return { outcome: 'refused', reason: code };
  if (barred.test(code)) return { outcome: 'barred', reason: code };
  return { outcome: unclear.test(code) ? 'unclear' : 'failed', reason: code };
}

/** The code of the innermost cause: fetch wraps the socket error, and `timedFetch` wraps fetch's error. */
export function causeCode(error: unknown): string | undefined {
  const inner = at(error, 'cause');
  return (inner === undefined ? undefined : causeCode(inner)) ?? text(error, 'code');
}

/** Converts errors to an outcome. Slack's client can't be interrupted, so an aborted call may still arrive. */
export async function guarded<Result>(signal: AbortSignal, call: () => Promise<Result>): Promise<Result | Trouble> {
  if (signal.aborted) return { outcome: 'failed', reason: 'aborted' };
  let stop: () => void = () => undefined;
  const aborted = new Promise<Trouble>((resolve) => {
    stop = () => resolve({ outcome: 'unclear', reason: 'aborted' });
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([call(), aborted]);
  } catch (error) {
    return troubleOf(error);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
