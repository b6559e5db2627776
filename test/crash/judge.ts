/** The result of comparing what should be shown, once and in order, with what is shown. */
export interface Verdict {
  readonly lost: number;
  readonly doubled: number;
  /** How many would have to move to restore the order. */
  readonly disordered: number;
}

export const sound: Verdict = { lost: 0, doubled: 0, disordered: 0 };

export function add(one: Verdict, other: Verdict): Verdict {
  return {
    lost: one.lost + other.lost,
    doubled: one.doubled + other.doubled,
    disordered: one.disordered + other.disordered,
  };
}

/** Compares two lists that may contain equal items. */
export function compare(expected: readonly string[], seen: readonly string[]): Verdict {
  const wanted = countOf(expected);
  const found = countOf(seen);
  const names = [...new Set([...expected, ...seen])];
  const sum = (part: (name: string) => number) => names.reduce((total, name) => total + Math.max(0, part(name)), 0);
  const lost = sum((name) => (wanted.get(name) ?? 0) - (found.get(name) ?? 0));
  const doubled = sum((name) => (found.get(name) ?? 0) - (wanted.get(name) ?? 0));
  const common = expected.length - lost;
  return { lost, doubled, disordered: common - longestCommon(expected, seen) };
}

function countOf(list: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of list) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The length of the longest common subsequence. */
function longestCommon(one: readonly string[], other: readonly string[]): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const left of one) {
    const next = [0];
    for (const [at, right] of other.entries()) {
      next.push(left === right ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
