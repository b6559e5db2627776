import { isTicketId } from '../../tickets/checks.ts';
import { namedTicket } from '../../tickets/ticket/named-ticket.ts';
import { firstWord } from './parse.ts';

/** What a command is about, and the words that follow. */
export type Aim =
  | { readonly kind: 'ticket'; readonly id: string; readonly text: string }
  /** No ticket is named. */
  | { readonly kind: 'none'; readonly text: string }
  /** Perhaps that ticket is named: the person has to say so. */
  | { readonly kind: 'unclear'; readonly id: string; readonly text: string }
  /** What stands in the place of the number cannot be one. */
  | { readonly kind: 'bad' };

/**
 * Finds the ticket in `ID [text]`, however the id is written; see `namedTicket`.
 *
 * - Outside of a linked place the first word is the id, whatever it looks like.
 * - In a place that is linked to one ticket, another one is named only by what nobody would begin a sentence with: a number
 *   after `#`, or at least 6 digits, alone or among capital letters, or 16 characters. What is no more than like that is asked.
 *   Otherwise all of it is text: words never go to a ticket that was not named, and those that may have named one wait.
 * @param linked the ticket of the place, where it is linked to exactly one
 */
export function aimOf(line: string, linked: string | undefined): Aim {
  const named = namedTicket(line);
  if (line.trim() === '') return { kind: 'none', text: '' };
  if (linked === undefined) {
    if (named !== undefined && named.by !== 'digits') return asTicket(named.id, named.rest);
    const [word, text] = firstWord(line);
    return asTicket(bareWord(word), text);
  }
  if (named === undefined) return { kind: 'none', text: line };
  const { id, rest, by, isMarked } = named;
  if (by === 'digits') return id === linked ? { kind: 'none', text: line } : { kind: 'unclear', id, text: line };
  if (id === linked) return { kind: 'ticket', id, text: rest };
  const like = isMarked && /^\d+$/.test(id) ? 'yes' : likeId(id);
  if (like === 'no') return { kind: 'none', text: line };
  return by === 'number' && like === 'yes' ? asTicket(id, rest) : { kind: 'unclear', id, text: rest };
}

function asTicket(id: string, text: string): Aim {
  return isTicketId(id) ? { kind: 'ticket', id, text } : { kind: 'bad' };
}

/** A word without the quotes, brackets and punctuation around it. */
function bareWord(word: string): string {
  return word.normalize('NFKC').replace(/^[^\p{L}\p{N}./\\]+|(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, '');
}

/** Whether a word is the id of a ticket rather than the beginning of a sentence. */
function likeId(word: string): 'yes' | 'maybe' | 'no' {
  if (!isTicketId(word)) return 'no';
  if (isDay(word)) return 'maybe';
  if (/^[A-Z0-9]{6,}$/.test(word) || word.length >= 16) return 'yes';
  return /\d{6,}/.test(word) ? 'maybe' : 'no';
}

/** 20261128 begins a sentence as well as 2026-11-28 does. */
function isDay(word: string): boolean {
  return /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(word);
}
