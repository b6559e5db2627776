import type { Kysely, Migration } from 'kysely';
import { columnTypes, type Engine } from './columns.ts';

/**
 * Answers that Slack didn't accept wait until it does. Requests store whether Slack got the acknowledgment, and whether
 * the person was told that the request failed.
 */
export function lateAnswers(engine: Engine): Migration {
  const { text } = columnTypes(engine);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('late_answer')
        .addColumn('key', text, (column) => column.primaryKey())
        .addColumn('body', text, (column) => column.notNull())
        .addColumn('made_at', 'bigint', (column) => column.notNull())
        .addColumn('due_at', 'bigint', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .execute();
      await db.schema
        .alterTable('instruction')
        .addColumn('acknowledged', 'integer', (column) => column.notNull().defaultTo(1))
        .execute();
      // SQLite adds one column at a time.
      await db.schema
        .alterTable('instruction')
        .addColumn('failed', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
    },
  };
}
