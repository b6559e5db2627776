import type { Kysely, Migration } from 'kysely';
import { columnTypes, type Engine } from './columns.ts';

/** Personal settings, such as whether a person's replies include their name. */
export function personSettings(engine: Engine): Migration {
  const { text } = columnTypes(engine);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('person_setting')
        .addColumn('person', text, (column) => column.notNull())
        .addColumn('name', text, (column) => column.notNull())
        .addColumn('value', text, (column) => column.notNull())
        .addColumn('set_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('person_setting_key', ['person', 'name'])
        .execute();
    },
  };
}
