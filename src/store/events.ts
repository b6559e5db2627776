import type { Kysely, Selectable } from 'kysely';
import type { Happening, TicketEvent } from '../tickets/ticket/events.ts';
import { accountOf } from './account.ts';
import type { EventTable, Schema } from './schema.ts';

/** Stores events; one whose ID exists already changes nothing. @param seenAt epoch milliseconds */
export async function addEvents(trx: Kysely<Schema>, events: readonly TicketEvent[], seenAt: number): Promise<void> {
  const account = accountOf(trx);
  for (const { id, ticket, at, kind, ...data } of events) {
    await trx
      .insertInto('event')
      .values({ id, account, ticket, at, seen_at: seenAt, kind, data: JSON.stringify(data) })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
}

export function eventOf({
  id,
  ticket,
  at,
  kind,
  data,
}: Omit<Selectable<EventTable>, 'account' | 'seen_at'>): TicketEvent {
  return { id, ticket, at, ...({ kind, ...(JSON.parse(data) as object) } as Happening) };
}
