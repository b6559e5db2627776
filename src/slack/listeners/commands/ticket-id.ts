import { isTicketId } from '../../../tickets/checks.ts';
import { firstWord } from './parse.ts';

/** What a command is about, and the text that follows. */
export interface Aim {
  /** Absent where the line names no ticket. */
  readonly id?: string | undefined;
  readonly text: string;
}

/**
 * Finds the ticket in `ID [text]`. Ids are opaque; in the wild they are digits, or upper-case letters and digits.
 *
 * - Outside of a linked place the first word is the id, whatever it looks like.
 * - In a place that is linked to one ticket, the first word is the id only where nobody would begin a sentence with it:
 *   it begins with `#`, or it is the linked ticket itself, or it has a digit, no lower-case letter, and at least 6
 *   characters (16 characters where it has lower-case letters, as in a UUID). Otherwise all of it is text.
 *
 * @param linked the ticket of the place, where it is linked to exactly one
 */
export function aimOf(rest: string, linked: string | undefined): Aim {
  const [word, text] = firstWord(rest);
  const id = bareId(word);
  if (linked === undefined || id === linked) return { id: id === '' ? undefined : id, text };
  if (/^[#＃]/u.test(word.trim()) || looksLikeId(id)) return { id, text };
  return { id: linked, text: rest };
}

/** Without the leading `#`, quotes, and a comma or colon at the end, full-width letters and digits as ordinary ones. */
export function bareId(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/^[#"'“”‘’`(]+/u, '')
    .replace(/["'“”‘’`),:;.!?]+$/u, '');
}

function looksLikeId(word: string): boolean {
  if (!isTicketId(word) || !/\d/.test(word)) return false;
  return /\p{Ll}/u.test(word) ? word.length >= 16 : word.length >= 6;
}
