/** Enough for every member of a large workspace; the oldest entries go first. */
const mostEntries = 20_000;

/**
 * Remembers what a lookup answered for `ttl` milliseconds. Callers at the same time share one lookup; a failure is not
 * remembered.
 * @param lasts false for answers that are forgotten at once
 */
export function remember<Value>(
  ttl: number,
  now: () => number,
  look: (key: string) => Promise<Value>,
  lasts: (value: Value) => boolean = () => true,
): (key: string) => Promise<Value> {
  const known = new Map<string, { readonly until: number; readonly value: Promise<Value> }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined && found.until > now()) return found.value;
    const value = look(key);
    const entry = { until: now() + ttl, value };
    known.delete(key);
    known.set(key, entry);
    const forget = () => {
      if (known.get(key) === entry) known.delete(key);
    };
    value.then((answer) => lasts(answer) || forget(), forget);
    if (known.size > mostEntries) {
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    }
    return value;
  };
}
