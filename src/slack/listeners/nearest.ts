/** Letters that a mistyped command may be away from what was meant. */
const farthest = 2;

/**
 * The candidate that is most like `word`; undefined where none is near: at most 2 slips of a finger, and fewer than
 * half of the letters. Of equally near ones, the first.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, slips: distance(word.slice(0, 40), candidate) }))
    .filter(({ candidate, slips }) => slips <= farthest && slips * 2 <= candidate.length)
    .sort((one, other) => one.slips - other.slips);
  return best?.candidate;
}

/** Damerau–Levenshtein distance (optimal string alignment): letters added, left out, changed, or swapped with a neighbour. */
export function distance(one: string, other: string): number {
  const a = Array.from(one);
  const b = Array.from(other);
  let before: number[] = [];
  let last = b.map((_, column) => column);
  last.push(b.length);
  a.forEach((letter, row) => {
    const next = [row + 1];
    b.forEach((wanted, column) => {
      const changed = get(last, column) + (letter === wanted ? 0 : 1);
      const swapped = letter === b[column - 1] && a[row - 1] === wanted ? get(before, column - 1) + 1 : Infinity;
      next.push(Math.min(get(last, column + 1) + 1, get(next, column) + 1, changed, swapped));
    });
    before = last;
    last = next;
  });
  return get(last, b.length);
}

function get(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
