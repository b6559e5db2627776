import { Keyv } from 'keyv';
import { sql } from 'kysely';
import type { Cache } from '../tickets/ports.ts';
import type { Database } from './database.ts';
import { rowKey } from './row-key.ts';
import { createMaintenance } from './maintenance.ts';

/** The largest number of rows that one statement deletes, so that nobody waits long for a lock. */
const batch = 1000;

/** A storage adapter for Keyv. */
export interface CacheStore {
  get(key: string): Promise<string | undefined>;
  /** `ttl` is in milliseconds; without it the value doesn't expire. */
  set(key: string, value: string, ttl?: number): Promise<void>;
  delete(key: string): Promise<boolean>;
  clear(): Promise<void>;
  has(key: string): Promise<boolean>;
}

export interface CacheOptions {
  /** Epoch milliseconds. */
  readonly now?: (() => number) | undefined;
}

/**
 * Creates Keyv's store in the table `cache`. Each Keyv needs its own store, because a shared one mixes up namespaces. Expired
 * rows of all namespaces are deleted from time to time.
 */
export function createCacheStore({ db }: Database, namespace: string, options: CacheOptions = {}): CacheStore {
  const now = options.now ?? Date.now;
  const own = (key: string) => ({ namespace, key: rowKey(key) });
  const maintenance = createMaintenance((at) => purge(db, at));

  async function get(key: string): Promise<string | undefined> {
    const row = await db
      .selectFrom('cache')
      .select('value')
      .where((eb) => eb.and(own(key)))
      .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now())]))
      .executeTakeFirst();
    return row?.value;
  }

  return {
    get,
    async set(key, value, ttl) {
      const at = now();
      const content = { value, expires_at: ttl === undefined ? null : at + ttl };
      await db
        .insertInto('cache')
        .values({ ...own(key), ...content })
        .onConflict((conflict) => conflict.columns(['namespace', 'key']).doUpdateSet(content))
        .execute();
      await maintenance(at);
    },
    async delete(key) {
      const { numDeletedRows } = await db
        .deleteFrom('cache')
        .where((eb) => eb.and(own(key)))
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    async clear() {
      await db.deleteFrom('cache').where('namespace', '=', namespace).execute();
    },
    has: async (key) => (await get(key)) !== undefined,
  };
}

async function purge(db: Database['db'], now: number): Promise<void> {
  for (;;) {
    const expired = db.selectFrom('cache').select(['namespace', 'key']).where('expires_at', '<=', now).limit(batch);
    const { numDeletedRows } = await db
      .deleteFrom('cache')
      .where(sql<boolean>`(namespace, key) in ${expired}`)
      .executeTakeFirst();
    if (numDeletedRows < BigInt(batch)) return;
  }
}

/**
 * Creates a cache with its own namespace. Its methods reject if the database fails; without `throwOnErrors`, Keyv would return
 * "not found" instead.
 */
export function createCache(database: Database, namespace: string, options: CacheOptions = {}): Cache {
  const store = createCacheStore(database, namespace, options);
  // The table separates namespaces. Keyv's prefix would make the keys `a` and `<namespace>:a` the same.
  const keyv = new Keyv({ store, namespace, useKeyPrefix: false, throwOnErrors: true });
  return {
    get: (key) => keyv.get(key),
    async set(key, value, ttl) {
      await keyv.set(key, value, ttl);
    },
    async delete(key) {
      await keyv.delete(key);
    },
  };
}
