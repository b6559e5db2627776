/** Milliseconds between two lines of progress; Slack limits the calls of a workspace, and nobody reads faster. */
const pace = 700;

export interface Reporter<T> {
  /** Shows a step unless one was shown just now. */
  readonly tell: (step: T) => void;
  /** Waits for what is being shown; nothing is shown any more afterwards. */
  readonly end: () => Promise<void>;
}

/** Shows steps one after another, never two at a time, and leaves out what comes too fast. `show` never rejects. */
export function createReporter<T>(show: (step: T) => Promise<unknown>, now: () => number): Reporter<T> {
  let last = Number.NEGATIVE_INFINITY;
  let running: Promise<unknown> | undefined;
  let ended = false;
  return {
    tell: (step) => {
      if (ended || running !== undefined || now() - last < pace) return;
      last = now();
      running = show(step).finally(() => {
        running = undefined;
      });
    },
    end: async () => {
      ended = true;
      await running;
    },
  };
}
