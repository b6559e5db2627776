/** Waits for something, at most `milliseconds`; what comes later is left to whoever holds the promise. Passes rejections on. */
export function within<T>(work: Promise<T>, milliseconds: number): Promise<{ readonly value: T } | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    work.then(
      (value) => {
        clearTimeout(timer);
        resolve({ value });
      },
      // Where the wait ended before, nobody hears of it.
      (error: unknown) => {
        clearTimeout(timer);
        reject(error as Error);
      },
    );
  });
}
