import type { Kysely, Selectable } from 'kysely';
import type { NewTicketFilter } from '../tickets/links/new-ticket-filter.ts';
import type { SubscriptionStore } from '../tickets/ports.ts';
import type { Subscription } from '../tickets/links/subscription.ts';
import { accountOf } from './account.ts';
import type { Database } from './database.ts';
import { beginDiscovery } from './discovery.ts';
import type { Schema, SubscriptionTable } from './schema.ts';

/** Stores which channels follow new tickets. */
export function createSubscriptionStore({ db }: Database): SubscriptionStore {
  const account = accountOf(db);
  return {
    save: (subscription) =>
      db.transaction().execute(async (trx) => {
        const others = await subscriptionsOf(trx);
        await beginDiscovery(trx, subscription, others.length === 0);
        const saved = await upsert(trx, subscription);
        return { subscription: saved, existed: others.some(({ channel }) => channel === saved.channel) };
      }),
    remove: (channel) =>
      db.transaction().execute(async (trx) => {
        await trx.deleteFrom('missed').where('account', '=', account).where('channel', '=', channel).execute();
        const { numDeletedRows } = await trx
          .deleteFrom('subscription')
          .where('account', '=', account)
          .where('channel', '=', channel)
          .executeTakeFirst();
        return numDeletedRows === 1n;
      }),
    of: () => subscriptionsOf(db),
  };
}

/** The subscriptions of the account, oldest first. */
export async function subscriptionsOf(db: Kysely<Schema>): Promise<readonly Subscription[]> {
  const rows = await db
    .selectFrom('subscription')
    .selectAll()
    .where('account', '=', accountOf(db))
    .orderBy('created_at')
    .orderBy('channel')
    .execute();
  return rows.map(subscriptionOf);
}

async function upsert(trx: Kysely<Schema>, subscription: Subscription): Promise<Subscription> {
  const account = accountOf(trx);
  const { channel, creator, createdAt, since } = subscription;
  const filter = JSON.stringify(subscription.filter);
  const known = JSON.stringify(subscription.known);
  const row = await trx
    .insertInto('subscription')
    .values({ account, channel, filter, creator, created_at: createdAt, since, known })
    .onConflict((conflict) => conflict.columns(['account', 'channel']).doUpdateSet({ filter, creator, ...active }))
    .returningAll()
    .executeTakeFirstOrThrow();
  return subscriptionOf(row);
}

const active = { suspended: null, suspended_at: null };

type Place = Pick<Subscription, 'channel'>;

/** Resumes a paused subscription, including the tickets that were missed; returns false if it wasn't paused. */
export async function resumeSubscription(trx: Kysely<Schema>, { channel }: Place): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('subscription')
    .set(active)
    .where('account', '=', accountOf(trx))
    .where('channel', '=', channel)
    .where('suspended', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Moves a paused subscription, including the tickets that were missed, to another channel.
 * @returns `taken`: that channel already follows new tickets; nothing changes
 */
export async function moveSubscription(
  trx: Kysely<Schema>,
  { channel }: Place,
  to: string,
): Promise<'moved' | 'taken'> {
  const account = accountOf(trx);
  const others = await subscriptionsOf(trx);
  if (others.some((one) => one.channel === to)) return 'taken';
  const here = trx.updateTable('missed').where('account', '=', account).where('channel', '=', channel);
  await here.set({ channel: to }).execute();
  await trx
    .updateTable('subscription')
    .set({ channel: to, ...active })
    .where('account', '=', account)
    .where('channel', '=', channel)
    .execute();
  return 'moved';
}

/** Counts a private ticket that isn't posted in these channels. */
export async function countLeftOut(trx: Kysely<Schema>, channels: readonly string[]): Promise<void> {
  if (channels.length === 0) return;
  await trx
    .updateTable('subscription')
    .set((eb) => ({ left_out: eb('left_out', '+', 1) }))
    .where('account', '=', accountOf(trx))
    .where('channel', 'in', channels)
    .execute();
}

function subscriptionOf(row: Selectable<SubscriptionTable>): Subscription {
  return {
    channel: row.channel,
    filter: JSON.parse(row.filter) as NewTicketFilter,
    creator: row.creator,
    createdAt: row.created_at,
    since: row.since,
    known: JSON.parse(row.known) as readonly string[],
    pausedReason: row.suspended ?? undefined,
    leftOut: row.left_out,
  };
}
