import type { Database } from './database.ts';

/**
 * Releases all groups that a process is reading, because it stops or seems to be dead, so that others read them
 * immediately. This is safe even if the process was only frozen: a read changes nothing outside of the database, and
 * the next claim of the group has a higher epoch, so the old read is dropped. Deliveries are different, because their
 * calls have effects: their claims expire.
 */
export async function releasePolls({ db }: Database, owner: string, now: number): Promise<void> {
  const held = await db.selectFrom('lease').select('name').where('owner', '=', owner).where('until', '>', 0).execute();
  // One transaction each: with several locks, two processes could deadlock.
  for (const { name } of held) {
    await db.transaction().execute(async (trx) => {
      const freed = await trx
        .updateTable('lease')
        .set({ until: 0 })
        .where('name', '=', name)
        .where('owner', '=', owner)
        .where('until', '>', 0)
        .executeTakeFirst();
      if (freed.numUpdatedRows === 0n) return;
      await trx.updateTable('poll_group').set({ due_at: now }).where('id', '=', name).execute();
    });
  }
}
