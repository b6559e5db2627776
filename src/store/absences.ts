import type { Kysely } from 'kysely';
import type { Reading } from '../tickets/ticket/changes.ts';
import { accountOf } from './account.ts';
import type { Schema } from './schema.ts';
import type { TicketRow } from './tickets.ts';

/** How often, and how far apart, the service must say that there is no such ticket; see `Timing`. */
export interface AbsenceRules {
  readonly now: number;
  readonly timing: { readonly absentTimes: number; readonly absentAgain: number; readonly lookInterval: number };
}

/**
 * Counts how often the service said that there is no such ticket. One answer isn't enough: a ticket counts as gone only after
 * several such answers in a row, minutes apart. It is checked from time to time after that (FACTS of the API, "Polling" 4).
 * The ticket's row must be locked.
 * @returns the reading to record; undefined if there is nothing to record yet
 */
export async function settleAbsence(
  trx: Kysely<Schema>,
  row: TicketRow,
  reading: Reading,
  { now, timing }: AbsenceRules,
): Promise<Reading | undefined> {
  const save = (state: Partial<Pick<TicketRow, 'absent_at' | 'absent_times' | 'gone_at' | 'look_at'>>) =>
    trx.updateTable('ticket').set(state).where('account', '=', row.account).where('id', '=', row.id).execute();
  if (reading.end !== 'absent') {
    if (row.absent_at !== null && reading.status !== undefined) await save({ absent_at: null, absent_times: 0 });
    return reading;
  }
  if (row.absent_at !== null && now - row.absent_at < timing.absentAgain) return undefined;
  const times = row.absent_times + 1;
  if (times < timing.absentTimes) {
    await save({ absent_at: now, absent_times: times });
    return undefined;
  }
  await save({ absent_at: null, absent_times: 0, gone_at: now, look_at: now + timing.lookInterval });
  return { ...reading, end: 'gone' };
}

/** Tickets that are gone and due to be checked again, longest due first. */
export async function goneToLookAt(
  db: Kysely<Schema>,
  { now, limit }: { readonly now: number; readonly limit: number },
): Promise<readonly Pick<TicketRow, 'id' | 'gone_at'>[]> {
  return db
    .selectFrom('ticket')
    .select(['id', 'gone_at'])
    .where('account', '=', accountOf(db))
    .where('look_at', '<=', now)
    .orderBy('look_at')
    .limit(limit)
    .execute();
}

/** Sets when a ticket that is gone is checked again, epoch milliseconds; null for never. */
export async function setLookAt(db: Kysely<Schema>, id: string, lookAt: number | null): Promise<void> {
  await db
    .updateTable('ticket')
    .set({ look_at: lookAt })
    .where('account', '=', accountOf(db))
    .where('id', '=', id)
    .where('look_at', 'is not', null)
    .execute();
}
