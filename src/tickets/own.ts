import { ticketId } from './checks.ts';
import type { DeskParts } from './parts.ts';
import { permitOn, type Rights } from './permit.ts';
import { may, type Actor } from './roles.ts';

type Parts = Pick<DeskParts, 'account' | 'audit'>;

/** Whether this person opened the ticket through the bot. */
export async function isOwn({ account, audit }: Parts, actor: Actor, ticket: string): Promise<boolean> {
  return (await audit.creatorOf(account, ticketId(ticket))) === actor.id;
}

/**
 * Whether a person may do something to this ticket that others may do to tickets that they opened through the bot only.
 * @throws DeskError `forbidden`
 */
export async function permitOwn(parts: Parts, actor: Actor, ticket: string, rights: Rights): Promise<void> {
  if (may(actor.role, rights.any)) return;
  permitOn(actor, await isOwn(parts, actor, ticket), rights);
}
