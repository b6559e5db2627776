import { noDeadline, type Deadline } from '../../ops/deadline.ts';
import { withTimeout } from '../../ops/with-timeout.ts';
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
      await withTimeout(settled(), deadline);
      return running.size;
    },
  };
}

/** Another process has taken up what this one was carrying out, and answers: nothing is told from here. */
class TakenOver extends Error {
  constructor() {
    super('left-to-another');
    this.name = 'LeftToAnother';
  }
}

export interface Work {
  /** Absent where nothing is kept of it. */
  readonly fail: Entry['fail'] | undefined;
  /** By which Slack is told that it arrived. */
  readonly deadline: Deadline;
  /** Notes what the form shows for whoever presses its button a second time; absent if this is not a first press. */
  readonly noteShown: ((view: unknown) => Promise<void>) | undefined;
}

/** What is being carried out, by the payload that asks for it. */
export interface CurrentInstruction {
  /** The work that a payload asks for is about to begin. */
  readonly begin: (body: unknown, work: Work) => void;
  /** Milliseconds that are left until Slack has to be told that a payload arrived; no limit once Slack was told. */
  readonly timeLeft: (body: unknown) => number;
  /**
   * Before a person is told that what a payload asks for failed or may have.
   * @throws TakenOver
   */
  readonly noteFailure: (body: unknown) => Promise<void>;
  /** Before the form that a payload sent shows a view. Never rejects. */
  readonly noteShown: (view: unknown, body: unknown) => Promise<void>;
}

/**
 * The payload is the key, which goes along with the work anyway, instead of an `AsyncLocalStorage`: on Node.js 20 that makes
 * every promise of the process dearer, a fifth of the cost of a short answer.
 */
export function createCurrentInstruction(): CurrentInstruction {
  const works = new WeakMap<object, Work>();
  const workOf = (body: unknown) => (typeof body === 'object' && body !== null ? works.get(body) : undefined);
  return {
    begin: (body, work) => {
      if (typeof body === 'object' && body !== null) works.set(body, work);
    },
    timeLeft: (body) => (workOf(body)?.deadline ?? noDeadline).left(),
    noteFailure: async (body) => {
      if ((await workOf(body)?.fail?.()) === false) throw new TakenOver();
    },
    noteShown: async (view, body) => {
      await workOf(body)?.noteShown?.(view);
    },
  };
}
