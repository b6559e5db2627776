import type { AccountOptions, Credential } from '../options.ts';
import type { Account, World } from './world.ts';

/** A world with the accounts of the credentials, each with two labels and agreements, and no tickets. */
export function createWorld(credentials: readonly Credential[], options: readonly AccountOptions[]): World {
  const domains = [...new Set(credentials.map(({ domainId }) => domainId))];
  const accounts = domains.map((domainId) => {
    const own = credentials.filter((credential) => credential.domainId === domainId);
    return [
      domainId,
      createAccount(own, options.find((entry) => entry.domainId === domainId) ?? { domainId }),
    ] as const;
  });
  return { sequence: 0, accounts: new Map(accounts) };
}

function createAccount(credentials: readonly Credential[], options: AccountOptions): Account {
  const signed = options.agreementsSigned ?? true;
  return {
    domainId: options.domainId,
    contact: options.contact ?? { areaCode: '1', mobile: '5550100', mail: 'owner@example.com' },
    supportPlan: options.supportPlan ?? true,
    quota: options.quota,
    privilegePolicy: options.privilegePolicy ?? false,
    partner: options.partner ?? false,
    users: credentials.map(({ user, groups }) => ({
      id: userId(user.domain, user.name),
      name: user.name,
      groups: groups ?? [],
    })),
    grantedPrivileges: new Set(),
    tickets: new Map(),
    attachments: new Map(),
    labels: new Map([
      [1, { id: 1, name: 'production', color: '#d0021b' }],
      [2, { id: 2, name: 'billing', color: '#4a90e2' }],
    ]),
    authorizations: new Map(),
    agreements: (['0', '1', '2'] as const).map((type, at) => ({ id: at + 1, type, version: 1, signed })),
    contacts: [],
    codes: [],
    diagnoses: [],
    feedback: [],
    uploaded: { day: '', bytes: 0 },
  };
}

/** The id of a user, the same for access key and password. */
export function userId(domain: string, name: string): string {
  return `${domain}.${name}`;
}
