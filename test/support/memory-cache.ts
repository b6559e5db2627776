import type { Cache } from '../../src/tickets/ports.ts';

/** An in-memory cache of JSON values that never expire. */
export function memoryCache(): Cache & { readonly entries: ReadonlyMap<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get: (key) => {
      const value = entries.get(key);
      return Promise.resolve(value === undefined ? undefined : (JSON.parse(value) as unknown));
    },
    set: (key, value) => Promise.resolve(void entries.set(key, JSON.stringify(value))),
    delete: (key) => Promise.resolve(void entries.delete(key)),
  };
}
