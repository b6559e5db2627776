import type { Kysely, Migration } from 'kysely';
import { columnTypes, type Engine } from './columns.ts';

/** People choose for themselves, such as whether their replies carry their name. */
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
