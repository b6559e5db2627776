import type { Found, Instruction, Said, Wording } from './instruction.ts';

/** Faults of a bot toward the people who instruct it; see `judge`. */
export interface Verdict {
  readonly lost: number;
  readonly duplicated: number;
  readonly falselyReported: number;
  readonly unanswered: number;
  readonly stuck: number;
}

export const sound: Verdict = { lost: 0, duplicated: 0, falselyReported: 0, unanswered: 0, stuck: 0 };

export function add(one: Verdict, other: Verdict): Verdict {
  return {
    lost: one.lost + other.lost,
    duplicated: one.duplicated + other.duplicated,
    falselyReported: one.falselyReported + other.falselyReported,
    unanswered: one.unanswered + other.unanswered,
    stuck: one.stuck + other.stuck,
  };
}

export function isSound(verdict: Verdict): boolean {
  return Object.values(verdict).every((count) => count === 0);
}

/**
 * Judges what became of one instruction, when nothing more can come. The last word is what the bot said last about the words
 * that are meant in the end.
 *
 * - **lost**: the meant words are nowhere, and the person does not know: the last word was that it was done, and no other
 *   wording of the instruction is there either; or there was no word at all.
 * - **duplicated**: each time too many that a wording is there; and each earlier wording that is there besides the meant
 *   one, or besides another earlier one, unless the person was told of it and let it stand.
 * - **falsely reported**: the last word was that it was done, but other words of the instruction are there instead, or the
 *   ticket that it named does not have them; or a wording is there of which the bot said, to each sending, that it had
 *   failed, and never anything that leaves it open or corrects it.
 * - **unanswered**: each sending that Slack took and the bot never answered, whether a later one was or not; and words that
 *   are there without a word about them.
 * - **stuck**: the meant words are nowhere, as the person knows, although everything worked in the end and they tried.
 *
 * Nothing else counts: a person who was told that something is unclear, looked, and found it there has no complaint. What
 * could never be sent, since no form opened, is stuck.
 *
 * @param found only what the service has of this instruction counts; the rest may be in the list
 */
export function judge(instruction: Instruction, found: readonly Found[]): Verdict {
  const { wordings, meant, kept } = instruction;
  const there = (words: string) => found.filter((one) => one.words === words);
  const isMeantThere = there(meant).length > 0;
  const last = wordings.find(({ words }) => words === meant)?.said.at(-1);
  const strays = wordings.filter(({ words }) => words !== meant && !kept.includes(words) && there(words).length > 0);
  const copies = wordings.reduce((sum, { words }) => sum + Math.max(0, there(words).length - 1), 0);
  const besides = isMeantThere ? strays.length : Math.max(0, strays.length - 1);
  const isSent = wordings.some(({ words }) => words === meant);
  const silences = wordings.reduce((sum, { unanswered = 0 }) => sum + unanswered, 0);
  const isDone = last?.kind === 'done';
  const isLost = !isMeantThere && isSent && (last === undefined || (isDone && strays.length === 0));
  return {
    lost: count(isLost),
    duplicated: copies + besides,
    falselyReported: count(isFalselyDone(last, there(meant), strays) || wordings.some(isFalselyFailed)),
    unanswered: Math.max(silences, count(isMeantThere && last === undefined)),
    stuck: count(!isMeantThere && (!isSent || (last !== undefined && !isDone))),
  };

  function isFalselyFailed({ words, said }: Wording): boolean {
    // If a submission was never answered, it may be the one that succeeded: silence is not a false report.
    return silences === 0 && there(words).length > 0 && said.length > 0 && said.every(({ kind }) => kind === 'failed');
  }
}

function isFalselyDone(last: Said | undefined, there: readonly Found[], strays: readonly Wording[]): boolean {
  if (last?.kind !== 'done') return false;
  if (there.length === 0) return strays.length > 0;
  return last.ticket !== undefined && there.every(({ ticket }) => ticket !== last.ticket);
}

function count(holds: boolean): number {
  return holds ? 1 : 0;
}
