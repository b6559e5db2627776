import type { Instruction, InstructionStore } from '../../src/store/instructions.ts';

/** Instructions in memory; `left` is what a process left behind, which the first look takes up. */
export function freshInstructions(
  left: readonly Instruction[] = [],
  attempts = 1,
): InstructionStore & {
  readonly kept: ReadonlyMap<string, Instruction>;
} {
  const kept = new Map(left.map((one) => [one.key, one]));
  const waiting = [...left];
  return {
    kept,
    keep: (instruction) => Promise.resolve(void kept.set(instruction.key, instruction)),
    acknowledge: (key) => {
      const one = kept.get(key);
      if (one !== undefined) kept.set(key, { ...one, acknowledged: true });
      return Promise.resolve();
    },
    isTaken: () => Promise.resolve(false),
    end: (key) => Promise.resolve(void kept.delete(key)),
    takeUp: (most) => Promise.resolve(waiting.splice(0, most).map((one) => ({ ...one, attempts }))),
  };
}
