import type { Kysely, Migration } from 'kysely';

/**
 * Work that can be requested in several versions stores which version its result is from; null for older results: not
 * known.
 */
export function versions(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('seen').addColumn('version', 'text').execute();
    },
  };
}
