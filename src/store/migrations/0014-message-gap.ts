import type { Kysely, Migration } from 'kysely';

/** A ticket keeps whether newer messages wait for those that may have been passed over; null before: none waits. */
export function messageGap(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('ticket').addColumn('gap_at', 'bigint').execute();
    },
  };
}
