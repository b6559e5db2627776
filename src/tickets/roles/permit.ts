import { DeskError } from '../errors.ts';
import { leastRole, may, type Actor, type Permission } from './roles.ts';

/** @throws DeskError (`forbidden`, `no-access`, `unknown-person`) where the person's role does not have the permission */
export function permit(actor: Actor, permission: Permission): void {
  if (!may(actor.role, permission)) throw refusal(actor, permission);
}

/** What it takes to do something to what one made oneself, and to what anybody made, which takes more. */
export interface Rights {
  readonly own: Permission;
  readonly any: Permission;
}

/**
 * @param mine whether the person made the thing: the refusal names the role that it takes for this one
 * @throws DeskError (`forbidden`, `no-access`, `unknown-person`)
 */
export function permitOn(actor: Actor, mine: boolean, { own, any }: Rights): void {
  if (mine) permit(actor, own);
  else if (!may(actor.role, any)) throw refusal(actor, any, { own: 'yes' });
}

/** A role that is not known is no reason to send people to an admin; whoever has none is told no more than whom to ask. */
function refusal(actor: Actor, permission: Permission, more: { readonly own?: 'yes' } = {}): DeskError {
  if (actor.unknown === true) return new DeskError('unknown-person');
  return actor.role === 'none' ? new DeskError('no-access') : forbidden(permission, more);
}

/**
 * The refusal of what takes a permission; it names the least role that has it.
 * @param more `own`: whoever made the thing may too
 */
export function forbidden(permission: Permission, more: { readonly own?: 'yes' } = {}): DeskError {
  return new DeskError('forbidden', { permission, role: leastRole(permission), ...more });
}
