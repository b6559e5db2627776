import type { ProcessRow } from '../store/processes.ts';

/** What one process has seen of the others, and when; epoch milliseconds by its own clock. */
export interface Heartbeats {
  readonly lookedAt: number;
  /** The last beat of each process, and when it was first seen. */
  readonly last: ReadonlyMap<string, { readonly beat: number; readonly since: number }>;
}

export const noHeartbeats: Heartbeats = { lookedAt: -Infinity, last: new Map() };

/** The result of a check. */
export interface Looked {
  readonly signs: Heartbeats;
  readonly alive: readonly ProcessRow[];
  /** Processes that missed their heartbeat. */
  readonly dead: readonly ProcessRow[];
}

/**
 * Checks the registered processes; call it regularly. It compares only beat numbers, and times only by the process's
 * own clock, because clocks of machines differ. A process that couldn't check for a while (it was frozen, or the
 * database was down, so nobody could beat) starts counting again; so does one whose clock was set back.
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
