import { sql, type Kysely, type Migration } from 'kysely';
import { columnTypes, type Engine } from './columns.ts';

/**
 * Statuses come from a sweep of the open tickets, no longer from the feed: columns for that in accounts, groups and
 * tickets. Tickets that an earlier version considered deleted after a single response are checked again.
 */
export function sweep(engine: Engine): Migration {
  const { text } = columnTypes(engine);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('sweep')
        .addColumn('account', text, (column) => column.primaryKey())
        .addColumn('due_at', 'bigint', (column) => column.notNull())
        .addColumn('round', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('mode', text)
        .addColumn('swept_at', 'bigint')
        .addColumn('listed', 'integer')
        .addColumn('listed_at', 'bigint')
        .addColumn('combined', 'integer')
        .addColumn('probed_at', 'bigint')
        .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('error', text)
        .execute();
      await db.schema.alterTable('poll_group').addColumn('ahead', text).execute();
      await db.schema.alterTable('poll_group').addColumn('unread_at', 'bigint').execute();
      await db.schema
        .alterTable('polling')
        .addColumn('feed_failures', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema
        .alterTable('polling')
        .addColumn('feed_retry_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      for (const column of ['tried_at', 'absent_times', 'heard']) {
        await db.schema
          .alterTable('ticket')
          .addColumn(column, 'bigint', (definition) => definition.notNull().defaultTo(0))
          .execute();
      }
      for (const column of ['absent_at', 'gone_at', 'look_at', 'unread']) {
        await db.schema.alterTable('ticket').addColumn(column, 'bigint').execute();
      }
      await db.schema.createIndex('ticket_look').on('ticket').columns(['account', 'look_at']).execute();
      // 13: deleted. It wasn't stored whether the ticket service said so, or a proxy returned 404.
      await sql`update ticket set look_at = 0, gone_at = updated_at where status = 13 and exists
        (select 1 from link where link.account = ticket.account and link.ticket = ticket.id)`.execute(db);
    },
  };
}
