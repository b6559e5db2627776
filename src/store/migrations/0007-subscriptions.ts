import type { Kysely, Migration } from 'kysely';
import { columnTypes, type Engine } from './columns.ts';

/** Channels can follow new tickets: the subscriptions, how far the list was read, and which tickets were seen in it. */
export function subscriptions(engine: Engine): Migration {
  const { text } = columnTypes(engine);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('subscription')
        .addColumn('account', text, (column) => column.notNull())
        .addColumn('channel', text, (column) => column.notNull())
        .addColumn('filter', text, (column) => column.notNull())
        .addColumn('creator', text, (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('since', 'bigint', (column) => column.notNull())
        .addColumn('known', text, (column) => column.notNull())
        .addPrimaryKeyConstraint('subscription_key', ['account', 'channel'])
        .execute();
      await db.schema
        .createTable('discovery')
        .addColumn('account', text, (column) => column.primaryKey())
        .addColumn('mark', 'bigint', (column) => column.notNull())
        .addColumn('reached', 'bigint')
        .addColumn('span', 'bigint')
        .addColumn('due_at', 'bigint', (column) => column.notNull())
        .addColumn('round', 'bigint', (column) => column.notNull().defaultTo(0))
        .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('error', text)
        .execute();
      await db.schema
        .createTable('found')
        .addColumn('account', text, (column) => column.notNull())
        .addColumn('ticket', text, (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('found_key', ['account', 'ticket'])
        .execute();
      await db.schema.createIndex('found_newest').on('found').columns(['account', 'at']).execute();
    },
  };
}
