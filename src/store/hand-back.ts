import type { Database } from './database.ts';

/**
 * Gives back all groups that a process reads now, so that others read them at once: it ends, or seems to be dead. Safe
 * also where it only stood still and goes on later: a reading changes nothing outside of the database, and whoever claims
 * the group next gets a higher epoch, at which the reading from before is dropped. Nothing of this holds for deliveries,
 * whose calls have effects: their claims run out by themselves.
 */
export async function handBackPolls({ db }: Database, owner: string, now: number): Promise<void> {
  const held = await db.selectFrom('lease').select('name').where('owner', '=', owner).where('until', '>', 0).execute();
  // One transaction each: with the locks of several, two processes could wait for each other.
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
