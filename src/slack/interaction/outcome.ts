import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { Posted } from '../../updates/ports.ts';
import { at, text } from '../payload.ts';

export type Trouble = Exclude<Posted, { readonly outcome: 'posted' }>;

/** Slack's codes that no second try changes, but somebody may (references of chat.postMessage and chat.update). */
const permanent = new RegExp(
  `^(${[
    ...['is_archived', 'is_inactive', 'channel_not_found', 'not_in_channel', 'cannot_reply_to_message'],
    ...['restricted_action.*', 'team_access_not_granted', 'ekm_access_denied', 'enterprise_is_restricted'],
    ...['missing_scope', 'no_permission', 'messages_tab_disabled'],
  ].join('|')})$`,
);

/** Slack's codes for too much at once, beside HTTP 429. */
const limited = /^(ratelimited|rate_limited|message_limit_exceeded)$/;

/** Slack's codes about the app's token, or its workspace as a whole: no channel takes anything (same reference). */
const barred = /^(account_inactive|token_revoked|token_expired|invalid_auth|not_authed|org_login_required)$/;

/** Slack's codes after which a message may be there all the same. */
const unclear = /^(fatal_error|internal_error|service_unavailable)$/;

/** The connection was never made, so nothing was sent. */
export const neverSent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_PROXY_REFUSED',
]);

/** Milliseconds to wait where Slack limits without saying for how long. */
const defaultWait = 30_000;

/** What a failed call of a Slack client means for the message that it carried. Whatever is not known is unclear. */
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
  // The client puts a body that is not JSON (a proxy's page, a torn answer) in the place of the code.
  if (!/^[a-z][a-z_]{0,60}$/.test(code)) return { outcome: 'unclear', reason: 'unreadable' };
  if (limited.test(code)) return { outcome: 'throttled', retryAfter: defaultWait };
  if (permanent.test(code)) return { outcome: 'refused', reason: code };
  if (barred.test(code)) return { outcome: 'barred', reason: code };
  return { outcome: unclear.test(code) ? 'unclear' : 'failed', reason: code };
}

/** The code of the innermost cause: fetch wraps what went wrong at the socket, and `timedFetch` wraps that. */
export function causeCode(error: unknown): string | undefined {
  const inner = at(error, 'cause');
  return (inner === undefined ? undefined : causeCode(inner)) ?? text(error, 'code');
}

/** Turns whatever happens into an outcome. The client cannot be interrupted; a call that is given up on may still arrive. */
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
