import { DomainError } from '../errors.ts';
import { fold } from '../words/fold.ts';
import type { TicketSummary } from '../ticket/ticket.ts';

const maxWords = 10;
const longestWord = 100;

/**
 * Characters of all words as JSON: a filter travels in button values, which hold 2,000, and characters escaped in JSON
 * take two.
 */
const maxJsonLength = 1100;

/**
 * The words of a search, without duplicates. @throws DomainError `invalid-input` (detail: field) if there are too many or
 * they are too long
 */
export function searchWords(typed: readonly string[]): readonly string[] {
  const words = [...new Set(typed.map((word) => word.trim()).filter((word) => word !== ''))];
  const tooLong = words.some((word) => word.length > longestWord) || JSON.stringify(words).length > maxJsonLength;
  if (words.length > maxWords || tooLong) {
    throw new DomainError('invalid-input', { field: 'words' });
  }
  return words;
}

/**
 * The words that the service searches for: it accepts at most three, and the longest narrow the most. Whether it
 * requires all or any of them is not documented, so `hasWords` decides in the end. Words with accents, quotes or
 * full-width letters are not sent, because the service may compare them literally.
 */
export function sentWords(words: readonly string[]): readonly string[] {
  const plain = words.filter((word) => fold(word) === word.toLowerCase() && !/['"]/.test(word));
  return plain.sort((one, other) => other.length - one.length).slice(0, 3);
}

/** Whether every word occurs in the description, regardless of spelling variants; see `fold`. */
export function hasWords({ description }: TicketSummary, words: readonly string[]): boolean {
  const text = fold(description);
  return words.every((word) => text.includes(fold(word)));
}
