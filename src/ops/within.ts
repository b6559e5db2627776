/** Waits for something, at most `milliseconds`; what comes later is left to whoever holds the promise. Passes rejections on. */
export async function within<T>(work: Promise<T>, milliseconds: number): Promise<{ readonly value: T } | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  // Where the wait ends first, a later rejection is nobody's to handle here.
  work.catch(() => undefined);
  try {
    return await Promise.race([work.then((value) => ({ value })), late]);
  } finally {
    clearTimeout(timer);
  }
}
