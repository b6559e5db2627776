/** Waits for a promise, at most `milliseconds`. Rejects if it rejects in that time; later outcomes are ignored. */
export function withTimeout<T>(work: Promise<T>, milliseconds: number): Promise<{ readonly value: T } | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    // If the wait ends first, a later rejection is ignored.
    void work.then((value) => resolve({ value }), reject).finally(() => clearTimeout(timer));
  });
}
