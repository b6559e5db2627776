import { AsyncLocalStorage } from 'node:async_hooks';
import { within } from '../../ops/within.ts';
import type { Entry } from './inbox.ts';

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

/** Another process has taken up what this one was carrying out, and answers: nothing is told from here. */
class LeftToAnother extends Error {
  constructor() {
    super('left-to-another');
    this.name = 'LeftToAnother';
  }
}

/** What is being carried out, known however deep in its calls. */
export interface CarriedOut {
  /** Does the work that an entry of the inbox asks for. */
  run<T>(entry: Pick<Entry, 'fail'>, work: () => T): T;
  /**
   * Before a person is told that it failed or may have.
   * @throws LeftToAnother
   */
  readonly noteFailure: () => Promise<void>;
}

export function createCarriedOut(): CarriedOut {
  const current = new AsyncLocalStorage<Pick<Entry, 'fail'>>();
  return {
    run: (entry, work) => current.run(entry, work),
    noteFailure: async () => {
      if ((await current.getStore()?.fail()) === false) throw new LeftToAnother();
    },
  };
}
