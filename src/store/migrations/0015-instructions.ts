import { sql, type Kysely, type Migration } from 'kysely';
import { columnTypes, type Engine } from './columns.ts';

/**
 * Requests of people are stored until they are answered, so that another process can continue them. Work that must
 * happen once stores which process does it, so that nobody waits for a process that has ended.
 */
export function instructions(engine: Engine): Migration {
  const { text } = columnTypes(engine);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('instruction')
        .addColumn('key', text, (column) => column.primaryKey())
        .addColumn('owner', text)
        .addColumn('body', text, (column) => column.notNull())
        .addColumn('redacted', 'integer', (column) => column.notNull())
        .addColumn('received_at', 'bigint', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .execute();
      await db.schema.alterTable('seen').addColumn('owner', text).execute();
      await db.schema
        .createIndex('seen_working')
        .on('seen')
        .column('owner')
        .where(sql.ref('state'), '=', 'working')
        .execute();
    },
  };
}
