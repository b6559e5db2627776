import type { Logger } from 'pino';

export interface LoopDeps {
  readonly name: string;
  /** Claims up to `capacity` pieces of work and returns the functions that do it; an empty array if nothing is due. */
  readonly next: (capacity: number) => Promise<readonly (() => Promise<void>)[]>;
  /** When the next work is due, epoch milliseconds; undefined if nothing waits. */
  readonly due: () => Promise<number | undefined>;
  /** How many pieces of work run at the same time. */
  readonly atOnce: number;
  /** The longest sleep, in milliseconds. */
  readonly idle: number;
  readonly now: () => number;
  readonly log: Logger;
}

/** A background loop that does due work. */
export interface Loop {
  start(): void;
  /** Ends a sleep. */
  wake(): void;
  /** Stops claiming; resolves when all work in flight is done. */
  stop(): Promise<void>;
}

/** The pause when work is due but another process was faster; ten times as long after a failed claim. Milliseconds. */
const breath = 100;

/**
 * Claims due work and runs it, several pieces at the same time; sleeps until the next work is due. A failure is logged
 * and doesn't stop the loop: the work is claimed again when its claim ends.
 */
export function createLoop({ name, next, due, atOnce, idle, now, log }: LoopDeps): Loop {
  const running = new Set<Promise<void>>();
  let stopped = false;
  let woken = false;
  let endSleep: () => void = () => undefined;
  let ended = Promise.resolve();

  const wake = () => {
    woken = true;
    endSleep();
  };
  const sleep = (duration: number) =>
    new Promise<void>((resolve) => {
      if (woken || stopped) {
        resolve();
        return;
      }
      const timer = setTimeout(resolve, duration);
      endSleep = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = (work: () => Promise<void>) => {
    const task: Promise<void> = work()
      .catch((error: unknown) => log.error({ err: error, loop: name }, 'work failed, retrying later'))
      .finally(() => {
        running.delete(task);
        wake();
      });
    running.add(task);
  };

  /** Starts work, or returns how long there is nothing to do, in milliseconds. */
  const turn = async (): Promise<number> => {
    if (running.size >= atOnce) return idle;
    try {
      const works = await next(atOnce - running.size);
      works.forEach(run);
      if (works.length > 0) return 0;
      const at = await due();
      if (at === undefined) return idle;
      const wait = at - now();
      return Math.min(wait > 0 ? wait : breath, idle);
    } catch (error) {
      log.error({ err: error, loop: name }, 'cannot claim work, retrying');
      return breath * 10;
    }
  };

  const go = async () => {
    while (!stopped) {
      woken = false;
      const pause = await turn();
      if (pause > 0) await sleep(pause);
    }
    await Promise.all(running);
  };

  return {
    start: () => {
      ended = go();
    },
    wake,
    stop: () => {
      stopped = true;
      endSleep();
      return ended;
    },
  };
}
