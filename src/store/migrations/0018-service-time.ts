import type { Kysely, Migration } from 'kysely';

/**
 * The start of work is also stored by the service's clock, because the machine's clock may be set before somebody looks
 * for the result.
 */
export function serviceTime(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('seen').addColumn('service_at', 'bigint').execute();
    },
  };
}
