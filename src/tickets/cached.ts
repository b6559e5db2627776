import { isNumber, shape, type Guard } from './guards.ts';
import type { DeskLog } from './parts.ts';
import type { Cache } from './ports.ts';

/** How long a stale value may still be served while the service fails. */
const keep = 24 * 60 * 60 * 1000;

/** Answers held in memory, the newest ones; the cache may be a database, and a form asks for several at once. */
const held = 500;

interface Entry<T> {
  /** When it was loaded, epoch milliseconds. */
  readonly at: number;
  readonly value: T;
}

/** Reads the value for these ids, from the cache or by `load`. */
export type CachedRead<T> = (ids: readonly string[], load: () => Promise<T>) => Promise<T>;

/**
 * Makes a reader for one kind of value, over the cache and the memory before it. Callers that ask for the same at the
 * same time share one load. A value older than `ttl` is loaded anew, and served stale (for a day) where the load fails. A cache that fails, or holds something of
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
  const fresh = new Map<string, Entry<T>>();
  const isEntry = shape<Entry<T>>({ at: isNumber, value: guard });
  const isFresh = ({ at }: Entry<T>) => now() - at < ttl;

  function hold(key: string, entry: Entry<T>): T {
    const [oldest] = fresh.keys();
    if (oldest !== undefined && fresh.size >= held) fresh.delete(oldest);
    fresh.set(key, entry);
    return entry.value;
  }

  async function read(key: string, load: () => Promise<T>): Promise<T> {
    const entry = await cache.get(key).catch((error: unknown) => log.warn({ err: error, key }, 'The cache fails.'));
    const known = isEntry(entry) ? entry : undefined;
    if (known !== undefined && isFresh(known)) return hold(key, known);
    try {
      const loaded = { value: await load(), at: now() };
      await cache.set(key, loaded, keep).catch((error: unknown) => log.warn({ err: error, key }, 'The cache fails.'));
      return hold(key, loaded);
    } catch (error) {
      if (known === undefined) throw error;
      log.warn({ err: error, key }, 'The service fails; an older answer is served.');
      return known.value;
    }
  }

  return (ids, load) => {
    const key = `${kind}:${JSON.stringify(ids)}`;
    const known = fresh.get(key);
    if (known !== undefined && isFresh(known)) return Promise.resolve(known.value);
    const running = loading.get(key) ?? read(key, load).finally(() => loading.delete(key));
    loading.set(key, running);
    return running;
  };
}
