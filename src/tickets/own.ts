import { ticketId } from './checks.ts';
import type { DeskParts } from './parts.ts';
import { forbidden } from './permit.ts';
import { may, type Actor, type Permission } from './roles.ts';

type Parts = Pick<DeskParts, 'account' | 'audit'>;

/** Whether this person opened the ticket through the bot. */
export async function isOwn({ account, audit }: Parts, actor: Actor, ticket: string): Promise<boolean> {
  return (await audit.creatorOf(account, ticketId(ticket))) === actor.id;
}

/**
 * Whether a person may do something to this ticket that others may do to tickets that they opened through the bot only.
 * @throws DeskError `forbidden`
 */
export async function permitOwn(
  parts: Parts,
  actor: Actor,
  ticket: string,
  { own, any }: { readonly own: Permission; readonly any: Permission },
): Promise<void> {
  if (may(actor.role, any)) return;
  if (!may(actor.role, own) || !(await isOwn(parts, actor, ticket))) throw forbidden(any, { own: 'yes' });
}
