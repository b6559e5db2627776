import type { Instruction, InstructionStore, UnfinishedInstruction } from '../../src/store/instructions.ts';

/** Instructions in memory; `left` is what a process left behind, which the first look takes up. */
export function freshInstructions(
  left: readonly (Instruction & Partial<UnfinishedInstruction>)[] = [],
  attempts = 1,
): InstructionStore & {
  readonly kept: ReadonlyMap<string, Instruction>;
  /** The keys of those of which a failure was noted. */
  readonly failed: ReadonlySet<string>;
} {
  const kept = new Map(left.map((one) => [one.key, one]));
  const failed = new Set<string>();
  const waiting = [...left];
  return {
    kept,
    failed,
    keep: (instruction) => Promise.resolve(kept.set(instruction.key, instruction).size > 0),
    acknowledge: (key) => {
      const one = kept.get(key);
      if (one !== undefined) kept.set(key, { ...one, acknowledged: true });
      return Promise.resolve();
    },
    fail: (key) => {
      if (kept.has(key)) failed.add(key);
      return Promise.resolve(true);
    },
    end: (key) => Promise.resolve(void kept.delete(key)),
    takeUp: (max) => Promise.resolve(waiting.splice(0, max).map((one) => ({ failed: false, ...one, attempts }))),
  };
}
