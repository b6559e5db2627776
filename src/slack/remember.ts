/** Enough for every member of a large workspace. */
const mostEntries = 20_000;

interface Entry<Value> {
  readonly until: number;
  /** From when on it is looked up anew behind the answer that is known. */
  stale: number;
  readonly value: Promise<Value>;
}

export interface RememberOptions<Value> {
  /** False for answers that are forgotten at once. */
  readonly lasts?: (value: Value) => boolean;
  /** Milliseconds after which the answer is still given, and looked up anew behind that; a failure there leaves it as it is. */
  readonly fresh?: number;
  /** Entries that are kept; the oldest go first. */
  readonly most?: number;
}

/**
 * Remembers what a lookup answered for `ttl` milliseconds. Callers at the same time share one lookup; a failure is not
 * remembered.
 */
export function remember<Value>(
  ttl: number,
  now: () => number,
  look: (key: string) => Promise<Value>,
  { lasts = () => true, fresh = Infinity, most = mostEntries }: RememberOptions<Value> = {},
): (key: string) => Promise<Value> {
  const known = new Map<string, Entry<Value>>();
  function keep(key: string, value: Promise<Value>): Entry<Value> {
    const entry = { until: now() + ttl, stale: now() + fresh, value };
    known.delete(key);
    known.set(key, entry);
    if (known.size > most) {
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    }
    return entry;
  }
  function renew(key: string, entry: Entry<Value>): void {
    entry.stale = now() + fresh;
    look(key).then(
      (answer) => lasts(answer) && keep(key, Promise.resolve(answer)),
      () => undefined,
    );
  }
  return (key) => {
    const found = known.get(key);
    if (found !== undefined && found.until > now()) {
      if (found.stale <= now()) renew(key, found);
      return found.value;
    }
    const entry = keep(key, look(key));
    const forget = () => {
      if (known.get(key) === entry) known.delete(key);
    };
    entry.value.then((answer) => lasts(answer) || forget(), forget);
    return entry.value;
  };
}
