import type { Kysely } from 'kysely';
import type { DeliveryProblemStore } from '../tickets/ports.ts';
import type { DeadLetters } from '../tickets/links/delivery-problems.ts';
import { accountOf } from './account.ts';
import type { Database } from './database.ts';
import { historyOf } from './history.ts';
import { linkStates, stateOf } from './link-states.ts';
import { linkOf } from './links.ts';
import { moveAt, pausedAt, resumeAt } from './paused.ts';
import type { Schema } from './schema.ts';

/** What can't be posted and why, and the outcome of each event of a ticket. */
export function createDeliveryProblemStore({ db }: Database): DeliveryProblemStore {
  const account = accountOf(db);
  return {
    paused: async ({ offset, limit }) => {
      const rows = await linkStates(db)
        .where('l.account', '=', account)
        .where('l.suspended', 'is not', null)
        .orderBy('l.suspended_at')
        .orderBy('l.id')
        .offset(offset)
        .limit(limit)
        .execute();
      return rows.map(stateOf);
    },
    pausedAt: (place) => pausedAt(db, place),
    resume: (place, at) => db.transaction().execute((trx) => resumeAt(trx, place, at)),
    move: (place, to) => db.transaction().execute((trx) => moveAt(trx, place, to)),
    dead: (range) => deadLetters(db, range),
    redeliver: async (link, at) => {
      // Each batch is looked up before it is sent, because an earlier attempt may have been accepted.
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({ state: 'sending', attempts: 0, next_at: at, error: null })
        .where('link_id', '=', link)
        .where('state', '=', 'dead')
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
    history: (ticket, range) => historyOf(db, { ticket, ...range }),
  };
}

async function deadLetters(
  db: Kysely<Schema>,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly DeadLetters[]> {
  const counts = await db
    .selectFrom('delivery as d')
    .innerJoin('link as l', 'l.id', 'd.link_id')
    .select(({ fn }) => ['d.link_id as id', fn.countAll<number>().as('count'), fn.min('d.next_at').as('since')])
    .select(({ fn }) => fn.max('d.error').as('reason'))
    .where('l.account', '=', accountOf(db))
    .where('d.state', '=', 'dead')
    .groupBy('d.link_id')
    .orderBy('since')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute();
  if (counts.length === 0) return [];
  const ids = counts.map(({ id }) => id);
  const rows = await db.selectFrom('link').selectAll().where('id', 'in', ids).execute();
  return counts.flatMap(({ id, count, since, reason }) => {
    const row = rows.find((one) => one.id === id);
    return row === undefined ? [] : [{ link: linkOf(row), count, since, reason: reason ?? '' }];
  });
}
