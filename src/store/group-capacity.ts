import type { Kysely, Selectable } from 'kysely';
import { accountOf } from './account.ts';
import type { PollGroupTable, Schema } from './schema.ts';

/** The message feed takes up to 100 tickets per call (openapi.json). */
export const groupSize = 100;

/** A group with room, as it was when it was found. */
export type RoomyGroup = Pick<Selectable<PollGroupTable>, 'id' | 'tier' | 'size' | 'cursor' | 'polled_at'>;

/** The fullest group of a pace that has room, so that groups fill up one after the other. */
export async function findRoomyGroup(
  db: Kysely<Schema>,
  { tier, but }: { readonly tier: number; readonly but?: string | undefined },
): Promise<RoomyGroup | undefined> {
  return db
    .selectFrom('poll_group')
    .select(['id', 'tier', 'size', 'cursor', 'polled_at'])
    .where('account', '=', accountOf(db))
    .where('tier', '=', tier)
    .where('size', '<', groupSize)
    .where('id', '!=', but ?? '')
    .orderBy('size', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Takes places in a group; false if they are no longer free. */
export async function reservePlaces(trx: Kysely<Schema>, id: string, places: number): Promise<boolean> {
  const { numUpdatedRows } = await joining(trx, id, places).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes places in a group; false if they are no longer free, or if the group was read or changed its pace since it was found. */
export async function reserveUnreadPlaces(trx: Kysely<Schema>, group: RoomyGroup, places: number): Promise<boolean> {
  const { numUpdatedRows } = await joining(trx, group.id, places)
    .where('tier', '=', group.tier)
    .where('size', '>', 0)
    .where('cursor', 'is not distinct from', group.cursor)
    .where('polled_at', 'is not distinct from', group.polled_at)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function joining(trx: Kysely<Schema>, id: string, places: number) {
  return trx
    .updateTable('poll_group')
    .set((eb) => ({ size: eb('size', '+', places), joins: eb('joins', '+', places) }))
    .where('id', '=', id)
    .where('size', '<=', groupSize - places);
}
