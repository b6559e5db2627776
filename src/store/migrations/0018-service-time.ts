import type { Kysely, Migration } from 'kysely';

/** When work began is kept by the service's clock, too: the machine's may be set before somebody looks for what was done. */
export function serviceTime(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('seen').addColumn('service_at', 'bigint').execute();
    },
  };
}
