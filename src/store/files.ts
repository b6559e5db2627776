import type { Kysely, Selectable, Updateable } from 'kysely';
import type { FileStore } from '../tickets/ports.ts';
import { maxBytesAsked } from '../tickets/ticket/attachments.ts';
import { accountOf } from './account.ts';
import type { Database } from './database.ts';
import type { FileTable, LinkTable, Schema } from './schema.ts';

/** A file of a message, as it is queued. */
export interface QueuedFile {
  readonly event: string;
  readonly attachment: string;
  readonly name: string;
  readonly state: 'offered' | 'pending';
  /** Bytes. */
  readonly most: number;
}

/** Queues files for a link; one that was queued before stays as it is. */
export async function queueFiles(
  trx: Kysely<Schema>,
  link: string,
  files: readonly QueuedFile[],
  now: number,
): Promise<void> {
  if (files.length === 0) return;
  await trx
    .insertInto('file')
    .values(files.map(({ event, ...file }) => ({ ...file, event_id: event, link_id: link, next_at: now })))
    .onConflict((conflict) => conflict.columns(['link_id', 'event_id', 'attachment']).doNothing())
    .execute();
}

export type FileRow = Selectable<FileTable>;

const onTheirWay = ['pending', 'sharing'] as const;

function waiting(db: Kysely<Schema>) {
  return db
    .selectFrom('file as f')
    .innerJoin('link as l', 'l.id', 'f.link_id')
    .where('l.account', '=', accountOf(db))
    .where('l.suspended', 'is', null)
    .where('l.thread', 'is not', null)
    .where('f.state', 'in', onTheirWay);
}

/** Files that are due, with their links; longest waiting first. */
export async function dueFiles(
  db: Kysely<Schema>,
  { now, limit }: { readonly now: number; readonly limit: number },
): Promise<readonly { readonly file: FileRow; readonly link: Selectable<LinkTable> }[]> {
  const rows = await waiting(db)
    .where('f.next_at', '<=', now)
    .selectAll('f')
    .orderBy('f.next_at')
    .orderBy('f.seq')
    .limit(limit)
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ link_id }) => link_id);
  const links = await db.selectFrom('link').selectAll().where('id', 'in', ids).execute();
  return rows.flatMap((file) => {
    const link = links.find(({ id }) => id === file.link_id);
    return link === undefined ? [] : [{ file, link }];
  });
}

/** When the next file of the account is due, epoch milliseconds. */
export async function nextFileDue(db: Kysely<Schema>): Promise<number | undefined> {
  const row = await waiting(db)
    .select(({ fn }) => fn.min('f.next_at').as('due'))
    .executeTakeFirst();
  return row?.due ?? undefined;
}

/**
 * Changes a file that was claimed until `until`, which identifies the claim.
 * @returns whether the claim still held
 */
export async function updateFile(
  db: Kysely<Schema>,
  { seq, until }: { readonly seq: number; readonly until: number },
  changes: Updateable<FileTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('file')
    .set(changes)
    .where('seq', '=', seq)
    .where('next_at', '=', until)
    .where('state', 'in', onTheirWay)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** @param most the maximum size in bytes of a file that somebody requested */
export function createFileStore({ db }: Database, most = maxBytesAsked): FileStore {
  return {
    want: (link, event, at) =>
      db.transaction().execute(async (trx) => {
        const files = await trx
          .selectFrom('file')
          .select(['attachment as id', 'name'])
          .where('link_id', '=', link)
          .where('event_id', '=', event)
          .orderBy('seq')
          .execute();
        const { numUpdatedRows } = await trx
          .updateTable('file')
          .set({
            state: 'pending',
            most,
            attempts: 0,
            first_try_at: null,
            slack_file: null,
            next_at: at,
            error: null,
          })
          .where('link_id', '=', link)
          .where('event_id', '=', event)
          .where('state', 'in', ['offered', 'dead'])
          .executeTakeFirst();
        return { wanted: Number(numUpdatedRows), files };
      }),
  };
}
