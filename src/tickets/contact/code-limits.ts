import { DomainError } from '../errors.ts';
import { isDefinite } from '../failures.ts';
import type { UseCaseDeps } from '../deps.ts';
import { takePlace, type Permit, type RateLimit } from '../rate-limit.ts';
import type { Actor } from '../roles/roles.ts';

const minute = 60 * 1000;
const hour = 60 * minute;

/** Milliseconds between two codes to one contact, the usual wait. */
export const resendAfter = minute;

/**
 * Codes per hour: for one person, who verifies a phone number and an email address and has each sent again; and for the
 * account.
 */
export const codesOfPerson = 6;
export const codesOfAccount = 50;

type Limit = RateLimit & { readonly whose: 'contact' | 'person' | 'account' };

/**
 * Sends a code within the limits of the contact, the person and the account. The limit per contact alone would not stop
 * someone who goes through many contacts. A send that definitely failed does not count.
 *
 * The limits are rows, not cache entries: two simultaneous clicks must not both pass, whichever processes handle them,
 * and losing the cache must not lift the limits. The rows expire with the limits.
 * @param contact an opaque name for the contact that reveals nothing about it
 * @throws DomainError `code-soon` (detail: seconds); `code-often` (detail: whose, minutes); what `send` throws
 */
export async function withinCodeLimits(
  deps: Pick<UseCaseDeps, 'once' | 'now'>,
  { id: person }: Actor,
  contact: string,
  send: () => Promise<void>,
): Promise<void> {
  const all = 'code';
  const limits: readonly Limit[] = [
    { whose: 'contact', key: `${all}:contact:${contact}`, times: 1, perMs: resendAfter },
    { whose: 'person', key: `${all}:person:${person}`, times: codesOfPerson, perMs: hour },
    { whose: 'account', key: all, times: codesOfAccount, perMs: hour },
  ];
  const granted: Extract<Permit, { granted: true }>[] = [];
  const release = () => Promise.all(granted.map((permit) => permit.release()));
  for (const { whose, ...limit } of limits) {
    const permit = await takePlace(deps, limit);
    if (!permit.granted) {
      await release();
      throw refusal(whose, permit.wait);
    }
    granted.push(permit);
  }
  try {
    await send();
  } catch (error) {
    if (isDefinite(error)) await release();
    throw error;
  }
}

function refusal(whose: Limit['whose'], wait: number): DomainError {
  return whose === 'contact'
    ? new DomainError('code-soon', { seconds: Math.ceil(wait / 1000) })
    : new DomainError('code-often', { whose, minutes: Math.ceil(wait / minute) });
}
