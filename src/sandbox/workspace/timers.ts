/** Timers that end with the workspace. */
export interface Timers {
  /** Returns a function that cancels. */
  after(delay: number, run: () => void): () => void;
  /** Resolves after `delay` milliseconds; never, once stopped. */
  pause(delay: number): Promise<void>;
  stop(): void;
}

export function createTimers(): Timers {
  const running = new Set<NodeJS.Timeout>();
  let stopped = false;
  const after = (delay: number, run: () => void) => {
    if (stopped) return () => undefined;
    const timer = setTimeout(() => {
      running.delete(timer);
      run();
    }, delay);
    running.add(timer);
    return () => {
      clearTimeout(timer);
      running.delete(timer);
    };
  };
  return {
    after,
    pause: (delay) => new Promise((resolve) => void after(delay, resolve)),
    stop() {
      stopped = true;
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}
