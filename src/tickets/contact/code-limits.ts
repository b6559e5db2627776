import { DeskError } from '../errors.ts';
import { isDefinite } from '../failures.ts';
import type { DeskParts } from '../parts.ts';
import { takePlace, type Permit, type RateLimit } from '../rate-limit.ts';
import type { Actor } from '../roles/roles.ts';

const minute = 60 * 1000;
const hour = 60 * minute;

/** Milliseconds between two codes to one contact: what people are used to. */
export const resendAfter = minute;

/** Codes an hour: of one person, who verifies a phone and an e-mail address and has each sent again; and of all together. */
export const codesOfPerson = 6;
export const codesOfAccount = 50;

type Limit = RateLimit & { readonly whose: 'contact' | 'person' | 'account' };

/**
 * Sends a code within the limits of the contact, the person and the account: that of the contact stops nobody who goes through
 * many. A send that failed for certain does not count.
 *
 * The limits are rows, not a cache: two clicks at once must not both pass, in whichever processes they are handled, and a cache
 * that is lost must not lift them. The rows expire with what they limit.
 * @param contact names it, and is nothing that tells who it is
 * @throws DeskError `code-soon` (detail: seconds); `code-often` (detail: whose, minutes); what `send` throws
 */
export async function withinCodeLimits(
  parts: Pick<DeskParts, 'once' | 'now'>,
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
  const giveBack = () => Promise.all(granted.map((permit) => permit.giveBack()));
  for (const { whose, ...limit } of limits) {
    const permit = await takePlace(parts, limit);
    if (!permit.granted) {
      await giveBack();
      throw refusal(whose, permit.wait);
    }
    granted.push(permit);
  }
  try {
    await send();
  } catch (error) {
    if (isDefinite(error)) await giveBack();
    throw error;
  }
}

function refusal(whose: Limit['whose'], wait: number): DeskError {
  return whose === 'contact'
    ? new DeskError('code-soon', { seconds: Math.ceil(wait / 1000) })
    : new DeskError('code-often', { whose, minutes: Math.ceil(wait / minute) });
}
