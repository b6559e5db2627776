import { DeskError } from './errors.ts';
import { isDefinite } from './failures.ts';
import type { DeskParts } from './parts.ts';
import { takePlace, type Permit, type RateLimit } from './rate-limit.ts';
import type { Actor } from './roles.ts';

const hour = 60 * 60 * 1000;

/** Codes an hour: of one person, who verifies a phone and an e-mail address and has each sent again; and of all together. */
export const codesOfPerson = 6;
export const codesOfAccount = 50;

/**
 * Sends a code within the limits of the person and of the account: the limit of each number stops nobody who goes through
 * many numbers. A send that failed for certain does not count.
 * @throws DeskError `code-often` (detail: whose, minutes); what `send` throws
 */
export async function withinCodeLimits(
  parts: Pick<DeskParts, 'account' | 'once' | 'now'>,
  actor: Actor,
  send: () => Promise<void>,
): Promise<void> {
  const limits = [
    { whose: 'person', key: `code:${parts.account}:${actor.id}`, most: codesOfPerson, per: hour },
    { whose: 'account', key: `code:${parts.account}`, most: codesOfAccount, per: hour },
  ] as const satisfies readonly (RateLimit & { readonly whose: string })[];
  const granted: Extract<Permit, { granted: true }>[] = [];
  const giveBack = () => Promise.all(granted.map((permit) => permit.giveBack()));
  for (const { whose, ...limit } of limits) {
    const permit = await takePlace(parts, limit);
    if (!permit.granted) {
      await giveBack();
      throw new DeskError('code-often', { whose, minutes: Math.ceil(permit.wait / 60_000) });
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
