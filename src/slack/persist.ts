import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Logger } from 'pino';
import { TokenError, type TokenVariable } from '../ops/token-error.ts';

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
