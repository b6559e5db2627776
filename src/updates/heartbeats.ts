import type { ProcessRow } from '../store/processes.ts';

/** What one process saw of the others, and when; epoch milliseconds by its own clock. */
export interface Heartbeats {
  readonly lookedAt: number;
  /** The last beat of each, and since when it is the last one. */
  readonly last: ReadonlyMap<string, { readonly beat: number; readonly since: number }>;
}

export const noHeartbeats: Heartbeats = { lookedAt: -Infinity, last: new Map() };

export interface Looked {
  readonly signs: Heartbeats;
  readonly alive: readonly ProcessRow[];
  /** Those that gave no sign of life for so long. */
  readonly dead: readonly ProcessRow[];
}

/**
 * Looks at the processes that are written down, again and again. Only beats are compared, and only by the own clock:
 * clocks of machines differ. Who could not look for a while itself (it stood still, or the database was away, and then
 * nobody could beat) starts the count anew; so does one whose clock was set back.
 */
export function look(
  signs: Heartbeats,
  rows: readonly ProcessRow[],
  { now, takeover }: { readonly now: number; readonly takeover: number },
): Looked {
  const isSteady = now >= signs.lookedAt && now - signs.lookedAt < takeover;
  const last = new Map(
    rows.map(({ id, beat }) => {
      const before = isSteady ? signs.last.get(id) : undefined;
      return [id, before?.beat === beat ? before : { beat, since: now }];
    }),
  );
  const isDead = ({ id }: ProcessRow) => now - (last.get(id)?.since ?? now) >= takeover;
  return {
    signs: { lookedAt: now, last },
    alive: rows.filter((row) => !isDead(row)),
    dead: rows.filter(isDead),
  };
}
