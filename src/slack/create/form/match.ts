import type { Choice } from '../../../tickets/catalog/catalog.ts';
import { fold } from '../../../tickets/words/fold.ts';

/** Slack takes at most 100 options. */
export const mostOptions = 100;

/** Characters of what is typed that matter: options show no more of a name (Slack: 75). */
const longestTyped = 75;

/** The choices that fit what was typed, best first: from the start of the name, of a word, then anywhere; at most 100. */
export function matches<T extends Choice>(choices: readonly T[], typed: string): T[] {
  const words = fold(typed).trim().slice(0, longestTyped);
  if (words === '') return choices.slice(0, mostOptions);
  const ranks: [T[], T[], T[]] = [[], [], []];
  for (const choice of choices) {
    const name = fold(choice.name);
    const at = name.indexOf(words);
    if (at >= 0) ranks[at === 0 ? 0 : startsWord(name, words) ? 1 : 2].push(choice);
  }
  return ranks.flat().slice(0, mostOptions);
}

function startsWord(name: string, words: string): boolean {
  for (let at = name.indexOf(words); at >= 0; at = name.indexOf(words, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(name.charAt(at - 1))) return true;
  }
  return false;
}
