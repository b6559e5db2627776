import type { OnceStore } from '../../src/tickets/ports.ts';

/** Rows in memory that decide whether something happens once. */
export function freshOnce(): OnceStore {
  const rows = new Map<string, string | undefined>();
  return {
    begin: (key, at) => {
      if (!rows.has(key)) {
        rows.set(key, undefined);
        return Promise.resolve({ state: 'new' });
      }
      const result = rows.get(key);
      return Promise.resolve(result === undefined ? { state: 'working', since: at } : { state: 'done', result });
    },
    find: (key) => {
      const result = rows.get(key);
      if (!rows.has(key)) return Promise.resolve(undefined);
      return Promise.resolve(result === undefined ? { state: 'working', since: 0 } : { state: 'done', result });
    },
    note: () => Promise.resolve(),
    takeOver: () => Promise.resolve(false),
    leave: () => Promise.resolve(false),
    finish: (key, result) => Promise.resolve(void rows.set(key, result)),
    release: (key) => Promise.resolve(void rows.delete(key)),
    hasResult: () => Promise.resolve(false),
  };
}
