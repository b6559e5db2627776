import type { RoleNow } from '../roles/confirm-role.ts';
import { may } from '../roles/roles.ts';
import type { Approval } from './approval.ts';

/**
 * Whether an approval no longer counts because its author lost the required role. Getting the role back does not
 * restore it: they approve again.
 * @returns undefined if Slack doesn't say
 */
export async function isRevoked({ by }: Pick<Approval, 'by'>, roleNow: RoleNow): Promise<boolean | undefined> {
  const role = await roleNow(by);
  return role === undefined ? undefined : !may(role, 'access');
}
