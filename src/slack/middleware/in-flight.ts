import { within } from '../../ops/within.ts';

/** Counts what is being worked on, so that a shutdown can wait for it; Bolt's own `stop` does not. */
export interface InFlight {
  track(work: Promise<void>): Promise<void>;
  /** From now on nothing new is begun. */
  close(): void;
  closed(): boolean;
  /** Waits until nothing is left, at most `deadline` milliseconds. @returns how many are left */
  drain(deadline: number): Promise<number>;
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<void>>();
  let closed = false;

  async function settled(): Promise<void> {
    while (running.size > 0) await Promise.allSettled(running);
  }

  return {
    track: (work) => {
      const tracked = work.finally(() => running.delete(tracked));
      running.add(tracked);
      return tracked;
    },
    close: () => {
      closed = true;
    },
    closed: () => closed,
    drain: async (deadline) => {
      await within(settled(), deadline);
      return running.size;
    },
  };
}
