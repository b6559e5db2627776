import { openStatuses } from '../../tickets/ticket/status.ts';
import type { Sweep } from '../../store/sweeps.ts';

/**
 * How open tickets are read: one list of several statuses, one list per status, or each followed ticket individually.
 */
export type SweepMode = 'combined' | 'by-status' | 'single';

/** The maximum number of entries in one page of the list. */
export const pageLimit = 100;

/** Pages overlap, because an entry that leaves the list while it is read moves the others forward, past the offset. */
export const pageStep = 95;

/** How long a count of the open tickets is valid, and how long the test result for lists of several statuses is. */
const recountAfter = 10 * 60_000;
const probeAgainAfter = 24 * 60 * 60_000;

/** With fewer followed tickets than this, the open tickets are counted before their lists are read. */
const few = 20;

/** How many calls a list of this many entries takes. */
export function pagesOf(entries: number): number {
  return Math.max(1, Math.ceil((entries - (pageLimit - pageStep)) / pageStep));
}

/** The statuses to request: those that the API reference calls open, and any others that followed tickets have. */
export function statusesToSweep(followed: ReadonlyMap<string, number>): readonly number[] {
  return [...new Set([...openStatuses, ...followed.values()])].sort((a, b) => a - b);
}

/** Whether the open tickets must be counted to decide how they are read. */
export function needsCount({ listed_at }: Pick<Sweep, 'listed_at'>, followed: number, now: number): boolean {
  return followed < few && (listed_at === null || now - listed_at >= recountAfter);
}

/** Whether to test if the service understands several statuses in one request. */
export function isProbeDue({ combined, probed_at }: Pick<Sweep, 'combined' | 'probed_at'>, now: number): boolean {
  const again = combined === null ? recountAfter : probeAgainAfter;
  return probed_at === null || now - probed_at >= again;
}

/**
 * @param listed open tickets in the lists; undefined if they haven't been counted yet
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

/**
 * If this many followed tickets, and such a fraction of them, are missing from all lists, the list is probably wrong.
 */
export function isSuspect(absent: number, followed: number): boolean {
  return absent > 10 && absent > followed / 10;
}

/** The tickets whose turn it is, if there are more than one sweep reads. */
export function inTurn(ids: readonly string[], round: number, limit: number): readonly string[] {
  if (ids.length <= limit) return ids;
  const from = (round * limit) % ids.length;
  return [...ids.slice(from), ...ids.slice(0, from)].slice(0, limit);
}
