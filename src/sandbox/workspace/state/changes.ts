/** Notifies waiting callers of changes. */
export interface Changes {
  /** Increases with every change; for observers in other processes. */
  revision(): number;
  touch(): void;
  /**
   * Calls `read` now and after every change until it returns something truthy; rejects after `timeout` milliseconds. An
   * error thrown by `read` counts as "not yet" and becomes the cause of the timeout.
   */
  waitFor<T>(read: () => T | Promise<T>, timeout: number, what?: string): Promise<Truthy<T>>;
  /** Rejects all waiting callers. */
  stop(): void;
}

export type Truthy<T> = Exclude<T, undefined | null | false | 0 | ''>;

interface Waiter {
  look(): void;
  stop(reason: string): void;
}

export function createChanges(): Changes {
  let revision = 0;
  let queued = false;
  const waiters = new Set<Waiter>();
  return {
    revision: () => revision,
    touch() {
      revision += 1;
      if (queued) return;
      queued = true;
      setImmediate(() => {
        queued = false;
        for (const waiter of [...waiters]) waiter.look();
      });
    },
    waitFor: <T>(read: () => T | Promise<T>, timeout: number, what = 'what was waited for') =>
      new Promise<Truthy<T>>((resolve, reject) => {
        let cause: unknown;
        const settle = (finish: () => void) => {
          clearTimeout(timer);
          waiters.delete(waiter);
          finish();
        };
        const waiter: Waiter = {
          look() {
            Promise.resolve()
              .then(read)
              .then(
                (value) => {
                  if (value) settle(() => resolve(value as Truthy<T>));
                },
                (error: unknown) => (cause = error),
              );
          },
          stop: (reason) => settle(() => reject(new Error(`${what}: ${reason}`, { cause }))),
        };
        const timer = setTimeout(() => waiter.stop(`did not happen within ${timeout} ms`), timeout);
        waiters.add(waiter);
        waiter.look();
      }),
    stop() {
      for (const waiter of [...waiters]) waiter.stop('the workspace was closed');
    },
  };
}
