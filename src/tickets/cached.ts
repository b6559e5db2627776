import { isNumber, shape, type Guard } from './guards.ts';
import type { UseCaseLog } from './deps.ts';
import type { Cache } from './ports.ts';

const day = 24 * 60 * 60 * 1000;

/** Maximum age in milliseconds of a value served without asking the service first. */
const refreshAfterMs = day;

/** Maximum age of a value served while the service fails: an old list is better than none. */
const keep = 30 * day;

/**
 * Number of values held in memory, the newest ones. The cache may be a database, and a form asks for several at once.
 */
const held = 500;

interface Entry<T> {
  /** When it was loaded, epoch milliseconds. */
  readonly at: number;
  readonly value: T;
}

/** Reads the value for these ids, from the cache or with `load`. */
export type CachedRead<T> = (ids: readonly string[], load: () => Promise<T>) => Promise<T>;

/**
 * Makes a reader for one kind of value, backed by the cache with memory in front. Concurrent calls for the same value
 * share one load. A value older than `ttl` is served at once and reloaded in the background, so nobody waits for the
 * service; one older than a day is served only if the service fails. A failing cache, or a value of another shape,
 * counts as empty.
 * @param kind prefix of the ids in the cache key
 * @param ttl milliseconds
 */
export function createCachedRead<T>(
  { cache, now, log }: { cache: Cache; now: () => number; log: UseCaseLog },
  kind: string,
  ttl: number,
  guard: Guard<T>,
): CachedRead<T> {
  const reading = new Map<string, Promise<T>>();
  const loading = new Map<string, Promise<T>>();
  const memory = new Map<string, Entry<T>>();
  const isEntry = shape<Entry<T>>({ at: isNumber, value: guard });
  const isYounger = ({ at }: Entry<T>, age: number) => now() - at < age;

  function hold(key: string, entry: Entry<T>): T {
    const [oldest] = memory.keys();
    if (oldest !== undefined && memory.size >= held) memory.delete(oldest);
    memory.set(key, entry);
    return entry.value;
  }

  async function cached(key: string): Promise<Entry<T> | undefined> {
    const entry = await cache.get(key).catch((error: unknown) => log.warn({ err: error, key }, 'cache failed'));
    return isEntry(entry) ? entry : undefined;
  }

  async function loadAndKeep(key: string, load: () => Promise<T>): Promise<T> {
    const loaded = { value: await load(), at: now() };
    await cache.set(key, loaded, keep).catch((error: unknown) => log.warn({ err: error, key }, 'cache failed'));
    return hold(key, loaded);
  }

  /** Runs one load at a time per key. */
  function once(running: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Promise<T> {
    const begun = running.get(key) ?? work().finally(() => running.delete(key));
    running.set(key, begun);
    return begun;
  }

  async function read(key: string, load: () => Promise<T>): Promise<T> {
    const refresh = () => once(loading, key, () => loadAndKeep(key, load));
    const known = memory.get(key) ?? (await cached(key));
    if (known === undefined || !isYounger(known, keep)) return refresh();
    const refreshed = () =>
      refresh().catch((error: unknown) => {
        log.warn({ err: error, key }, 'service failed, serving a cached answer');
        return hold(key, known);
      });
    if (!isYounger(known, refreshAfterMs)) return refreshed();
    if (!isYounger(known, ttl)) void refreshed();
    return hold(key, known);
  }

  return (ids, load) => {
    const key = `${kind}:${JSON.stringify(ids)}`;
    const known = memory.get(key);
    if (known !== undefined && isYounger(known, ttl)) return Promise.resolve(known.value);
    return once(reading, key, () => read(key, load));
  };
}
