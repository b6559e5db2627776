import type { Kysely } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import { isLinked } from './linked.ts';
import { hurryGroup, joinGroup } from './poll-groups.ts';
import type { Schema } from './schema.ts';
import { lockTicket, setChecked, setDoubt, setGroup } from './tickets.ts';

/** Which ticket, and when. */
interface Looked {
  readonly account: string;
  readonly ticket: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * A person looks at a ticket or does something with it: that is a sign of life, and where it is read seldom, it is read
 * at once, which makes it fast again. Where it is linked and not followed any more, it is followed again.
 */
export async function attendTicket({ db }: Database, looked: Looked, newId: () => string = randomUUID): Promise<void> {
  const { account, ticket, at } = looked;
  await db.transaction().execute(async (trx) => {
    const row = await lockTicket(trx, account, ticket);
    if (row === undefined) return;
    if (row.group_id !== null) {
      await setActive(trx, looked);
      await hurryGroup(trx, row.group_id, at);
    } else if (await isLinked(trx, looked)) {
      await followAgain(trx, looked, newId);
    }
  });
}

/**
 * Follows a ticket again from where it was left; its row is locked. All its messages are read once, so that what
 * happened in between is told to its links.
 */
export async function followAgain(trx: Kysely<Schema>, looked: Looked, newId: () => string): Promise<void> {
  const { account, ticket, at } = looked;
  await setActive(trx, looked);
  await setDoubt(trx, account, [ticket], at);
  await setGroup(trx, account, ticket, await joinGroup(trx, account, at, newId));
}

/** A ticket that is followed is read as a whole with its next poll, which is at once. */
export async function readSoon(db: Kysely<Schema>, { account, ticket, at }: Looked): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await lockTicket(trx, account, ticket);
    if (row?.group_id == null) return;
    await setChecked(trx, account, [ticket], 0);
    await hurryGroup(trx, row.group_id, at);
  });
}

async function setActive(trx: Kysely<Schema>, { account, ticket, at }: Looked): Promise<void> {
  await trx
    .updateTable('ticket')
    // It is read as a whole with the next poll.
    .set({ active_at: at, checked_at: 0 })
    .where('account', '=', account)
    .where('id', '=', ticket)
    .execute();
}
