import { DomainError } from '../errors.ts';
import { textKey } from '../words/message-key.ts';
import type { Submission } from '../requests.ts';
import type { Actor } from '../roles/roles.ts';
import type { PrivacyStore } from './ports.ts';

/**
 * The mark for a ticket whose number is not known yet: its text. Ticket numbers have no colon, so the two never
 * collide; see `isTicketId`.
 */
export function provisionalId(description: string): string {
  return `words:${textKey(description)}`;
}

/**
 * Stands for the user on tickets that are private only until they are linked, to distinguish them from a person's
 * choice.
 */
export const heldMark = 'until-linked';

/**
 * Creates a ticket that is private from the first moment: its text is marked before the service has it, its number
 * before anybody hears of it. If the outcome is unknown, the text stays marked, because the ticket may show up in a
 * list; if nothing was created, the mark is removed.
 * @param create returns the number, as `result`
 */
export async function createPrivately<Made extends { readonly result: string }>(
  { privacy, now }: { readonly privacy: PrivacyStore; readonly now: () => number },
  actor: Actor,
  { isPrivate = false, isHeld = false, ticket: { description } }: Pick<Submission, 'isPrivate' | 'isHeld' | 'ticket'>,
  create: () => Promise<Made>,
): Promise<Made> {
  if (!isPrivate && !isHeld) return create();
  const by = isPrivate ? actor.id : heldMark;
  const wish = provisionalId(description);
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

/** Whether the ticket may exist, or appear, nevertheless. */
function isOpen(error: unknown): boolean {
  return error instanceof DomainError && ['uncertain', 'sent-before', 'in-progress'].includes(error.code);
}
