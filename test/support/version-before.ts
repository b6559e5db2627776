import { Kysely, Migrator, sql } from 'kysely';
import { locate } from '../../src/store/database-url.ts';
import { createPostgresDialect } from '../../src/store/dialect-postgres.ts';
import { createSqliteDialect } from '../../src/store/dialect-sqlite.ts';
import { openLibsql } from '../../src/store/driver-libsql.ts';
import { migrations } from '../../src/store/migrations/index.ts';

/** Opens a database with the migrations up to this one, or all but the newest. */
export async function openBefore(url: string, last?: string): Promise<Kysely<unknown>> {
  const place = locate(url);
  const dialect =
    place.engine === 'postgres'
      ? createPostgresDialect(place.url, () => undefined)
      : createSqliteDialect(openLibsql(place.path));
  const db = new Kysely<unknown>({ dialect });
  const all = migrations(place.engine);
  const newest = last ?? Object.keys(all).sort().at(-2) ?? '';
  const { error } = await new Migrator({ db, provider: { getMigrations: () => Promise.resolve(all) } }).migrateTo(
    newest,
  );
  if (error !== undefined) throw new Error('cannot migrate', { cause: error });
  return db;
}

/**
 * What a process does to the tables in the version before processes shared their polls, statement by statement, frozen:
 * it holds a lease of the account, finds news with each poll of the group, and delivers.
 */
export function createProcessBefore(db: Kysely<unknown>, account: string) {
  const group = 'group-1';
  const link = 'link-1';
  let made = 0;
  const lease = `poll:${account}`;
  const found: string[] = [];
  const shown: string[] = [];

  return {
    found,
    shown,
    /** Follows ticket 1 in channel C1. */
    async begin(): Promise<void> {
      const snapshot = JSON.stringify({ id: '1', description: 'Ticket 1', status: 0 });
      await sql`insert into poll_group (id, account, reading, size, due_at) values (${group}, ${account}, 'feed', 1, 0)`.execute(
        db,
      );
      await sql`insert into ticket (account, id, group_id, status, snapshot, seen, updated_at, active_at, checked_at)
        values (${account}, '1', ${group}, 0, ${snapshot}, '{}', ${Date.now()}, ${Date.now()}, ${Date.now()})`.execute(
        db,
      );
      await sql`insert into link (id, account, ticket, channel, thread, card, creator, created_at)
        values (${link}, ${account}, '1', 'C1', '1.0', '1.0', 'U1', 0)`.execute(db);
    },
    /** Polls if the group is due, and stores one more update. */
    async poll(): Promise<void> {
      const now = Date.now();
      const claimed = await db.transaction().execute(async (trx) => {
        const { rows } =
          await sql`insert into lease (name, owner, epoch, until) values (${lease}, 'before', 1, ${now + 60_000})
          on conflict (name) do update set owner = 'before', until = ${now + 60_000}
          where lease.until < ${now} or lease.owner = 'before' returning epoch`.execute(trx);
        const due = await sql<{ polled_at: number | null }>`select * from poll_group
          where account = ${account} and size > 0 and due_at <= ${now} order by due_at limit 1`.execute(trx);
        if (rows.length === 0 || due.rows[0] === undefined) return undefined;
        await sql`update poll_group set due_at = ${now + 60_000} where id = ${group}`.execute(trx);
        return due.rows[0];
      });
      if (claimed === undefined) return;
      await db.transaction().execute(async (trx) => {
        await sql`update lease set owner = 'before' where name = ${lease} and owner = 'before'`.execute(trx);
        const { rows } = await sql<{ polled_at: number | null }>`select * from poll_group where id = ${group}`.execute(
          trx,
        );
        if (rows[0]?.polled_at !== claimed.polled_at) return;
        const event = `before-${(made += 1)}`;
        const message = JSON.stringify({ message: { author: 'engineer', text: event, at: now, attachments: [] } });
        await sql`update ticket set version = version where account = ${account} and id = '1'`.execute(trx);
        await sql`insert into event (id, account, ticket, at, seen_at, kind, data)
          values (${event}, ${account}, '1', ${now}, ${now}, 'message', ${message}) on conflict (id) do nothing`.execute(
          trx,
        );
        await sql`insert into delivery (event_id, link_id, state, next_at) values (${event}, ${link}, 'pending', ${now})
          on conflict (event_id, link_id) do nothing`.execute(trx);
        await sql`update poll_group set tier = 0, polled_at = ${now}, due_at = ${now}, failures = 0, error = null
          where id = ${group} and reading = 'feed'`.execute(trx);
        found.push(event);
      });
    },
    /** Delivers pending updates if the channel is free. */
    async deliver(): Promise<void> {
      const now = Date.now();
      const batch = `batch-before-${(made += 1)}`;
      const claimed = await db.transaction().execute(async (trx) => {
        const { rows } = await sql`insert into channel (id, next_at) values ('C1', ${now + 1})
          on conflict (id) do update set next_at = ${now + 1} where channel.next_at <= ${now} returning id`.execute(
          trx,
        );
        if (rows.length === 0) return [];
        const sending = await sql`select seq from delivery where link_id = ${link} and state = 'sending'`.execute(trx);
        if (sending.rows.length > 0) return [];
        const waiting = await sql<{ seq: number; event_id: string }>`select seq, event_id from delivery
          where link_id = ${link} and state = 'pending' order by seq limit 100`.execute(trx);
        for (const { seq } of waiting.rows) {
          await sql`update delivery set state = 'sending', batch = ${batch}, attempts = 1, first_try_at = ${now},
            next_at = ${now + 60_000} where seq = ${seq}`.execute(trx);
        }
        return waiting.rows.map(({ event_id }) => event_id);
      });
      if (claimed.length === 0) return;
      shown.push(...claimed);
      await sql`update delivery set state = 'done', ts = '2.0', error = null
        where batch = ${batch} and state = 'sending'`.execute(db);
    },
  };
}
