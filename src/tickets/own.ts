import { ticketId } from './checks.ts';
import { DeskError } from './errors.ts';
import type { DeskParts } from './parts.ts';
import { may, type Actor, type Permission } from './roles.ts';

/**
 * Whether a person may do something to this ticket that others may do to tickets that they opened through the bot only.
 * @throws DeskError `forbidden`
 */
export async function permitOwn(
  { account, audit }: Pick<DeskParts, 'account' | 'audit'>,
  actor: Actor,
  ticket: string,
  { own, any }: { readonly own: Permission; readonly any: Permission },
): Promise<void> {
  if (may(actor.role, any)) return;
  const allowed = may(actor.role, own) && (await audit.creatorOf(account, ticketId(ticket))) === actor.id;
  if (!allowed) throw new DeskError('forbidden', { permission: any });
}
