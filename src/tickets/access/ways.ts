import { DeskError } from '../errors.ts';
import type { AccessHost, HostLogin } from './area.ts';
import { accountLimit, passwordLimit } from './limits.ts';

/** How an engineer gets in: by an agency, by an account of the host, or by either, as the person likes. */
export type AccessWay = 'agency' | 'account' | 'either';

/**
 * What a login type of the service asks for. Its words are not documented: one that is not understood asks for neither in
 * particular.
 */
export function wayOf(loginType: string | undefined): AccessWay {
  if (loginType === undefined) return 'either';
  if (/agency|delegat|trust/i.test(loginType)) return 'agency';
  return /password|account|host/i.test(loginType) ? 'account' : 'either';
}

/** What a person entered for a host; empty where it was left empty. */
export interface EnteredLogin {
  readonly host: string;
  readonly port: string;
  readonly account: string;
  readonly password: string;
}

/**
 * The logins that were entered, for hosts of the request. A host whose password was left empty is not entered by an account.
 * @throws DeskError `access-port`, `access-account` (detail: host) where one is given by half
 */
export function loginsOf(entered: readonly EnteredLogin[], hosts: readonly AccessHost[]): readonly HostLogin[] {
  return entered.flatMap(({ host, port, account, password }) => {
    if (password === '' || !hosts.some(({ id }) => id === host)) return [];
    const number = /^\d{1,5}$/.test(port.trim()) ? Number(port) : 0;
    const isPort = number >= 1 && number <= 65_535;
    if (!isPort) throw new DeskError('access-port', { host, limit: 65_535 });
    const name = account.trim();
    if (name === '' || name.length > accountLimit || password.length > passwordLimit) {
      throw new DeskError('access-account', { host, limit: accountLimit, length: passwordLimit });
    }
    return [{ host, port: number, account: name, password }];
  });
}
