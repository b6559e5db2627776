/**
 * A section of a conversation, by the timestamps at its ends; by default the last page. `older` and `newer` extend it
 * by that many messages.
 */
export interface Window {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly older?: number | undefined;
  readonly newer?: number | undefined;
}

/** Number of messages a conversation opens with, and of each page. */
export const firstPage = 50;
export const longest = 150;

/**
 * Selects the window from ascending timestamps. If it is too long, it is cut at the end opposite to where it grew.
 * @returns indexes in the list, the second one exclusive
 */
export function cut(stamps: readonly string[], { from, to, older = 0, newer = 0 }: Window): readonly [number, number] {
  const end = to === undefined ? stamps.length : place(stamps, (ts) => ts > to);
  const begin = from === undefined ? end - firstPage : place(stamps, (ts) => ts >= from);
  const first = Math.max(0, begin - older);
  const last = Math.min(stamps.length, end + newer);
  if (older > 0) return [first, Math.min(last, first + longest)];
  return [Math.max(first, last - longest), last];
}

/** Index of the first timestamp past the border, by binary search. */
function place(stamps: readonly string[], past: (ts: string) => boolean): number {
  let [low, high] = [0, stamps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (past(stamps[middle] ?? '')) high = middle;
    else low = middle + 1;
  }
  return low;
}
