/** Limits how fast work starts. */
export interface RateLimiter {
  /** Runs work in turn, in order. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** How much work is waiting. */
  waiting(): number;
  /** Whether nothing runs or waits, and the allowance is full. */
  isIdle(): boolean;
}

export interface RateLimiterOptions {
  readonly atOnce: number;
  /** How much can start at once, and how much per second after that. */
  readonly burst: number;
  readonly perSecond: number;
}

/** Creates a token bucket that also limits concurrency. It uses the monotonic clock, which can't be set. */
export function createRateLimiter({ atOnce, burst, perSecond }: RateLimiterOptions): RateLimiter {
  const queue: (() => void)[] = [];
  let running = 0;
  let tokens = burst;
  let filledAt = performance.now();
  let timer: NodeJS.Timeout | undefined;

  function fill(): void {
    const now = performance.now();
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * perSecond);
    filledAt = now;
  }

  function pump(): void {
    fill();
    while (running < atOnce && tokens >= 1) {
      const begin = queue.shift();
      if (begin === undefined) return;
      running += 1;
      tokens -= 1;
      begin();
    }
    if (queue.length === 0 || running >= atOnce || timer !== undefined) return;
    timer = setTimeout(
      () => {
        timer = undefined;
        pump();
      },
      Math.ceil(((1 - tokens) / perSecond) * 1000),
    );
  }

  return {
    run: async (work) => {
      await new Promise<void>((resolve) => {
        queue.push(resolve);
        pump();
      });
      try {
        return await work();
      } finally {
        running -= 1;
        pump();
      }
    },
    waiting: () => queue.length,
    isIdle: () => {
      fill();
      return running === 0 && queue.length === 0 && tokens === burst;
    },
  };
}
