import type { Kysely } from 'kysely';
import type { Approval, ApprovalStore } from '../tickets/access/approval.ts';
import { accountOf } from './account.ts';
import { markAccessCards } from './access-cards.ts';
import type { Database } from './database.ts';
import { queueForTicket } from './deliveries.ts';
import { addEvents } from './events.ts';
import type { Schema } from './schema.ts';

/** The people who approved an access request through the bot, oldest approval first. */
export async function approvalsOf(db: Kysely<Schema>, request: string): Promise<readonly Approval[]> {
  const rows = await db
    .selectFrom('access_approval')
    .selectAll()
    .where('account', '=', accountOf(db))
    .where('request', '=', request)
    .orderBy('at')
    .orderBy('actor')
    .execute();
  return rows.map(({ actor, at, starts_at, ends_at, agency, credential }) => ({
    by: actor,
    at,
    from: starts_at,
    until: ends_at,
    agency: agency ?? undefined,
    credential: credential === 1 || undefined,
  }));
}

/** See `ApprovalStore.withdraw`. */
export function withdrawApproval(
  db: Kysely<Schema>,
  request: string,
  { by, at }: Pick<Approval, 'by' | 'at'>,
  now: number,
): Promise<void> {
  const account = accountOf(db);
  return db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('access_approval')
      .where((eb) => eb.and({ account, request, actor: by, at }))
      .executeTakeFirst();
    if (numDeletedRows > 0n) await markAccessCards(trx, request, now);
  });
}

/** Stores the approvals of access requests, and marks the cards that show them for a redraw. */
export function createApprovalStore({ db }: Database): ApprovalStore {
  return {
    of: (request) => approvalsOf(db, request),
    add: (request, { by, at, from, until, agency, credential }, news) =>
      db.transaction().execute(async (trx) => {
        const account = accountOf(trx);
        const way = { agency: agency ?? null, credential: credential === true ? 1 : null };
        const row = { at, starts_at: from, ends_at: until, ...way };
        await trx
          .insertInto('access_approval')
          .values({ account, request, actor: by, ...row })
          .onConflict((conflict) => conflict.columns(['account', 'request', 'actor']).doUpdateSet(row))
          .execute();
        await markAccessCards(trx, request, at);
        if (news === undefined) return;
        await addEvents(trx, [news], at);
        await queueForTicket(trx, [news], at);
      }),
    withdraw: (request, approval, now) => withdrawApproval(db, request, approval, now),
  };
}
