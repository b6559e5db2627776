import type { OnceStore } from '../../src/tickets/ports.ts';

interface Row {
  readonly since: number;
  readonly version?: string;
  readonly result?: string;
}

/** Rows in memory that decide whether something happens once. */
export function freshOnce(): OnceStore {
  const rows = new Map<string, Row>();
  const stateOf = ({ since, result, version }: Row) => {
    const more = version === undefined ? {} : { version };
    return result === undefined
      ? { state: 'working' as const, since, ...more }
      : { state: 'done' as const, result, ...more };
  };
  return {
    begin: (key, at, { version } = {}) => {
      const row = rows.get(key);
      if (row !== undefined) return Promise.resolve(stateOf(row));
      rows.set(key, { since: at, ...(version !== undefined && { version }) });
      return Promise.resolve({ state: 'new' });
    },
    find: (key) => {
      const row = rows.get(key);
      return Promise.resolve(row && stateOf(row));
    },
    note: () => Promise.resolve(),
    takeOver: () => Promise.resolve(false),
    leave: () => Promise.resolve(false),
    finish: (key, result) => Promise.resolve(void rows.set(key, { since: 0, ...rows.get(key), result })),
    release: (key) => Promise.resolve(void rows.delete(key)),
    hasResult: () => Promise.resolve(false),
  };
}
