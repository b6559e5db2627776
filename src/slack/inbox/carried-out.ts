import { AsyncLocalStorage } from 'node:async_hooks';
import { noDeadline, type Deadline } from '../../ops/deadline.ts';
import type { Entry } from './inbox.ts';

/** Another process has taken up what this one was carrying out, and answers: nothing is told from here. */
export class LeftToAnother extends Error {
  constructor() {
    super('left-to-another');
    this.name = 'LeftToAnother';
  }
}

interface Current {
  /** Absent where nothing is kept of it. */
  readonly fail: Entry['fail'] | undefined;
  /** By which Slack is told that it arrived. */
  readonly deadline: Deadline;
}

/** What is being carried out, known however deep in its calls. */
export interface CarriedOut {
  /** Does the work that a payload asks for. */
  run<T>(current: Current, work: () => T): T;
  /** How long it may take until Slack is told that it arrived, milliseconds; as long as it likes once Slack was. */
  readonly timeLeft: () => number;
  /**
   * Before a person is told that it failed or may have.
   * @throws LeftToAnother
   */
  readonly noteFailure: () => Promise<void>;
}

export function createCarriedOut(): CarriedOut {
  const current = new AsyncLocalStorage<Current>();
  return {
    run: (one, work) => current.run(one, work),
    timeLeft: () => (current.getStore()?.deadline ?? noDeadline).left(),
    noteFailure: async () => {
      if ((await current.getStore()?.fail?.()) === false) throw new LeftToAnother();
    },
  };
}
