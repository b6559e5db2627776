/**
 * A stretch of a conversation, by the timestamps at its ends: from the first page up to the newest message where none is
 * given. `older` and `newer` lengthen it by so many messages.
 */
export interface Window {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly older?: number | undefined;
  readonly newer?: number | undefined;
}

/** How many messages a conversation begins with, and how many are given at once. */
export const firstPage = 50;
export const longest = 150;

/**
 * Cuts the window out of rising timestamps. Where it is too long, it loses messages at the end away from which it grew.
 * @returns places in the list, the second one exclusive
 */
export function cut(stamps: readonly string[], { from, to, older = 0, newer = 0 }: Window): readonly [number, number] {
  const end = to === undefined ? stamps.length : place(stamps, (ts) => ts > to);
  const begin = from === undefined ? end - firstPage : place(stamps, (ts) => ts >= from);
  const first = Math.max(0, begin - older);
  const last = Math.min(stamps.length, end + newer);
  if (older > 0) return [first, Math.min(last, first + longest)];
  return [Math.max(first, last - longest), last];
}

/** Where the first one stands that is past the border; they rise, so that halving finds it. */
function place(stamps: readonly string[], past: (ts: string) => boolean): number {
  let [low, high] = [0, stamps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (past(stamps[middle] ?? '')) high = middle;
    else low = middle + 1;
  }
  return low;
}
