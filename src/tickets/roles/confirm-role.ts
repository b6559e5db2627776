import { DeskError } from '../errors.ts';
import { isLess, type Actor, type Role } from './roles.ts';

/** Asks anew which role somebody has; undefined where that cannot be learned. Never rejects. */
export type RoleNow = (user: string) => Promise<Role | undefined>;

/**
 * For what changes something: the role that an actor came with may be remembered from before it was taken away.
 * @throws DeskError `no-access`, `role-changed`, `unknown-person`
 */
export async function confirmRole(actor: Actor, roleNow: RoleNow): Promise<void> {
  const now = await roleNow(actor.id);
  if (now === undefined) throw new DeskError('unknown-person');
  if (now === 'none') throw new DeskError('no-access');
  // What the lesser role still may is known by the next attempt, which is judged by that role.
  if (isLess(now, actor.role)) throw new DeskError('role-changed');
}
