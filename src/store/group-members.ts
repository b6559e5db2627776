import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import type { TicketRow } from './tickets.ts';

/** What decides about the group of a ticket. */
export type Placed = Pick<TicketRow, 'id' | 'status' | 'active_at' | 'final_at' | 'doubt_at' | 'gone_at'>;

/** From when on and until when the last sign of life fits the pace of a group; epoch milliseconds, both included. */
export interface Fitting {
  readonly from: number;
  readonly to: number;
  /** A ticket that was final at this time or before is looked at, however well it fits. */
  readonly finalAt: number;
  /** So is one of this status, and one that is gone. */
  readonly status: number;
}

/**
 * Finds the tickets of a group that are perhaps to leave it, and locks them. Tickets are always locked before groups, so
 * that two transactions never wait for each other.
 */
export async function lockMisfits(
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

/** Locks those of the tickets that are in the group; answers their ids. */
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

/** The tickets that are in a group without being among these. */
export async function othersIn(
  trx: Kysely<Schema>,
  groupId: string,
  known: readonly string[],
): Promise<readonly string[]> {
  const rows = await trx.selectFrom('ticket').select('id').where('group_id', '=', groupId).execute();
  const all = new Set(known);
  return rows.map(({ id }) => id).filter((id) => !all.has(id));
}
