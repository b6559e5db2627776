import type { Kysely, Migration } from 'kysely';
import { columnTypes, type Engine } from './columns.ts';

/**
 * Tickets that were created as private or made private, and by whom; how many of them weren't posted in a channel that
 * follows new tickets; and who could read a channel when Slack last reported it, so that changes and deleted channels
 * are noticed.
 */
export function ticketPrivacy(engine: Engine): Migration {
  const { text } = columnTypes(engine);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('ticket_privacy')
        .addColumn('account', text, (column) => column.notNull())
        .addColumn('ticket', text, (column) => column.notNull())
        .addColumn('by', text, (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('ticket_privacy_key', ['account', 'ticket'])
        .execute();
      await db.schema
        .createTable('channel_audience')
        .addColumn('channel', text, (column) => column.notNull().primaryKey())
        .addColumn('is_private', 'integer', (column) => column.notNull())
        .addColumn('is_shared', 'integer', (column) => column.notNull())
        .addColumn('since', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .alterTable('subscription')
        .addColumn('left_out', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
    },
  };
}
