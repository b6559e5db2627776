import type { Kysely, Migration } from 'kysely';
import { columnTypes, type Engine } from './columns.ts';

/**
 * Files of messages waiting to be posted in threads, open access requests, and a count of changes other than the
 * status.
 */
export function files(engine: Engine): Migration {
  const { text, serial } = columnTypes(engine);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('ticket')
        .addColumn('detail_changes', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema
        .createTable('file')
        .addColumn('seq', serial)
        .addColumn('link_id', text, (column) => column.notNull().references('link.id').onDelete('cascade'))
        .addColumn('event_id', text, (column) => column.notNull())
        .addColumn('attachment', text, (column) => column.notNull())
        .addColumn('name', text, (column) => column.notNull())
        .addColumn('state', text, (column) => column.notNull())
        .addColumn('most', 'bigint', (column) => column.notNull())
        .addColumn('slack_file', text)
        .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('first_try_at', 'bigint')
        .addColumn('next_at', 'bigint', (column) => column.notNull())
        .addColumn('error', text)
        .addUniqueConstraint('file_once', ['link_id', 'event_id', 'attachment'])
        .execute();
      await db.schema.createIndex('file_due').on('file').columns(['state', 'next_at']).execute();
      await db.schema
        .createTable('access_request')
        .addColumn('account', text, (column) => column.notNull())
        .addColumn('id', text, (column) => column.notNull())
        .addColumn('ticket', text, (column) => column.notNull())
        .addPrimaryKeyConstraint('access_request_key', ['account', 'id'])
        .execute();
    },
  };
}
