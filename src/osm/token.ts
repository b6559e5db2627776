import { createHash } from 'node:crypto';
import type { CacheStore } from './cache.ts';
import { OsmAnswerError, OsmApiError } from './errors.ts';
import { parseTime } from './mapping/time.ts';
import type { Call } from './outgoing.ts';
import { jsonPayload } from './payload.ts';
import { createSeal } from './seal.ts';
import { shared, waitFor } from './shared.ts';
import { createUrl } from './signed-url.ts';
import type { Transport } from './transport.ts';

/** An IAM user that logs in to get tokens. Without a project, the token is for the whole account (domain). */
export interface Login {
  readonly user: string;
  readonly password: string;
  readonly domain: string;
  readonly project?: string | undefined;
}

export interface Tokens {
  get(signal: AbortSignal | undefined): Promise<string>;
  /** Notes that the service refused this token with a 401 (it can end early): the next call gets another one. */
  refuse(token: string): void;
}

export interface TokenOptions {
  readonly login: Login;
  readonly iamEndpoint: string;
  /** Sends calls to IAM without authorization. */
  readonly send: Transport;
  readonly cache: CacheStore;
  readonly now: () => number;
  readonly timeout: number;
}

interface Token {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly end: number;
}

/** A token isn't used in its last 5 minutes, so that it doesn't end during a call. */
const margin = 5 * 60_000;
/** The life of a token whose end can't be read; the documented life is 24 hours. */
const shortLife = 60 * 60_000;
/** Milliseconds without a login attempt after a wrong password: IAM locks users who try too often. */
const lockout = 60_000;

/**
 * Gets tokens for one login. They are cached until shortly before they end, encrypted with the password, so that a reader of
 * the cache can't use them. Simultaneous callers share one fetch.
 */
export function createTokens({ login, iamEndpoint, send, cache, now, timeout }: TokenOptions): Tokens {
  const context = JSON.stringify([iamEndpoint, login.domain, login.user, login.project ?? null]);
  const key = `osm-token:${createHash('sha256').update(context).digest('hex').slice(0, 32)}`;
  const seal = createSeal(login.password, context);
  let current: Token | undefined;
  let refused: string | undefined;
  let failure: { readonly error: OsmApiError; readonly until: number } | undefined;

  const usable = (token: Token | undefined): token is Token =>
    token !== undefined && token.token !== refused && token.end - margin > now();

  const obtain = shared(async (): Promise<Token> => {
    const stored = await cache.get(key);
    const opened = typeof stored === 'string' ? readToken(seal.open(stored)) : undefined;
    if (usable(opened)) return opened;
    const left = (failure?.until ?? 0) - now();
    // More than the pause: the clock was ahead, which may have caused the failure, and was set back since.
    if (failure !== undefined && left > 0 && left <= lockout) throw failure.error;
    try {
      const token = await fetchToken(tokenCall(login, iamEndpoint, timeout), send, now);
      await cache.set(key, seal.close(JSON.stringify(token)), Math.max(1, token.end - margin - now()));
      return token;
    } catch (error) {
      if (error instanceof OsmApiError && (error.status ?? 0) < 500 && error.status !== 429) {
        failure = { error, until: now() + lockout };
      }
      throw error;
    }
  });

  return {
    get: async (signal) => {
      if (!usable(current)) current = await waitFor(obtain(), signal);
      return current.token;
    },
    refuse: (token) => {
      refused = token;
    },
  };
}

function tokenCall({ user, password, domain, project }: Login, iamEndpoint: string, timeout: number): Call {
  const scope = project === undefined ? { domain: { name: domain } } : { project: { name: project } };
  const identity = { methods: ['password'], password: { user: { name: user, password, domain: { name: domain } } } };
  const path = '/v3/auth/tokens';
  return {
    operation: 'iam.createToken',
    method: 'POST',
    path,
    url: createUrl(iamEndpoint, path, {}),
    headers: {},
    payload: jsonPayload({ auth: { identity, scope } }),
    answer: 'data',
    shape: { token: 'object' },
    safe: true,
    repeatable: true,
    timeout,
  };
}

async function fetchToken(call: Call, send: Transport, now: () => number): Promise<Token> {
  const { headers, value } = await send(call);
  const token = headers.get('x-subject-token');
  if (token === null || token === '') {
    throw new OsmAnswerError(call, 'was answered without a token', { code: 'unreadable-answer' });
  }
  const details: unknown = 'token' in value ? value.token : undefined;
  const end =
    typeof details === 'object' && details !== null && 'expires_at' in details ? details.expires_at : undefined;
  return { token, end: parseTime(end) ?? now() + shortLife };
}

function readToken(text: string | undefined): Token | undefined {
  if (text === undefined) return undefined;
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('token' in value) || !('end' in value)) return undefined;
  const { token, end } = value;
  return typeof token === 'string' && typeof end === 'number' ? { token, end } : undefined;
}
