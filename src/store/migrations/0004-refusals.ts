import type { Kysely, Migration } from 'kysely';
import { columnTypes, type Engine } from './columns.ts';

/** Details of a paused link, and where a message was posted if its link has moved since. */
export function refusals(engine: Engine): Migration {
  const { text } = columnTypes(engine);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('suspension')
        .addColumn('link_id', text, (column) => column.primaryKey().references('link.id').onDelete('cascade'))
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('notice', text, (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('first_try_at', 'bigint')
        .addColumn('next_at', 'bigint', (column) => column.notNull())
        .addColumn('error', text)
        .execute();
      await db.schema.createIndex('suspension_due').on('suspension').columns(['notice', 'next_at']).execute();
      await db.schema.alterTable('delivery').addColumn('channel', text).execute();
    },
  };
}
