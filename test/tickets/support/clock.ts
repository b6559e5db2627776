/** A clock that stands still until everybody waits, then jumps to the next timer. */
export interface VirtualClock {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly advance: (milliseconds: number) => void;
  /** Waits for a promise, moving time on whenever nothing else happens; `undefined` where it can never settle. */
  run<T>(promise: Promise<T>): Promise<PromiseSettledResult<T> | undefined>;
}

export function createVirtualClock(start = Date.UTC(2026, 0, 5, 9)): VirtualClock {
  let time = start;
  let timers: { at: number; resolve: () => void }[] = [];
  return {
    now: () => time,
    advance: (milliseconds) => {
      time += milliseconds;
    },
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        timers.push({ at: time + milliseconds, resolve });
      }),
    async run(promise) {
      let settled: PromiseSettledResult<Awaited<typeof promise>> | undefined;
      void Promise.allSettled([promise]).then(([result]) => (settled = result));
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (settled !== undefined) return settled;
        const next = [...timers].sort((one, other) => one.at - other.at)[0];
        if (next === undefined) return undefined;
        timers = timers.filter((timer) => timer !== next);
        time = Math.max(time, next.at);
        next.resolve();
      }
    },
  };
}
