/** Waits for something, at most `milliseconds`; what comes later is left to whoever holds the promise. Passes rejections on. */
export function within<T>(work: Promise<T>, milliseconds: number): Promise<{ readonly value: T } | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    // Where the wait ended before, nobody hears of a rejection.
    void work.then((value) => resolve({ value }), reject).finally(() => clearTimeout(timer));
  });
}
