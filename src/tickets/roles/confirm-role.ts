import { DomainError } from '../errors.ts';
import { isLess, type Actor, type Role } from './roles.ts';

/** Looks up somebody's current role; undefined if that isn't possible. Never rejects. */
export type RoleNow = (user: string) => Promise<Role | undefined>;

/**
 * Confirms a role before a change: the actor's role may be cached from before it was withdrawn.
 * @throws DomainError `no-access`, `role-changed`, `unknown-person`
 */
export async function confirmRole(actor: Actor, roleNow: RoleNow): Promise<void> {
  const now = await roleNow(actor.id);
  if (now === undefined) throw new DomainError('unknown-person');
  if (now === 'none') throw new DomainError('no-access');
  // The next attempt is checked against the lower role and shows what that still allows.
  if (isLess(now, actor.role)) throw new DomainError('role-changed');
}
