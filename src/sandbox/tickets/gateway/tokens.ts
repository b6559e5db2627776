import { randomBytes } from 'node:crypto';

/** How long a token is valid, in milliseconds: 24 hours. */
const lifetime = 24 * 3_600_000;

/** IAM tokens. They live only in memory: after a restart all are invalid, as after a password change. */
export interface Tokens<T> {
  issue(holder: T): { readonly token: string; readonly expiresAt: number };
  /** The holder; `expired` or `unknown` if the token is not valid. */
  look(token: string): Looked<T>;
  revokeAll(): void;
}

export type Looked<T> =
  { readonly state: 'valid'; readonly holder: T } | { readonly state: 'expired' } | { readonly state: 'unknown' };

/** @param now epoch milliseconds */
export function createTokens<T>(now: () => number): Tokens<T> {
  const issued = new Map<string, { readonly holder: T; readonly expiresAt: number }>();
  return {
    issue(holder) {
      const token = `MIIS${randomBytes(96).toString('base64url')}`;
      const expiresAt = now() + lifetime;
      issued.set(token, { holder, expiresAt });
      return { token, expiresAt };
    },
    look(token) {
      const entry = issued.get(token);
      if (entry === undefined) return { state: 'unknown' };
      return entry.expiresAt <= now() ? { state: 'expired' } : { state: 'valid', holder: entry.holder };
    },
    revokeAll: () => issued.clear(),
  };
}
