import { DeskError } from './errors.ts';
import { leastRole, may, type Actor, type Permission } from './roles.ts';

/** @throws DeskError (`forbidden`) where the person's role does not have the permission */
export function permit(actor: Actor, permission: Permission): void {
  if (!may(actor.role, permission)) throw forbidden(permission);
}

/**
 * The refusal of what takes a permission; it names the least role that has it.
 * @param more `own`: whoever made the thing may too
 */
export function forbidden(permission: Permission, more: { readonly own?: 'yes' } = {}): DeskError {
  return new DeskError('forbidden', { permission, role: leastRole(permission), ...more });
}
