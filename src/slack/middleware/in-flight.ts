import { noDeadline, type Deadline } from '../../ops/deadline.ts';
import { withTimeout } from '../../ops/with-timeout.ts';
import type { Entry } from './inbox.ts';

/** Counts the requests in progress, so that a shutdown can wait for them; Bolt's own `stop` doesn't. */
export interface InFlight {
  track(work: Promise<void>): Promise<void>;
  /** Marks the process as closing: new requests are refused. */
  close(): void;
  closed(): boolean;
  /** Waits until no requests are left, at most `deadline` milliseconds. @returns how many are left */
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

/** Another process took over this request and answers it, so this process sends nothing. */
class TakenOver extends Error {
  constructor() {
    super('taken-over');
    this.name = 'TakenOver';
  }
}

export interface Work {
  /** Undefined if the request isn't stored. */
  readonly fail: Entry['fail'] | undefined;
  /** When Slack needs the acknowledgment. */
  readonly deadline: Deadline;
  /** Records the result that the form shows, for a second click on its button; undefined unless this is the first click. */
  readonly noteShown: ((view: unknown) => Promise<void>) | undefined;
}

/** The requests in progress, by their payload. */
export interface CurrentInstruction {
  /** Called before the work for a payload begins. */
  readonly begin: (body: unknown, work: Work) => void;
  /** Milliseconds left until Slack needs the acknowledgment; no limit once it was sent. */
  readonly timeLeft: (body: unknown) => number;
  /**
   * Called before the person is informed that the request failed or may have failed.
   * @throws TakenOver
   */
  readonly noteFailure: (body: unknown) => Promise<void>;
  /** Called before the submitted form shows a view. Never rejects. */
  readonly noteShown: (view: unknown, body: unknown) => Promise<void>;
}

/**
 * Uses the payload as the key, since the work has it anyway. An `AsyncLocalStorage` would make every promise of the process more
 * expensive on Node.js 20: a fifth of the cost of a short answer.
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
