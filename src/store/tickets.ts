import type { Kysely, Selectable } from 'kysely';
import type { Changes, Known, Seen } from '../tickets/ticket/changes.ts';
import type { Snapshot } from '../tickets/ticket/events.ts';
import { accountOf } from './account.ts';
import type { Schema, TicketTable } from './schema.ts';

export type TicketRow = Selectable<TicketTable>;

/**
 * What a poll needs to know of a ticket before it reads; `version` later shows whether the known state was changed
 * elsewhere.
 */
export type Member = Pick<TicketRow, (typeof memberColumns)[number]>;

const memberColumns = [
  ...(['id', 'status', 'version', 'active_at'] as const),
  ...(['doubt_at', 'gap_at', 'checked_at', 'tried_at', 'absent_at'] as const),
] as const;

/** The tickets of a group, in order of their IDs. */
export async function membersOf(db: Kysely<Schema>, groupId: string): Promise<readonly Member[]> {
  return db.selectFrom('ticket').select(memberColumns).where('group_id', '=', groupId).orderBy('id').execute();
}

/**
 * Reads a ticket's row and locks it until the transaction ends, so that linking and recording changes never overlap.
 */
export async function lockTicket(trx: Kysely<Schema>, id: string): Promise<TicketRow | undefined> {
  return trx
    .updateTable('ticket')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('account', '=', accountOf(trx))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Reads a ticket's row without locking it; undefined if the ticket was never linked. */
export async function lookUpTicket(db: Kysely<Schema>, id: string): Promise<TicketRow | undefined> {
  return db
    .selectFrom('ticket')
    .selectAll()
    .where('account', '=', accountOf(db))
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The known state of a ticket, parsed from its row. */
export function knownOf(row: TicketRow): Known {
  return {
    snapshot: JSON.parse(row.snapshot) as Snapshot,
    seen: JSON.parse(row.seen) as Seen,
    statusChanges: row.status_changes,
    detailChanges: row.detail_changes,
  };
}

/**
 * Records the changes found by a read. If something changed, the version grows, so that cards are redrawn and older
 * results are dropped.
 * @param final whether the ticket's status is final
 * @param alive whether it counts as activity
 */
export async function saveKnown(
  trx: Kysely<Schema>,
  row: TicketRow,
  { known, changed }: Pick<Changes, 'known' | 'changed'>,
  { now, final, alive }: { readonly now: number; readonly final: boolean; readonly alive: boolean },
): Promise<void> {
  await trx
    .updateTable('ticket')
    .set({
      status: known.snapshot.status,
      snapshot: JSON.stringify(known.snapshot),
      seen: JSON.stringify(known.seen),
      status_changes: known.statusChanges,
      detail_changes: known.detailChanges,
      version: row.version + (changed ? 1 : 0),
      updated_at: now,
      active_at: alive ? now : row.active_at,
      final_at: final ? (row.final_at ?? now) : null,
    })
    .where('account', '=', row.account)
    .where('id', '=', row.id)
    .execute();
  if (changed) await markCards(trx, row.id, now);
}

/**
 * Marks the ticket's cards for an edit. A card that is being edited, or waits for another attempt, is already marked;
 * it gets the new state then.
 */
async function markCards(trx: Kysely<Schema>, ticket: string, now: number): Promise<void> {
  await trx
    .updateTable('link')
    .set({ card_next_at: now })
    .where('account', '=', accountOf(trx))
    .where('ticket', '=', ticket)
    .where('card_next_at', 'is', null)
    .execute();
}

/** Moves tickets into a group, or stops following them (null). */
export async function setGroup(
  trx: Kysely<Schema>,
  ids: string | readonly string[],
  groupId: string | null,
): Promise<void> {
  await trx
    .updateTable('ticket')
    .set({ group_id: groupId })
    .where('account', '=', accountOf(trx))
    .where('id', 'in', typeof ids === 'string' ? [ids] : ids)
    .execute();
}

/** Marks tickets as unverified: all their messages must be read. An earlier mark stays. */
export async function setDoubt(trx: Kysely<Schema>, ids: readonly string[], at: number) {
  if (ids.length === 0) return;
  await trx
    .updateTable('ticket')
    .set({ doubt_at: at })
    .where('account', '=', accountOf(trx))
    .where('id', 'in', ids)
    .where('doubt_at', 'is', null)
    .execute();
}

/** Records that messages of tickets may have been skipped, so that newer ones wait for them; an earlier gap stays. */
export async function setGap(trx: Kysely<Schema>, ids: readonly string[], at: number) {
  if (ids.length === 0) return;
  await trx
    .updateTable('ticket')
    .set((eb) => ({ gap_at: at, doubt_at: eb.fn.coalesce('doubt_at', eb.val(at)) }))
    .where('account', '=', accountOf(trx))
    .where('id', 'in', ids)
    .where('gap_at', 'is', null)
    .execute();
}

/** Clears the doubt and the gap of a ticket after all its messages were read. */
export async function endDoubt(trx: Kysely<Schema>, id: string) {
  await trx
    .updateTable('ticket')
    .set({ doubt_at: null, gap_at: null })
    .where('account', '=', accountOf(trx))
    .where('id', '=', id)
    .where('doubt_at', 'is not', null)
    .execute();
}

/** Which messages are known, by ticket. */
export async function seenOf(db: Kysely<Schema>, ids: readonly string[]): Promise<ReadonlyMap<string, Seen>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('ticket')
    .select(['id', 'seen'])
    .where('account', '=', accountOf(db))
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, seen }) => [id, JSON.parse(seen) as Seen]));
}

/** Records when tickets were read individually, or the read was tried. */
export async function setTried(trx: Kysely<Schema>, ids: readonly string[], triedAt: number): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('ticket')
    .set({ tried_at: triedAt })
    .where('account', '=', accountOf(trx))
    .where('id', 'in', ids)
    .execute();
}

/** Records when tickets had a full read, or it was tried; 0 requests one. */
export async function setChecked(trx: Kysely<Schema>, ids: readonly string[], checkedAt: number): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('ticket')
    .set({ checked_at: checkedAt })
    .where('account', '=', accountOf(trx))
    .where('id', 'in', ids)
    .execute();
}
