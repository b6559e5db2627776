/** Enough for every member of a large workspace. */
const defaultMaxEntries = 20_000;

interface Entry<Value> {
  /** When the lookup started. */
  readonly at: number;
  /** When the last lookup started, including refreshes in the background. */
  renewedAt: number;
  readonly value: Promise<Value>;
}

export interface MemoizeOptions<Value> {
  /** Whether to remember a value; false removes it right away. */
  readonly isLasting?: (value: Value) => boolean;
  /**
   * Age in milliseconds after which a value is still returned but refreshed in the background. If that fails, the value stays.
   */
  readonly refreshAfterMs?: number;
  /** Maximum number of entries; the oldest are removed first. */
  readonly maxEntries?: number;
}

/** @param maxAgeMs oldest acceptable age of a value; has no effect if it is longer than the time that values are remembered */
export type Memoized<Value> = (key: string, maxAgeMs?: number) => Promise<Value>;

/**
 * Remembers the result of a lookup for `ttl` milliseconds. Concurrent callers share one lookup; failures aren't remembered. If
 * the clock is set back, existing values count as expired.
 */
export function memoize<Value>(
  ttl: number,
  now: () => number,
  look: (key: string) => Promise<Value>,
  { isLasting = () => true, refreshAfterMs = Infinity, maxEntries = defaultMaxEntries }: MemoizeOptions<Value> = {},
): Memoized<Value> {
  const known = new Map<string, Entry<Value>>();
  function keep(key: string, value: Promise<Value>, at = now()): Entry<Value> {
    const entry = { at, renewedAt: at, value };
    known.delete(key);
    known.set(key, entry);
    if (known.size > maxEntries) {
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    }
    return entry;
  }
  function renew(key: string, entry: Entry<Value>): void {
    const at = (entry.renewedAt = now());
    look(key).then(
      // A refresh doesn't replace the result of a later lookup.
      (answer) => isLasting(answer) && known.get(key) === entry && keep(key, Promise.resolve(answer), at),
      () => undefined,
    );
  }
  const isYounger = (at: number, milliseconds: number) => now() - at < milliseconds && now() >= at;
  return (key, maxAgeMs = ttl) => {
    const found = known.get(key);
    if (found !== undefined && isYounger(found.at, Math.min(ttl, maxAgeMs))) {
      if (!isYounger(found.renewedAt, refreshAfterMs)) renew(key, found);
      return found.value;
    }
    const entry = keep(key, look(key));
    const forget = () => {
      if (known.get(key) === entry) known.delete(key);
    };
    entry.value.then((answer) => isLasting(answer) || forget(), forget);
    return entry.value;
  };
}
