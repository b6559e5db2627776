import type { Kysely, Selectable } from 'kysely';
import type { NewTicketFilter } from '../tickets/new-ticket-filter.ts';
import type { SubscriptionStore } from '../tickets/ports.ts';
import type { Subscription } from '../tickets/subscription.ts';
import type { Database } from './database.ts';
import { beginDiscovery } from './discovery.ts';
import type { Schema, SubscriptionTable } from './schema.ts';

/** Which channels follow new tickets. */
export function createSubscriptionStore({ db }: Database): SubscriptionStore {
  return {
    save: (subscription) =>
      db.transaction().execute(async (trx) => {
        const others = await subscriptionsOf(trx, subscription.account);
        await beginDiscovery(trx, subscription, others.length === 0);
        const saved = await upsert(trx, subscription);
        return { subscription: saved, existed: others.some(({ channel }) => channel === saved.channel) };
      }),
    async remove(account, channel) {
      const { numDeletedRows } = await db
        .deleteFrom('subscription')
        .where('account', '=', account)
        .where('channel', '=', channel)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },
    of: (account) => subscriptionsOf(db, account),
  };
}

/** Oldest first. */
export async function subscriptionsOf(db: Kysely<Schema>, account: string): Promise<readonly Subscription[]> {
  const rows = await db
    .selectFrom('subscription')
    .selectAll()
    .where('account', '=', account)
    .orderBy('created_at')
    .orderBy('channel')
    .execute();
  return rows.map(subscriptionOf);
}

async function upsert(trx: Kysely<Schema>, subscription: Subscription): Promise<Subscription> {
  const { account, channel, creator, createdAt, since } = subscription;
  const filter = JSON.stringify(subscription.filter);
  const known = JSON.stringify(subscription.known);
  const row = await trx
    .insertInto('subscription')
    .values({ account, channel, filter, creator, created_at: createdAt, since, known })
    .onConflict((conflict) => conflict.columns(['account', 'channel']).doUpdateSet({ filter, creator }))
    .returningAll()
    .executeTakeFirstOrThrow();
  return subscriptionOf(row);
}

function subscriptionOf(row: Selectable<SubscriptionTable>): Subscription {
  return {
    account: row.account,
    channel: row.channel,
    filter: JSON.parse(row.filter) as NewTicketFilter,
    creator: row.creator,
    createdAt: row.created_at,
    since: row.since,
    known: JSON.parse(row.known) as readonly string[],
  };
}
