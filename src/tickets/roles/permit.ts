import { DomainError } from '../errors.ts';
import { leastRole, may, type Actor, type Permission } from './roles.ts';

/** @throws DomainError (`forbidden`, `no-access`, `unknown-person`) where the person's role does not have the permission */
export function permit(actor: Actor, permission: Permission): void {
  if (!may(actor.role, permission)) throw refusal(actor, permission);
}

/** The permission needed for one's own things, and the higher one for anybody's. */
export interface Rights {
  readonly own: Permission;
  readonly any: Permission;
}

/**
 * @param mine whether the person made the thing: the refusal names the role needed for it
 * @throws DomainError (`forbidden`, `no-access`, `unknown-person`)
 */
export function permitOn(actor: Actor, mine: boolean, { own, any }: Rights): void {
  if (mine) permit(actor, own);
  else if (!may(actor.role, any)) throw refusal(actor, any, { own: 'yes' });
}

/**
 * If the role is unknown, sending the person to an admin would be wrong; if they have none, they only learn whom to
 * ask.
 */
function refusal(actor: Actor, permission: Permission, more: { readonly own?: 'yes' } = {}): DomainError {
  if (actor.unknown === true) return new DomainError('unknown-person');
  return actor.role === 'none' ? new DomainError('no-access') : forbidden(permission, more);
}

/**
 * The refusal for a missing permission. It names the lowest role that has it.
 * @param more `own`: the creator of the thing may do it, too
 */
export function forbidden(permission: Permission, more: { readonly own?: 'yes' } = {}): DomainError {
  return new DomainError('forbidden', { permission, role: leastRole(permission), ...more });
}
