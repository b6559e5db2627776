import { goodCount, narrowerWidth, wholeSeconds, widthAfter } from '../tickets/list/window.ts';

/**
 * The list of tickets has no order and no cursor, but it can be filtered by creation time. So new tickets are found in
 * passes: each goes from the mark to the end, in windows that fit in one page, and then moves the mark forward. These
 * functions are pure; times are by the ticket service's clock, epoch milliseconds.
 */
export interface Position {
  readonly mark: number;
  /** How far the pass has come; null: it is at the mark. */
  readonly reached: number | null;
  /** The width of the next window in milliseconds; null: it has no end. */
  readonly span: number | null;
}

/** A window of creation times as it is requested; without `to` it has no end. */
export interface Window {
  readonly from: number;
  readonly to?: number | undefined;
}

/**
 * How far the service's clock can differ from ours: it rejects signed requests that are off by more than 15 minutes.
 */
const clockSlack = 15 * 60_000;

/**
 * The narrowest window. It isn't split further but read page by page; bursts of tickets are rare, and each part costs a
 * call.
 */
const leastSpan = 30 * 60_000;

/** The next window. It begins a second early, in case the end of the previous window was excluded. */
export function windowOf({ mark, reached, span }: Position, now: number): Window {
  const from = wholeSeconds(reached === null ? mark : reached - 1000);
  const to = span === null ? undefined : (reached ?? from) + span;
  return to === undefined || to >= now + clockSlack ? { from } : { from, to };
}

/** Whether a window with too many tickets for one page can be split: both halves must be wide enough. */
export function isDivisible(window: Window, now: number): boolean {
  return widthOf(window, now) >= 2 * leastSpan;
}

/** Where to continue after a window with too many tickets: at the same place, with a narrower window. */
export function afterCrowded(position: Position, window: Window, total: number, now: number): Position {
  const width = widthOf(window, now);
  return { ...position, span: narrowerWidth(width, (width * goodCount) / total, leastSpan) };
}

/** Where to continue after a window that was recorded in full; undefined if the pass is at its end. */
export function afterWhole(position: Position, window: Window, count: number, now: number): Position | undefined {
  if (window.to === undefined) return undefined;
  return { ...position, reached: window.to, span: widthAfter(widthOf(window, now), count, leastSpan) };
}

/**
 * Where the next pass begins: far enough before the newest ticket that no ticket shows up later than that. It uses the
 * times that the service returned, not our clock, except that no ticket can be from the future.
 * @param newest when the newest ticket found was created, epoch milliseconds
 */
export function afterPass(
  { mark }: Position,
  newest: number | undefined,
  { now, overlap }: { readonly now: number; readonly overlap: number },
): Position {
  const next = newest === undefined ? mark : Math.min(newest, now + clockSlack) - overlap;
  return { mark: Math.max(mark, wholeSeconds(next)), reached: null, span: null };
}

function widthOf({ from, to }: Window, now: number): number {
  return (to ?? now + clockSlack) - from;
}
