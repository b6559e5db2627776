import type { Log } from './log.ts';

/** Where things are kept that may expire; a Keyv fits. Times to live in milliseconds. */
export interface CacheStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: string, ttl: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

/** A cache that fails is a cache that has nothing: calls go on without it, and the log says so. */
export function tolerant(store: CacheStore, log: Log): CacheStore {
  const attempt = async <T>(doing: string, run: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await run();
    } catch (error) {
      log.warn({ doing, reason: error instanceof Error ? error.name : typeof error }, 'OSM client cache failed');
      return undefined;
    }
  };
  return {
    get: (key) => attempt('get', () => store.get(key)),
    set: (key, value, ttl) => attempt('set', () => store.set(key, value, ttl)),
    delete: (key) => attempt('delete', () => store.delete(key)),
  };
}

/** A cache in memory, for who hands in none: tokens and the account id are found once a process. */
export function memoryCache(now: () => number): CacheStore {
  const kept = new Map<string, { readonly value: string; readonly until: number }>();
  return {
    get: (key) => {
      const found = kept.get(key);
      if (found !== undefined && found.until > now()) return Promise.resolve(found.value);
      kept.delete(key);
      return Promise.resolve(undefined);
    },
    set: (key, value, ttl) => Promise.resolve(kept.set(key, { value, until: now() + ttl })),
    delete: (key) => Promise.resolve(kept.delete(key)),
  };
}
