import { DeskError } from './errors.ts';
import { may, type Actor, type Permission } from './roles.ts';

/** @throws DeskError (`forbidden`) where the person's role does not have the permission */
export function permit(actor: Actor, permission: Permission): void {
  if (!may(actor.role, permission)) throw new DeskError('forbidden', { permission });
}
