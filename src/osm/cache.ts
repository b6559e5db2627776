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
      log.warn(
        { doing, reason: error instanceof Error ? error.name : typeof error },
        'cache of the ticket api client failed',
      );
      return undefined;
    }
  };
  return {
    get: (key) => attempt('get', () => store.get(key)),
    set: (key, value, ttl) => attempt('set', () => store.set(key, value, ttl)),
    delete: (key) => attempt('delete', () => store.delete(key)),
  };
}
