import { SlackError } from '../error.ts';

export type TokenState = 'active' | 'token_revoked' | 'account_inactive';

/** Whether the app is still installed. */
export interface TokenStates {
  bot(): TokenState;
  setBot(state: TokenState): void;
}

export function createTokenStates(): TokenStates {
  let state: TokenState = 'active';
  return { bot: () => state, setBot: (next) => (state = next) };
}

export interface Credentials {
  readonly bot: string;
  readonly app: string | undefined;
}

/**
 * Identifies the token of a call. Throws `not_authed` without one, `invalid_auth` for a wrong one, and the state of a
 * bot token that is no longer valid.
 */
export function authenticate(given: string | undefined, known: Credentials, states: TokenStates): 'bot' | 'app' {
  if (given === undefined || given === '') throw new SlackError('not_authed');
  if (given === known.app) return 'app';
  if (given !== known.bot) throw new SlackError('invalid_auth');
  const state = states.bot();
  if (state !== 'active') throw new SlackError(state);
  return 'bot';
}
