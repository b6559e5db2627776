import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import type { TicketRow } from './tickets.ts';

/** The columns that decide which group a ticket belongs to. */
export type Placed = Pick<TicketRow, 'id' | 'status' | 'active_at' | 'final_at' | 'doubt_at' | 'gone_at'>;

/** The range of the last activity that fits the pace of a group; epoch milliseconds, inclusive. */
export interface Fitting {
  readonly from: number;
  readonly to: number;
  /** Tickets that have been final since this time or earlier are included even if they fit. */
  readonly finalAt: number;
  /** So are tickets with this status, and tickets that are gone. */
  readonly status: number;
}

/**
 * Finds and locks the tickets that may have to leave a group. Tickets are always locked before groups, so that two transactions
 * never wait for each other.
 */
export async function lockMembersToMove(
  trx: Kysely<Schema>,
  groupId: string,
  { from, to, finalAt, status }: Fitting,
): Promise<readonly Placed[]> {
  return trx
    .updateTable('ticket')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('group_id', '=', groupId)
    .where((eb) =>
      eb.or([
        eb('active_at', '<', from),
        eb('active_at', '>', to),
        eb('final_at', '<=', finalAt),
        eb('status', '=', status),
        eb('gone_at', 'is not', null),
      ]),
    )
    .returning(['id', 'status', 'active_at', 'final_at', 'doubt_at', 'gone_at'])
    .execute();
}

/** Locks those of the tickets that are in the group, and returns their IDs. */
export async function lockMembers(
  trx: Kysely<Schema>,
  groupId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .updateTable('ticket')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('group_id', '=', groupId)
    .where('id', 'in', ids)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The IDs of a group's tickets, except the known ones. */
export async function othersIn(
  trx: Kysely<Schema>,
  groupId: string,
  known: readonly string[],
): Promise<readonly string[]> {
  const rows = await trx.selectFrom('ticket').select('id').where('group_id', '=', groupId).execute();
  const all = new Set(known);
  return rows.map(({ id }) => id).filter((id) => !all.has(id));
}
