import { DeskError } from '../errors.ts';
import { textKey } from '../words/message-key.ts';
import type { Submission } from '../requests.ts';
import type { Actor } from '../roles/roles.ts';
import type { PrivacyStore } from './ports.ts';

/**
 * What marks a ticket whose number is not known yet: its words. No ticket's number has a colon, so the two are never mixed
 * up; see `isTicketId`.
 */
export function wishOf(description: string): string {
  return `words:${textKey(description)}`;
}

/** Who marked a ticket that is private until it is linked: nobody, so that it is told from what a person wanted. */
export const heldMark = 'until-linked';

/**
 * Creates a ticket that somebody wants to be private, so that it is so from the first moment on: its words are marked before
 * the service has it, its number before anybody hears of it. Where nobody knows whether it was created, the words stay
 * marked, for it may show up in a list; where it was not, they are forgotten.
 * @param create answers the number, as `result`
 */
export async function openedPrivate<Made extends { readonly result: string }>(
  { privacy, now }: { readonly privacy: PrivacyStore; readonly now: () => number },
  actor: Actor,
  { isPrivate = false, isHeld = false, ticket: { description } }: Pick<Submission, 'isPrivate' | 'isHeld' | 'ticket'>,
  create: () => Promise<Made>,
): Promise<Made> {
  if (!isPrivate && !isHeld) return create();
  const by = isPrivate ? actor.id : heldMark;
  const wish = wishOf(description);
  await privacy.mark({ ticket: wish, by, at: now() });
  let made: Made;
  try {
    made = await create();
  } catch (error) {
    if (!isOpen(error)) await privacy.unmark(wish);
    throw error;
  }
  await privacy.mark({ ticket: made.result, by, at: now() });
  await privacy.unmark(wish);
  return made;
}

/** Whether the ticket may be there, or come, all the same. */
function isOpen(error: unknown): boolean {
  return error instanceof DeskError && ['uncertain', 'sent-before', 'in-progress'].includes(error.code);
}
