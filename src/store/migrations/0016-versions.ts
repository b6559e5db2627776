import type { Kysely, Migration } from 'kysely';

/** Work that may be asked for in several versions keeps of which it is the result; null before: not known. */
export function versions(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('seen').addColumn('version', 'text').execute();
    },
  };
}
