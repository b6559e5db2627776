import { openStatuses } from '../../tickets/ticket/status.ts';
import type { Sweep } from '../../store/sweeps.ts';

/** How open tickets are read: one list of several statuses, a list for each status, or each followed ticket by itself. */
export type SweepMode = 'combined' | 'by-status' | 'single';

/** The most that one call of the list answers. */
export const pageLimit = 100;

/** Pages overlap, because an entry that leaves the list while it is read moves the others forward, past the offset. */
export const pageStep = 95;

/** How long a count of the open tickets holds, and how long it holds that several statuses can be asked for at once. */
const recountAfter = 10 * 60_000;
const probeAgainAfter = 24 * 60 * 60_000;

/** So few followed tickets are worth a count before their lists are read. */
const few = 20;

/** How many calls a list of so many entries takes. */
export function pagesOf(entries: number): number {
  return Math.max(1, Math.ceil((entries - (pageLimit - pageStep)) / pageStep));
}

/** The statuses that are asked for: those that the reference calls open, and others that followed tickets have. */
export function statusesToSweep(followed: ReadonlyMap<string, number>): readonly number[] {
  return [...new Set([...openStatuses, ...followed.values()])].sort((a, b) => a - b);
}

/** Whether the open tickets are to be counted before it is decided how they are read. */
export function needsCount({ listed_at }: Pick<Sweep, 'listed_at'>, followed: number, now: number): boolean {
  return followed < few && (listed_at === null || now - listed_at >= recountAfter);
}

/** Whether several statuses are to be asked for at once, to find out whether the service understands that. */
export function isProbeDue({ combined, probed_at }: Pick<Sweep, 'combined' | 'probed_at'>, now: number): boolean {
  const again = combined === null ? recountAfter : probeAgainAfter;
  return probed_at === null || now - probed_at >= again;
}

/**
 * @param listed open tickets in the lists; undefined where they were not counted yet
 * @param combined whether one list of several statuses can be relied on
 */
export function modeFor({
  followed,
  listed,
  combined,
}: {
  readonly followed: number;
  readonly listed?: number | undefined;
  readonly combined: boolean;
}): SweepMode {
  const calls = combined ? pagesOf(listed ?? 0) : Math.max(openStatuses.length, pagesOf(listed ?? 0));
  if (followed < calls && (listed !== undefined || followed === 0)) return 'single';
  return combined ? 'combined' : 'by-status';
}

/** So many that no list shows, and such a part of the followed, are rather a fault of the list. */
export function isSuspect(absent: number, followed: number): boolean {
  return absent > 10 && absent > followed / 10;
}

/** The tickets whose turn it is, where there are more than one sweep reads. */
export function inTurn(ids: readonly string[], round: number, limit: number): readonly string[] {
  if (ids.length <= limit) return ids;
  const from = (round * limit) % ids.length;
  return [...ids.slice(from), ...ids.slice(0, from)].slice(0, limit);
}
