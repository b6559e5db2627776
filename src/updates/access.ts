import type { Kysely } from 'kysely';
import { forgetRequest, notedRequests, noteRequest } from '../store/access-requests.ts';
import type { Database } from '../store/database.ts';
import { readSoon } from '../store/resume-following.ts';
import type { Schema } from '../store/schema.ts';
import { knownOf, lookUpTicket } from '../store/tickets.ts';
import { accessOf, liveStates, settled } from '../tickets/ticket/authorization.ts';
import type { AccessRequest } from '../tickets/ports.ts';
import type { Authorization } from '../tickets/ticket/ticket.ts';

/**
 * Compares the account's open access requests with the stored snapshots, and schedules a full read of each ticket that
 * differs; the read then reports the change. Nothing is posted here, so it can run at any time and be repeated. A
 * difference is scheduled again until the snapshot shows it, because a read can fail.
 * @returns the number of tickets to read
 */
export async function compareRequests(
  { db }: Database,
  { live, now }: { readonly live: readonly AccessRequest[]; readonly now: number },
): Promise<number> {
  const differing = new Set<string>();
  const ids = new Set(live.map(({ id }) => id));
  await db.transaction().execute(async (trx) => {
    for (const served of live) {
      const request = settled(served, now);
      const known = await knownRequest(trx, request);
      if (known === 'not followed') continue;
      // Stored before the ticket is read, so that a request that ends before the read is still missed here.
      await noteRequest(trx, request);
      if (known === undefined || accessOf(known) !== accessOf(request)) differing.add(request.ticket);
    }
    for (const noted of await notedRequests(trx)) {
      if (ids.has(noted.id)) continue;
      const known = await knownRequest(trx, noted);
      if (known !== 'not followed' && (known === undefined || isLive(known))) differing.add(noted.ticket);
      if (known === 'not followed' || known === undefined || !isLive(known)) await forgetRequest(trx, noted.id);
    }
  });
  for (const ticket of [...differing].sort()) await readSoon(db, { ticket, at: now });
  return differing.size;
}

async function knownRequest(
  db: Kysely<Schema>,
  { id, ticket }: { readonly id: string; readonly ticket: string },
): Promise<Authorization | undefined | 'not followed'> {
  const row = await lookUpTicket(db, ticket);
  if (row?.group_id == null) return 'not followed';
  return knownOf(row).snapshot.authorizations?.find((one) => one.id === id);
}

function isLive({ state }: Authorization): boolean {
  return liveStates.some((live) => live === state);
}
