import type { DueAnswer, LateAnswer, LateAnswerStore } from '../../../src/store/late-answers.ts';

/** Answers in memory, all of them due at each look. */
export function freshLateAnswers(
  left: readonly LateAnswer[] = [],
): LateAnswerStore & { readonly kept: ReadonlyMap<string, DueAnswer> } {
  const kept = new Map<string, DueAnswer>(left.map((one) => [one.key, { ...one, attempts: 0 }]));
  return {
    kept,
    keep: (answer) => Promise.resolve(void kept.set(answer.key, { ...answer, attempts: 0 })),
    takeDue: () => {
      for (const [key, one] of kept) kept.set(key, { ...one, attempts: one.attempts + 1 });
      return Promise.resolve([...kept.values()]);
    },
    postpone: () => Promise.resolve(),
    end: (key) => Promise.resolve(void kept.delete(key)),
  };
}
