import type { Kysely, Migration } from 'kysely';
import { columnTypes, type Engine } from './columns.ts';

/** People can save list filters under a name. */
export function savedFilters(engine: Engine): Migration {
  const { text } = columnTypes(engine);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('saved_filter')
        .addColumn('account', text, (column) => column.notNull())
        .addColumn('person', text, (column) => column.notNull())
        .addColumn('name', text, (column) => column.notNull())
        .addColumn('filter', text, (column) => column.notNull())
        .addColumn('saved_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('saved_filter_key', ['account', 'person', 'name'])
        .execute();
    },
  };
}
