/** Waits for a promise, at most `milliseconds`. Rejects if it rejects in that time; later outcomes are ignored. */
export async function within<T>(work: Promise<T>, milliseconds: number): Promise<{ readonly value: T } | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  // If the wait ends first, a later rejection must not count as unhandled.
  work.catch(() => undefined);
  try {
    return await Promise.race([work.then((value) => ({ value })), late]);
  } finally {
    clearTimeout(timer);
  }
}
