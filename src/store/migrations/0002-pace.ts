import { sql, type Kysely, type Migration } from 'kysely';
import { columnTypes, type Engine } from './columns.ts';

/** Tickets are read at a pace that depends on their activity: columns for that in accounts, groups and tickets. */
export function pace(engine: Engine): Migration {
  const { text } = columnTypes(engine);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('polling')
        .addColumn('account', text, (column) => column.primaryKey())
        .addColumn('free_at', 'bigint', (column) => column.notNull())
        .addColumn('paused_until', 'bigint', (column) => column.notNull())
        .addColumn('failures', 'integer', (column) => column.notNull())
        .execute();
      for (const column of ['tier', 'joins']) {
        await db.schema
          .alterTable('poll_group')
          .addColumn(column, 'integer', (definition) => definition.notNull().defaultTo(0))
          .execute();
      }
      await db.schema.createIndex('poll_group_room').on('poll_group').columns(['account', 'tier', 'size']).execute();
      for (const column of ['active_at', 'checked_at']) {
        await db.schema
          .alterTable('ticket')
          .addColumn(column, 'bigint', (definition) => definition.notNull().defaultTo(0))
          .execute();
      }
      await sql`update ticket set active_at = updated_at, checked_at = updated_at`.execute(db);
      await db.schema.dropIndex('ticket_in_group').execute();
      await db.schema.createIndex('ticket_in_group').on('ticket').columns(['group_id', 'active_at']).execute();
    },
  };
}
