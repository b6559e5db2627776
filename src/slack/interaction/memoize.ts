/** Enough for every member of a large workspace. */
const defaultMaxEntries = 20_000;

interface Entry<Value> {
  /** When it was asked for. */
  readonly at: number;
  /** When it was last asked for anew, behind the answer that is known. */
  renewedAt: number;
  readonly value: Promise<Value>;
}

export interface MemoizeOptions<Value> {
  /** False for answers that are forgotten at once. */
  readonly ttlMs?: (value: Value) => boolean;
  /** Milliseconds after which the answer is still given, and looked up anew behind that; a failure there leaves it as it is. */
  readonly refreshAfterMs?: number;
  /** Entries that are kept; the oldest go first. */
  readonly maxEntries?: number;
}

/** @param maxAgeMs takes no answer that was asked for longer ago, where that is shorter than answers are remembered */
export type Memoized<Value> = (key: string, maxAgeMs?: number) => Promise<Value>;

/**
 * Remembers what a lookup answered for `ttl` milliseconds. Callers at the same time share one lookup; a failure is not
 * remembered. A clock that was set back makes answers old, not young.
 */
export function memoize<Value>(
  ttl: number,
  now: () => number,
  look: (key: string) => Promise<Value>,
  { ttlMs = () => true, refreshAfterMs = Infinity, maxEntries = defaultMaxEntries }: MemoizeOptions<Value> = {},
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
      // An answer that was asked for earlier takes the place of none that was asked for later.
      (answer) => ttlMs(answer) && known.get(key) === entry && keep(key, Promise.resolve(answer), at),
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
    entry.value.then((answer) => ttlMs(answer) || forget(), forget);
    return entry.value;
  };
}
