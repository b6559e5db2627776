import type { Kysely, Migration } from 'kysely';
import { columnTypes, type Engine } from './columns.ts';

/** Tickets that were opened as private, or made so, and by whom. */
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
    },
  };
}
