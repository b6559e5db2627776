import type { Kysely, Migration } from 'kysely';

/** A ticket stores whether newer messages wait for skipped ones; null for existing tickets: none waits. */
export function messageGap(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('ticket').addColumn('gap_at', 'bigint').execute();
    },
  };
}
