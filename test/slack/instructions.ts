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
    end: (key) => Promise.resolve(void kept.delete(key)),
    takeUp: (most) => Promise.resolve(waiting.splice(0, most).map((one) => ({ ...one, attempts }))),
  };
}
