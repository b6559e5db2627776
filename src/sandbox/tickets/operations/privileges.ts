import { business } from '../gateway/refusal.ts';
import { required, type Handler } from './call.ts';
import type { Account } from '../state/world.ts';

export const privileges = {
  /** `operation` is `create` or `delete`, as in the reference of the official SDKs; the contract names no values. */
  createPrivileges: (call) => {
    const { operation, privilege } = call.body as { operation: string; privilege?: string };
    const granted = call.account.grantedPrivileges;
    if (privilege === undefined) throw business('OSM.01010001', 'privilege is missing');
    if (operation === 'create') granted.add(privilege);
    else if (operation === 'delete') granted.delete(privilege);
    else throw business('OSM.01010001', 'operation must be create or delete');
    return {};
  },
  listPrivileges: (call) => ({ has_privilege: holds(call.account, required(call, 'privilege')) ? 1 : 0 }),
  showCustomerPrivilegePolicy: (call) => ({ policy_switch: call.account.privilegePolicy }),
  showPartnersCasesPrivilege: (call) => ({ has_privilege: call.account.partner }),
} satisfies Record<string, Handler>;

/** If the account's policy is on, a sub-account may do what was granted; otherwise everything. */
export function holds(account: Account, privilege: string): boolean {
  return !account.privilegePolicy || account.grantedPrivileges.has(privilege);
}
