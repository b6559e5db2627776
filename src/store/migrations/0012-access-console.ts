import type { Kysely, Migration } from 'kysely';

/**
 * An approval stores whether it opens the console with all permissions of the account; null for older approvals, which
 * didn't ask.
 */
export function accessConsole(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('access_approval').addColumn('credential', 'integer').execute();
    },
  };
}
