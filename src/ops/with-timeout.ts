/** The longest time of a timer, milliseconds: after more, `Infinity` too, it ends after 1 ms (Node.js, `setTimeout`). */
const longest = 2 ** 31 - 1;

/** Waits for a promise, at most `milliseconds`. Rejects if it rejects in that time; later outcomes are ignored. */
export function withTimeout<T>(work: Promise<T>, milliseconds: number): Promise<{ readonly value: T } | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), Math.min(milliseconds, longest));
    // If the wait ends first, a later rejection is ignored.
    void work.then((value) => resolve({ value }), reject).finally(() => clearTimeout(timer));
  });
}
