import type { Entry } from './inbox.ts';

/** Another process has taken up what this one was carrying out, and answers: nothing is told from here. */
export class LeftToAnother extends Error {
  constructor() {
    super('left-to-another');
    this.name = 'LeftToAnother';
  }
}

/** What is being carried out, by the payload that asks for it. */
export interface CarriedOut {
  /** The work that a payload asks for, which an entry of the inbox keeps, is about to begin. */
  begin(body: unknown, entry: Pick<Entry, 'fail'>): void;
  /**
   * Before a person is told that what a payload asks for failed or may have.
   * @throws LeftToAnother
   */
  readonly noteFailure: (body: unknown) => Promise<void>;
}

/**
 * The payload is the key, which goes along with the work anyway, instead of an `AsyncLocalStorage`: on Node.js 20 that makes
 * every promise of the process dearer, a fifth of the cost of a short answer.
 */
export function createCarriedOut(): CarriedOut {
  const entries = new WeakMap<object, Pick<Entry, 'fail'>>();
  return {
    begin: (body, entry) => {
      if (typeof body === 'object' && body !== null) entries.set(body, entry);
    },
    noteFailure: async (body) => {
      const entry = typeof body === 'object' && body !== null ? entries.get(body) : undefined;
      if ((await entry?.fail()) === false) throw new LeftToAnother();
    },
  };
}
