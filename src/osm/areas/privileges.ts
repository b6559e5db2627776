import type { Privilege, PrivilegeArea } from '../../tickets/privileges/privileges.ts';
import type { Client } from '../client.ts';
import { integer } from '../mapping/values.ts';

/** The API's names of privileges. */
const names = { create: 'createCase', export: 'export' } as const satisfies Record<Privilege, string>;

export function createPrivileges(client: Client): PrivilegeArea {
  return {
    enforced: async () => isTrue((await client.showCustomerPrivilegePolicy()).policy_switch),
    holds: async (privilege) =>
      isTrue((await client.listPrivileges({ query: { privilege: names[privilege] } })).has_privilege),
    set: async (privilege, held) => {
      // The contract doesn't list the values of `operation`; the official SDKs' reference says `create|delete`.
      await client.createPrivileges({ body: { operation: held ? 'create' : 'delete', privilege: names[privilege] } });
    },
  };
}

/** True for 1, `"1"`, and true: the contract has an integer in one place and a boolean in the other. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || integer(value) === 1;
}
