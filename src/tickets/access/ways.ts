import { DomainError } from '../errors.ts';
import type { AccessHost, HostLogin } from './area.ts';
import { accountLimit, passwordLimit } from './limits.ts';

/** How an engineer gets in: by an agency, by a host account, or by either, at the person's choice. */
export type AccessWay = 'agency' | 'account' | 'either';

/** Maps a login type of the service to a way in. The types are not documented; an unknown one allows either. */
export function wayOf(loginType: string | undefined): AccessWay {
  if (loginType === undefined) return 'either';
  if (/agency|delegat|trust/i.test(loginType)) return 'agency';
  return /password|account|host/i.test(loginType) ? 'account' : 'either';
}

/** What a person entered for a host; empty fields are empty strings. */
export interface EnteredLogin {
  readonly host: string;
  readonly port: string;
  readonly account: string;
  readonly password: string;
}

/**
 * The logins entered for the hosts of a request. A host without a password is not entered by an account.
 * @throws DomainError `access-port`, `access-account` (detail: host) if a login is incomplete
 */
export function loginsOf(entered: readonly EnteredLogin[], hosts: readonly AccessHost[]): readonly HostLogin[] {
  return entered.flatMap(({ host, port, account, password }) => {
    if (password === '' || !hosts.some(({ id }) => id === host)) return [];
    const number = /^\d{1,5}$/.test(port.trim()) ? Number(port) : 0;
    const isPort = number >= 1 && number <= 65_535;
    if (!isPort) throw new DomainError('access-port', { host, limit: 65_535 });
    const name = account.trim();
    if (name === '' || name.length > accountLimit || password.length > passwordLimit) {
      throw new DomainError('access-account', { host, limit: accountLimit, length: passwordLimit });
    }
    return [{ host, port: number, account: name, password }];
  });
}
