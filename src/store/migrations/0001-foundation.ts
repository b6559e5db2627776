import type { Kysely, Migration } from 'kysely';
import { columnTypes, type ColumnTypes, type Engine } from './columns.ts';

/** The first tables. Indexes are named after what they find. */
export function foundation(engine: Engine): Migration {
  const types = columnTypes(engine);
  return {
    async up(db: Kysely<unknown>) {
      await createAccounts(db, types);
      await createPolling(db, types);
      await createLinks(db, types);
      await createDeliveries(db, types);
      await createOnce(db, types);
      await createRecords(db, types);
    },
  };
}

async function createAccounts(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('account')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function createPolling(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('lease')
    .addColumn('name', text, (column) => column.primaryKey())
    .addColumn('owner', text, (column) => column.notNull())
    .addColumn('epoch', 'bigint', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('poll_group')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('account', text, (column) => column.notNull())
    .addColumn('cursor', text)
    .addColumn('reading', text, (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('polled_at', 'bigint')
    .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('error', text)
    .execute();
  await db.schema.createIndex('poll_group_due').on('poll_group').columns(['account', 'due_at']).execute();
  await db.schema
    .createTable('ticket')
    .addColumn('account', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('group_id', text)
    .addColumn('status', 'integer', (column) => column.notNull())
    .addColumn('snapshot', text, (column) => column.notNull())
    .addColumn('seen', text, (column) => column.notNull())
    .addColumn('status_changes', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('final_at', 'bigint')
    .addColumn('doubt_at', 'bigint')
    .addPrimaryKeyConstraint('ticket_key', ['account', 'id'])
    .execute();
  await db.schema.createIndex('ticket_in_group').on('ticket').column('group_id').execute();
  await db.schema.createIndex('ticket_final').on('ticket').column('final_at').execute();
}

async function createLinks(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('link')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('account', text, (column) => column.notNull())
    .addColumn('ticket', text, (column) => column.notNull())
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('place_thread', text, (column) => column.notNull().defaultTo(''))
    .addColumn('thread', text)
    .addColumn('card', text)
    .addColumn('card_version', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('card_next_at', 'bigint')
    .addColumn('card_attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('creator', text, (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('suspended', text)
    .addUniqueConstraint('link_once', ['account', 'ticket', 'channel', 'place_thread'])
    .execute();
  await db.schema.createIndex('link_at_place').on('link').columns(['channel', 'thread']).execute();
  await db.schema.createIndex('link_card_due').on('link').column('card_next_at').execute();
  await db.schema.createIndex('link_newest').on('link').columns(['account', 'created_at', 'id']).execute();
}

async function createDeliveries(db: Kysely<unknown>, { text, serial }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('event')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('account', text, (column) => column.notNull())
    .addColumn('ticket', text, (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('data', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('event_of_ticket').on('event').columns(['account', 'ticket', 'at']).execute();
  await db.schema.createIndex('event_expiry').on('event').column('seen_at').execute();
  await db.schema
    .createTable('delivery')
    .addColumn('seq', serial)
    .addColumn('event_id', text, (column) => column.notNull().references('event.id'))
    .addColumn('link_id', text, (column) => column.notNull().references('link.id').onDelete('cascade'))
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('batch', text)
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('first_try_at', 'bigint')
    .addColumn('next_at', 'bigint', (column) => column.notNull())
    .addColumn('ts', text)
    .addColumn('error', text)
    .addUniqueConstraint('delivery_once', ['event_id', 'link_id'])
    .execute();
  await db.schema.createIndex('delivery_due').on('delivery').columns(['state', 'next_at']).execute();
  await db.schema.createIndex('delivery_order').on('delivery').columns(['link_id', 'state', 'seq']).execute();
  await db.schema.createIndex('delivery_batch').on('delivery').column('batch').execute();
  await db.schema
    .createTable('channel')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('next_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function createOnce(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('reply')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('account', text, (column) => column.notNull())
    .addColumn('ticket', text, (column) => column.notNull())
    .addColumn('text_key', text, (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('reply_by_words').on('reply').columns(['account', 'ticket', 'text_key']).execute();
  await db.schema.createIndex('reply_expiry').on('reply').column('at').execute();
  await db.schema
    .createTable('seen')
    .addColumn('key', text, (column) => column.primaryKey())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('result', text)
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('seen_expiry').on('seen').column('at').execute();
}

async function createRecords(db: Kysely<unknown>, { text, serial }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('id', serial)
    .addColumn('account', text, (column) => column.notNull())
    .addColumn('ticket', text)
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('action', text, (column) => column.notNull())
    .addColumn('outcome', text, (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('audit_of_ticket').on('audit').columns(['account', 'ticket', 'action']).execute();
  await db.schema.createIndex('audit_of_actor').on('audit').columns(['account', 'actor', 'action', 'at']).execute();
  await db.schema
    .createTable('cache')
    .addColumn('namespace', text, (column) => column.notNull())
    .addColumn('key', text, (column) => column.notNull())
    .addColumn('value', text, (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .addPrimaryKeyConstraint('cache_key', ['namespace', 'key'])
    .execute();
  await db.schema.createIndex('cache_expiry').on('cache').column('expires_at').execute();
}
