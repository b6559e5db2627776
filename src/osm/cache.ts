import type { Log } from './log.ts';

/** A cache; a Keyv is one. Times to live are in milliseconds. */
export interface CacheStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: string, ttl: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

/** Wraps a cache so that its failures are logged and count as misses. */
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

/** Creates a cache in memory: each process fetches its own token and account ID. */
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
