import { goodCount, narrowerWidth, wholeSeconds, widthAfter } from '../tickets/list/window.ts';

/**
 * The list of tickets has no order and no cursor, but creation windows. So new tickets are found in passes: each goes from
 * the mark to the end, in windows that one answer shows whole, and then moves the mark on. Pure; times are by the ticket
 * service's clock, epoch milliseconds.
 */
export interface Position {
  readonly mark: number;
  /** Where the pass has got to; null: at the mark. */
  readonly reached: number | null;
  /** Width of the next window; null: it has no end. */
  readonly span: number | null;
}

/** A creation window as it is asked for; without `to` it has no end. */
export interface Window {
  readonly from: number;
  readonly to?: number | undefined;
}

/** How far the service's clock may be from ours: it refuses signed requests that are off by more than 15 minutes. */
const clockSlack = 15 * 60_000;

/** A window is not divided further, but read page by page; bursts of tickets are rare, and each part costs a call. */
const leastSpan = 30 * 60_000;

/** The window that comes next. It begins a second early, in case that the end of the one before was left out. */
export function windowOf({ mark, reached, span }: Position, now: number): Window {
  const from = wholeSeconds(reached === null ? mark : reached - 1000);
  const to = span === null ? undefined : (reached ?? from) + span;
  return to === undefined || to >= now + clockSlack ? { from } : { from, to };
}

/** Whether a window that holds too many for one answer can be asked for in parts: halves of it are wide enough. */
export function isDivisible(window: Window, now: number): boolean {
  return widthOf(window, now) >= 2 * leastSpan;
}

/** Where to go on after a window that held too many: at the same place, with a narrower one. */
export function afterCrowded(position: Position, window: Window, total: number, now: number): Position {
  const width = widthOf(window, now);
  return { ...position, span: narrowerWidth(width, (width * goodCount) / total, leastSpan) };
}

/** Where to go on after a window of which all was recorded; undefined where the pass is at its end. */
export function afterWhole(position: Position, window: Window, count: number, now: number): Position | undefined {
  if (window.to === undefined) return undefined;
  return { ...position, reached: window.to, span: widthAfter(widthOf(window, now), count, leastSpan) };
}

/**
 * Where the next pass begins: so long before the newest ticket that none shows up later than that. It goes by what the
 * service showed and not by our clock, except that no ticket is from the future, whatever it says.
 * @param newest when the newest ticket that was found was created
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
