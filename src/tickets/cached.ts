import { isNumber, shape, type Guard } from './guards.ts';
import type { DeskLog } from './parts.ts';
import type { Cache } from './ports.ts';

/** How long a stale value may still be served while the service fails. */
const keep = 24 * 60 * 60 * 1000;

/** Reads the value for these ids, from the cache or by `load`. */
export type CachedRead<T> = (ids: readonly string[], load: () => Promise<T>) => Promise<T>;

/**
 * Makes a reader for one kind of value. Callers that ask for the same at the same time share one load. A value older than
 * `ttl` is loaded anew, and served stale (for a day) where the load fails. A cache that fails, or holds something of
 * another shape, counts as empty.
 * @param kind goes before the ids in the cache's key
 * @param ttl milliseconds
 */
export function createCachedRead<T>(
  { cache, now, log }: { cache: Cache; now: () => number; log: DeskLog },
  kind: string,
  ttl: number,
  guard: Guard<T>,
): CachedRead<T> {
  const loading = new Map<string, Promise<T>>();
  const isEntry = shape<{ readonly at: number; readonly value: T }>({ at: isNumber, value: guard });

  async function read(key: string, load: () => Promise<T>): Promise<T> {
    const entry = await cache.get(key).catch((error: unknown) => log.warn({ err: error, key }, 'The cache fails.'));
    const known = isEntry(entry) ? entry : undefined;
    if (known !== undefined && now() - known.at < ttl) return known.value;
    try {
      const value = await load();
      await cache
        .set(key, { at: now(), value }, keep)
        .catch((error: unknown) => log.warn({ err: error, key }, 'The cache fails.'));
      return value;
    } catch (error) {
      if (known === undefined) throw error;
      log.warn({ err: error, key }, 'The service fails; an older answer is served.');
      return known.value;
    }
  }

  return (ids, load) => {
    const key = `${kind}:${JSON.stringify(ids)}`;
    const running = loading.get(key) ?? read(key, load).finally(() => loading.delete(key));
    loading.set(key, running);
    return running;
  };
}
