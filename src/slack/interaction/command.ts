import { isTicketId } from '../../tickets/checks.ts';
import { namedTicket } from '../../tickets/ticket/named-ticket.ts';
import { partsOf } from '../../tickets/words/quoted.ts';
import type { Message } from '../kit/message.ts';
import type { Typed } from '../words/typed.ts';
import type { Call, SlackContext } from './context.ts';
import { isChannelId } from './metadata.ts';
import { type Helped, usageMessage, whichTicket } from './usage-view.ts';

/** Does the work with the ticket that was found, and the text after its ID. */
type Work = (context: SlackContext, call: Call, id: string, text: string) => Promise<Message | undefined>;

/**
 * A command about one ticket: the one named in the line, or the one that the thread or channel is linked to.
 * @param takesText whether text may follow; only then can the first word be something other than the ID
 */
export function onTicket(
  {
    name,
    aliases,
    isReadOnly,
    takesText = false,
  }: Pick<Command, 'name' | 'aliases' | 'isReadOnly'> & { readonly takesText?: boolean },
  work: Work,
): Command {
  return {
    name,
    aliases,
    isReadOnly,
    run: async (context, call, rest) => {
      const { texts } = context;
      const isNamed = rest.text.trim() !== '';
      const linked = takesText || !isNamed ? await linkedTicket(context, call) : undefined;
      const aim = commandTargetOf(rest.text, isNamed ? linked : undefined);
      switch (aim.kind) {
        case 'ticket':
          return work(context, call, aim.id, aim.text);
        case 'none':
          if (linked === undefined) return usageMessage(name, 'commands.no-ticket', texts);
          return work(context, call, linked, aim.text);
        case 'unclear':
          if (linked === undefined) return usageMessage(name, 'commands.no-ticket', texts);
          return whichTicket({ named: aim.id, linked }, { text: rest.text, named: aim.text, key: call.key }, texts);
        case 'bad':
          return usageMessage(name, 'commands.bad-ticket', texts);
      }
    },
  };
}

/** The ticket of the thread, or else of the channel; undefined if there is none or more than one. */
export async function linkedTicket(
  { useCases }: SlackContext,
  { actor, place }: Pick<Call, 'actor' | 'place'>,
): Promise<string | undefined> {
  const { channel, thread } = place;
  if (!isChannelId(channel)) return undefined;
  const inThread = thread === undefined ? undefined : await useCases.ticketAt(actor, { channel, thread });
  return inThread ?? useCases.ticketAt(actor, { channel });
}

/** The subcommands; each has a usage line and a sentence of help in the texts. */
export type CommandName = Helped;

/** A subcommand. Features list theirs in `commands`. */
export interface Command {
  readonly name: CommandName;
  /** Other names of the command. */
  readonly aliases?: readonly string[] | undefined;
  /** Makes no change by itself (shows something, or opens a form), so a button with a guessed command may run it. */
  readonly isReadOnly: boolean;
  /**
   * Returns the message to show; undefined if a form was opened.
   * @param rest everything after the name, as the person saw it
   */
  run(context: SlackContext, call: Call, rest: Typed): Promise<Message | undefined>;
}

/** The ticket that a line is about, and the text after it. */
export type CommandTarget =
  | { readonly kind: 'ticket'; readonly id: string; readonly text: string }
  /** No ticket is named. */
  | { readonly kind: 'none'; readonly text: string }
  /** A ticket may be named: the person has to choose. */
  | { readonly kind: 'unclear'; readonly id: string; readonly text: string }
  /** The first word can't be a ticket number. */
  | { readonly kind: 'bad' };

/**
 * Finds the ticket in `ID [text]`, in any way of writing the ID; see `namedTicket`.
 *
 * - In a place without a linked ticket, the first word is the ID, whatever it looks like.
 * - In a place linked to one ticket, another ticket is named only by a word that nobody would begin a sentence with: a number
 *   after `#`, at least 6 digits (alone or mixed with capital letters), or 16 characters. If a word only resembles an ID, the
 *   person is asked. Otherwise the whole line is text. Text never goes to a ticket that wasn't named, and it waits for the answer
 *   if a ticket may have been named.
 * @param linked the ticket of the place, if it is linked to exactly one
 */
export function commandTargetOf(line: string, linked: string | undefined): CommandTarget {
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

function asTicket(id: string, text: string): CommandTarget {
  return isTicketId(id) ? { kind: 'ticket', id, text } : { kind: 'bad' };
}

/** A word without quotes, brackets, and punctuation around it. */
function bareWord(word: string): string {
  return word.normalize('NFKC').replace(/^[^\p{L}\p{N}./\\]+|(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, '');
}

/** Whether a word is a ticket ID rather than the beginning of a sentence. */
function likeId(word: string): 'yes' | 'maybe' | 'no' {
  if (!isTicketId(word)) return 'no';
  if (isDay(word)) return 'maybe';
  if (/^[A-Z0-9]{6,}$/.test(word) || word.length >= 16) return 'yes';
  return /\d{6,}/.test(word) ? 'maybe' : 'no';
}

/** Whether a number is a date: a sentence may begin with 20261128 just as with 2026-11-28. */
function isDay(word: string): boolean {
  return /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(word);
}

/** What was typed after `/ticket` or after the mention of the app. */
export interface Line {
  /** Lower case; empty if nothing was typed. */
  readonly name: string;
  /** Everything after the name, as typed, without surrounding white space. */
  readonly rest: string;
}

/** White space of every script, and zero-width characters. */
const blanks = /[\s\u200b\u2060]+/u;

/**
 * Splits a command line into the subcommand and the rest. Ignores full width, case, extra white space, quotes, and punctuation.
 */
export function parseLine(line: string): Line {
  const [typed, rest] = firstWord(line);
  const word = typed.normalize('NFKC').toLowerCase();
  const name = word.replace(/^[^\p{L}\p{N}?-]+|(?<![^\p{L}\p{N}?-])[^\p{L}\p{N}?-]+$/gu, '');
  return { name: /^\?+$/.test(name) ? '?' : name.replace(/(?<!\?)\?+$/, ''), rest };
}

/** The first word and the text after it, both without surrounding white space. */
export function firstWord(line: string): readonly [string, string] {
  const text = trimBlanks(line);
  const gap = blanks.exec(text);
  if (gap === null) return [text, ''];
  return [text.slice(0, gap.index), text.slice(gap.index + gap[0].length)];
}

function trimBlanks(line: string): string {
  const isBlank = (at: number) => blanks.test(line.charAt(at));
  let [from, to] = [0, line.length];
  while (from < to && isBlank(from)) from += 1;
  while (to > from && isBlank(to - 1)) to -= 1;
  return line.slice(from, to);
}

/** Search words; words in quotes stay together. */
export function searchWords(rest: string): string[] {
  return partsOf(rest, { named: false })
    .map(({ value }) => value.trim())
    .filter((word) => word !== '');
}
