import type { Intercept } from '../../src/sandbox/tickets/options.ts';
import { answerForeign, type ForeignAnswer } from './foreign-answers.ts';

/** Puts something else in the embedded ticket service's place for a while. */
export interface ForeignPlace {
  /** For the service. */
  readonly intercept: Intercept;
  /** From now on every call, or every call of one operation, gets this answer. */
  begin(answer: ForeignAnswer, operation?: string): void;
  end(): void;
  /** How many calls were answered by something else. */
  answered(): number;
}

export function createForeignPlace(): ForeignPlace {
  let present: { readonly answer: ForeignAnswer; readonly operation?: string | undefined } | undefined;
  let answered = 0;
  return {
    intercept(request, response, operation) {
      if (present === undefined) return false;
      if (present.operation !== undefined && present.operation !== operation) return false;
      answered += 1;
      answerForeign(present.answer, request, response);
      return true;
    },
    begin: (answer, operation) => {
      present = { answer, operation };
    },
    end: () => {
      present = undefined;
    },
    answered: () => answered,
  };
}
