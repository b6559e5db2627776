import type { Kysely } from 'kysely';
import type { Begun, Known, OnceStore } from '../tickets/ports.ts';
import type { Database } from './database.ts';
import { rowKey } from './row-key.ts';
import type { Schema } from './schema.ts';
import { createMaintenance } from './maintenance.ts';

/** How long a row keeps work from being repeated, in milliseconds: much longer than any request is resent. */
const kept = 30 * 24 * 60 * 60 * 1000;

/** Sorts after every continuation of a prefix. */
const last = '\u{10FFFF}';

/**
 * Records work that must happen only once: the process whose insert succeeds does the work. Rows older than 30 days are
 * deleted as a side effect.
 * @param owner the process; work that it leaves can be taken over after `abandonWork`
 */
export function createOnceStore({ db }: Database, owner: string | null = null): OnceStore {
  const maintenance = createMaintenance((now) =>
    db
      .deleteFrom('seen')
      .where('at', '<', now - kept)
      .execute(),
  );

  async function begin(key: string, at: number, more: Parameters<OnceStore['begin']>[2] = {}): Promise<Begun> {
    const { serviceAt = null, version = null } = more;
    const won = await db
      .insertInto('seen')
      .values({ key, state: 'working', at, service_at: serviceAt, version, owner })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('key')
      .executeTakeFirst();
    if (won !== undefined) return { state: 'new' };
    // Released in between, so it's free again.
    return (await find(key)) ?? begin(key, at, more);
  }

  async function find(key: string): Promise<Known | undefined> {
    const row = await db.selectFrom('seen').selectAll().where('key', '=', key).executeTakeFirst();
    if (row === undefined) return undefined;
    const version = row.version === null ? {} : { version: row.version };
    return row.state === 'working'
      ? {
          state: 'working',
          since: row.at,
          ...(row.service_at !== null && { serviceSince: row.service_at }),
          ...version,
        }
      : { state: 'done', result: row.result ?? '', ...version };
  }

  const moveOn = async (key: string, since: number, row: { at: number; owner: string | null; version?: string }) => {
    const { numUpdatedRows } = await db
      .updateTable('seen')
      .set(row)
      .where((eb) => eb.and({ key: rowKey(key), state: 'working', at: since }))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  };

  return {
    async begin(key, at, more) {
      await maintenance(at);
      return begin(rowKey(key), at, more);
    },
    find: (key) => find(rowKey(key)),
    takeOver: (key, since, at, version) => moveOn(key, since, { at, owner, ...(version !== undefined && { version }) }),
    leave: (key, since, at) => moveOn(key, since, { at, owner: null }),
    async note(key, version) {
      await db
        .updateTable('seen')
        .set({ version })
        .where((eb) => eb.and({ key: rowKey(key), state: 'working' }))
        .execute();
    },
    async finish(key, result, version) {
      await db
        .updateTable('seen')
        .set({ state: 'done', result, version: version ?? null })
        .where((eb) => eb.and({ key: rowKey(key), state: 'working' }))
        .execute();
    },
    async release(key) {
      await db
        .deleteFrom('seen')
        .where((eb) => eb.and({ key: rowKey(key), state: 'working' }))
        .execute();
    },
    async hasResult(prefix, result) {
      const row = await db
        .selectFrom('seen')
        .select('key')
        .where('key', '>=', prefix)
        .where('key', '<', prefix + last)
        .where((eb) => eb.and({ state: 'done', result }))
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

/** How work counts as abandoned; see `tickets/once-only.ts`. */
export interface Abandoning {
  /** Work without activity for this long, in milliseconds, is taken over. */
  readonly staleAfter: number;
  /** Prefixes of the keys whose rows keep their time. */
  readonly notes: string;
}

/** A process has ended: its work counts as abandoned now, so that others can take it over immediately. */
export async function abandonWork(
  db: Kysely<Schema>,
  owner: string,
  now: number,
  { staleAfter, notes }: Abandoning,
): Promise<void> {
  await db
    .updateTable('seen')
    .set({ at: now - staleAfter })
    .where((eb) => eb.and({ owner, state: 'working' }))
    .where('key', 'not like', `${notes}%`)
    .execute();
}

/**
 * Repairs rows left by a clock that was ahead and has been set back: the last activity of work is never ahead of a
 * correct clock, and would block other processes until the clock catches up. The work of a running process isn't
 * changed: the process renews it regularly, and would lose it otherwise.
 */
export async function freeUnfinishedWork(
  db: Kysely<Schema>,
  now: number,
  { staleAfter, notes }: Abandoning,
): Promise<void> {
  await db
    .updateTable('seen')
    .set({ at: now - staleAfter })
    .where('state', '=', 'working')
    .where('at', '>', now)
    .where('key', 'not like', `${notes}%`)
    .where((eb) => eb.or([eb('owner', 'is', null), eb('owner', 'not in', eb.selectFrom('process').select('id'))]))
    .execute();
}

/**
 * Whether work on a key that starts with `prefix` may still be running, or recently finished with this result.
 * @param since work without activity since this time was abandoned, and work that finished before `finished` is over;
 * epoch milliseconds
 */
export async function isGoingOn(
  db: Kysely<Schema>,
  prefix: string,
  { result, since, finished }: { readonly result: string; readonly since: number; readonly finished: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('seen')
    .select('key')
    .where('key', '>=', prefix)
    .where('key', '<', prefix + last)
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'working'), eb('at', '>', since)]),
        eb.and([eb('state', '=', 'done'), eb('result', '=', result), eb('at', '>', finished)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
