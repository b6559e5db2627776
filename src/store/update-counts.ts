import type { Kysely } from 'kysely';
import { accountOf } from './account.ts';
import type { DeliveryTable, Schema } from './schema.ts';

/** The state of an account's polls and deliveries. Times are epoch milliseconds. */
export interface UpdateCounts {
  readonly reading: 'feed' | 'each';
  readonly lastPollAt: number | undefined;
  /** The error of a group whose last poll failed. */
  readonly lastError: string | undefined;
  readonly followed: number;
  readonly pending: number;
  readonly dead: number;
  readonly paused: number;
}

export async function countUpdates(db: Kysely<Schema>): Promise<UpdateCounts> {
  const account = accountOf(db);
  const groups = await db
    .selectFrom('poll_group')
    .select(({ fn }) => [fn.max('polled_at').as('polled'), fn.sum<number | null>('size').as('followed')])
    .select(({ fn }) => fn.max('error').as('error'))
    // 'each' sorts before 'feed'.
    .select(({ fn }) => fn.min('reading').as('reading'))
    .where('account', '=', account)
    .executeTakeFirstOrThrow();
  const { suspended } = await db
    .selectFrom('link')
    .select(({ fn }) => fn.countAll<number>().as('suspended'))
    .where('account', '=', account)
    .where('suspended', 'is not', null)
    .executeTakeFirstOrThrow();
  return {
    reading: groups.reading === 'each' ? 'each' : 'feed',
    lastPollAt: groups.polled ?? undefined,
    lastError: groups.error ?? undefined,
    followed: groups.followed ?? 0,
    pending: await countDeliveries(db, ['pending', 'sending']),
    dead: await countDeliveries(db, ['dead']),
    paused: suspended,
  };
}

async function countDeliveries(db: Kysely<Schema>, states: readonly DeliveryTable['state'][]): Promise<number> {
  const { count } = await db
    .selectFrom('delivery')
    .innerJoin('link', 'link.id', 'delivery.link_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('link.account', '=', accountOf(db))
    .where('delivery.state', 'in', states)
    .executeTakeFirstOrThrow();
  return count;
}
