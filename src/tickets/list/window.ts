/**
 * The width of creation windows. The list of tickets has no order, so tickets of a time are found by asking for a window of
 * it; how wide that may be depends on how many tickets it has. Pure; all times and widths in milliseconds.
 */

/** How many tickets a window should have: fewer than one call returns (100), which leaves room for a busier time. */
export const goodCount = 60;

/** A window is widened at most by this factor at once: five times lead from a day to the first ticket. */
const widening = 8;

/**
 * The width of the window after one that was read completely.
 * @param count the tickets in it
 * @param least the narrowest window that is worth a call
 */
export function widthAfter(width: number, count: number, least: number): number {
  return atLeast(least, Math.min(width * widening, (width * goodCount) / Math.max(count, 1)));
}

/**
 * The width to ask for instead of a window that held too many tickets: at most half of it.
 * @param estimate the width that would hold a good number of tickets, as far as the answer shows
 */
export function narrowerWidth(width: number, estimate: number, least: number): number {
  return atLeast(least, Math.min(width / 2, estimate));
}

/** Queries know whole seconds only. */
export function wholeSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000;
}

function atLeast(least: number, width: number): number {
  return Math.max(least, wholeSeconds(width));
}
