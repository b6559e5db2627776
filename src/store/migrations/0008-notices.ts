import { sql, type Kysely, type Migration } from 'kysely';
import { columnTypes, type Engine } from './columns.ts';

/**
 * One notice per creator and channel replaces one per link, and subscriptions pause with their channel. The table
 * `suspension` stays for processes of the previous version, which send their own notices.
 */
export function notices(engine: Engine): Migration {
  const { text } = columnTypes(engine);
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('notice')
        .addColumn('account', text, (column) => column.notNull())
        .addColumn('creator', text, (column) => column.notNull())
        .addColumn('channel', text, (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('reason', text, (column) => column.notNull())
        .addColumn('state', text, (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('first_try_at', 'bigint')
        .addColumn('next_at', 'bigint', (column) => column.notNull())
        .addColumn('error', text)
        .addPrimaryKeyConstraint('notice_key', ['account', 'creator', 'channel'])
        .execute();
      await db.schema.createIndex('notice_due').on('notice').columns(['state', 'next_at']).execute();
      await db.schema.alterTable('link').addColumn('suspended_at', 'bigint').execute();
      // Paused links are rare, and finding them must not require reading all links.
      await db.schema
        .createIndex('link_suspended')
        .on('link')
        .columns(['account', 'creator', 'channel'])
        .where(sql.ref('suspended'), 'is not', null)
        .execute();
      await db.schema.alterTable('subscription').addColumn('suspended', text).execute();
      await db.schema.alterTable('subscription').addColumn('suspended_at', 'bigint').execute();
      await db.schema
        .createTable('missed')
        .addColumn('account', text, (column) => column.notNull())
        .addColumn('channel', text, (column) => column.notNull())
        .addColumn('ticket', text, (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('missed_key', ['account', 'channel', 'ticket'])
        .execute();
      await adopt(db);
    },
  };
}

/**
 * Converts existing pauses. A creator who was notified of one link of a channel, while other links there wait, gets one
 * more notice about all of them.
 */
async function adopt(db: Kysely<unknown>): Promise<void> {
  await sql`update link set suspended_at = (select at from suspension as s where s.link_id = link.id)
    where suspended is not null`.execute(db);
  await sql`insert into notice (account, creator, channel, at, reason, state, attempts, first_try_at, next_at, error)
    select l.account, l.creator, l.channel, min(s.at), min(l.suspended),
      case when sum(case when s.notice in ('pending', 'sending') then 1 else 0 end) > 0 then 'pending'
        else min(s.notice) end,
      0, null, min(s.next_at), min(s.error)
    from suspension as s join link as l on l.id = s.link_id
    where l.suspended is not null group by l.account, l.creator, l.channel`.execute(db);
  await sql`update suspension set notice = 'told' where notice = 'pending'`.execute(db);
}
