import type { Kysely, Migration } from 'kysely';
import { columnTypes, type Engine } from './columns.ts';

/** The cards of access requests in threads, and who approved a request through the bot. */
export function access(engine: Engine): Migration {
  const { text } = columnTypes(engine);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('access_card')
        .addColumn('link_id', text, (column) => column.notNull().references('link.id').onDelete('cascade'))
        .addColumn('request', text, (column) => column.notNull())
        .addColumn('account', text, (column) => column.notNull())
        .addColumn('event_id', text, (column) => column.notNull())
        .addColumn('ts', text, (column) => column.notNull())
        .addColumn('news', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('next_at', 'bigint')
        .addPrimaryKeyConstraint('access_card_key', ['link_id', 'request'])
        .execute();
      await db.schema.createIndex('access_card_due').on('access_card').columns(['account', 'next_at']).execute();
      await db.schema
        .createTable('access_approval')
        .addColumn('account', text, (column) => column.notNull())
        .addColumn('request', text, (column) => column.notNull())
        .addColumn('actor', text, (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('starts_at', 'bigint', (column) => column.notNull())
        .addColumn('ends_at', 'bigint', (column) => column.notNull())
        .addColumn('agency', text)
        .addPrimaryKeyConstraint('access_approval_key', ['account', 'request', 'actor'])
        .execute();
    },
  };
}
