import type { Account, Ticket, World } from './world.ts';

/** The state as JSON. Contains no credentials, tokens or passwords. */
export interface Snapshot {
  readonly version: 1;
  readonly sequence: number;
  readonly accounts: readonly Saved<Account>[];
}

/** Maps and sets become lists. */
type Saved<T> = {
  readonly [K in keyof T]: T[K] extends Map<unknown, infer V>
    ? readonly SavedItem<V>[]
    : T[K] extends Set<infer V>
      ? readonly V[]
      : T[K];
};
type SavedItem<V> = V extends Ticket ? Saved<Ticket> : V;

/** A copy of the world that later changes do not affect. */
export function saveWorld(world: World): Snapshot {
  const accounts = [...world.accounts.values()].map((account) => ({
    ...account,
    grantedPrivileges: [...account.grantedPrivileges],
    tickets: [...account.tickets.values()].map((ticket) => ({
      ...ticket,
      labels: [...ticket.labels],
      relations: [...ticket.relations],
    })),
    attachments: [...account.attachments.values()],
    labels: [...account.labels.values()],
    authorizations: [...account.authorizations.values()],
  }));
  return structuredClone({ version: 1, sequence: world.sequence, accounts });
}

/**
 * Loads saved accounts into a fresh world. Accounts missing from the snapshot stay fresh; users and settings of known
 * ones come from the configuration, not from the snapshot.
 * @throws Error if the snapshot has another version
 */
export function restoreWorld(fresh: World, snapshot: Snapshot): World {
  const { version }: { readonly version: unknown } = snapshot;
  if (version !== 1) throw new Error(`The snapshot has version ${String(version)}, this service reads version 1.`);
  const saved = structuredClone(snapshot);
  const accounts = saved.accounts.flatMap((account) => {
    const current = fresh.accounts.get(account.domainId);
    return current === undefined ? [] : [[account.domainId, restoreAccount(current, account)] as const];
  });
  return { sequence: saved.sequence, accounts: new Map([...fresh.accounts, ...accounts]) };
}

function restoreAccount(fresh: Account, saved: Saved<Account>): Account {
  const byId = <I, V extends { readonly id: I }>(list: readonly V[]) => new Map(list.map((item) => [item.id, item]));
  const tickets = saved.tickets.map((ticket) => ({
    ...ticket,
    labels: new Set(ticket.labels),
    relations: new Set(ticket.relations),
  }));
  const { contact, supportPlan, quota, privilegePolicy, partner, users } = fresh;
  return {
    ...saved,
    ...{ contact, supportPlan, quota, privilegePolicy, partner, users },
    grantedPrivileges: new Set(saved.grantedPrivileges),
    tickets: byId(tickets),
    attachments: byId(saved.attachments),
    labels: byId(saved.labels),
    authorizations: byId(saved.authorizations),
  };
}
