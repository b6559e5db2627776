import type { Kysely, Migration } from 'kysely';

/** An approval keeps whether it opens the console with all permissions of the account; null before, when nobody was asked. */
export function accessConsole(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('access_approval').addColumn('credential', 'integer').execute();
    },
  };
}
