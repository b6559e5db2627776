import { AsyncLocalStorage } from 'node:async_hooks';
import type { Entry } from './inbox.ts';

/** Another process has taken up what this one was carrying out, and answers: nothing is told from here. */
export class LeftToAnother extends Error {
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
