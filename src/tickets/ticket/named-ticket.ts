import { ticketInAddress } from './ticket-address.ts';

/** The ticket named at the beginning of a text. */
export interface NamedTicket {
  readonly id: string;
  /** The rest of the text, without leading white space and punctuation. */
  readonly rest: string;
  /**
   * How it is named: by a number or address; by a word that can also mean something else (`case`, `id`); or by many
   * digits inside a word.
   */
  readonly by: 'number' | 'word' | 'digits';
  /** Preceded by `#`. */
  readonly isMarked: boolean;
}

/** White space, invisible characters, quotes, brackets and formatting marks before a number. */
const opening = /[\s\p{Cf}\p{Ps}\p{Pi}\p{Pf}"'`´*_~#＃<]*/uy;

/** The same after a number. */
const closing = /[\p{Cf}\p{Pe}\p{Pi}\p{Pf}"'`´*_~>]*/uy;

/** Words that people put before a ticket number. */
const label =
  /(?:tickets?(?!\p{L})|(?:service|incident|case|sr|number|num|nr|no|id)(?![\p{L}\p{N}])|№|工单|单号|编号|号码|号)/iuy;

/** Those that always mean a ticket. */
const sureLabel = /ticket|№|工单|单号/iu;

const separators = /[\s\p{Cf}:：=.#＃№-]*/uy;

const number = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ][0-9A-Za-z０-９Ａ-Ｚａ-ｚ_-]{0,63}/uy;

/** In `12345678.log` and `10:30` the punctuation does not end the word. Chinese punctuation and letters end a number. */
const ending =
  /$|\s|[，、；：。！？…]|[,;:!?](?!\p{N})|\.(?![\p{L}\p{N}])|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/uy;

const punctuation = /[\s\p{Cf},;:.!?，、；：。！？…]*/uy;

/** Maximum number of such words (`ticket`, `№`) before a number. */
const maxLabels = 4;

/** Where the number begins, and the words before it. */
interface Lead {
  readonly at: number;
  readonly said: string;
}

/**
 * Reads the ticket that a text begins with, in any usual notation: `#12345678`, `*12345678*`, `[12345678]`, `№
 * 12345678`, `ticket id: 12345678`, `12345678，…`, a console address, with invisible or full-width characters. Ids are
 * opaque; known ones are digits, or upper-case letters and digits.
 * @returns undefined if nothing looks like a number
 */
export function namedTicket(text: string): NamedTicket | undefined {
  return inAddress(text) ?? inWords(text);
}

function inAddress(text: string): NamedTicket | undefined {
  const found = ticketInAddress(text, take(opening, text, 0).length);
  if (found === undefined) return undefined;
  const { id, end, isConsole } = found;
  return { id, rest: restOf(text, end), by: isConsole ? 'number' : 'word', isMarked: false };
}

function inWords(text: string): NamedTicket | undefined {
  const bare = take(opening, text, 0);
  for (const { at, said } of [leadOf(text), { at: bare.length, said: bare }]) {
    const written = take(number, text, at);
    const id = written.normalize('NFKC').replace(/(?<![_-])[_-]+$/, '');
    const end = at + written.length;
    const closed = end + take(closing, text, end).length;
    if (!/\d/.test(id) || !matches(ending, text, closed)) continue;
    const isNumber = !/[\p{L}]/u.test(said) || sureLabel.test(said);
    return {
      id,
      rest: withoutAddress(restOf(text, closed), id),
      by: isNumber ? 'number' : 'word',
      isMarked: /[#＃]/u.test(said),
    };
  }
  const run = runOf(text);
  return run === undefined ? undefined : { id: run, rest: text, by: 'digits', isMarked: false };
}

/** Skips the words before the number. */
function leadOf(text: string): Lead {
  let at = take(opening, text, 0).length;
  for (let count = 0; count < maxLabels; count += 1) {
    const found = take(label, text, at).length;
    if (found === 0) break;
    at += found;
    at += take(separators, text, at).length;
    at += take(opening, text, at).length;
  }
  return { at, said: text.slice(0, at) };
}

/** A long run of digits in the first word, delimited by characters that cannot be part of a number: `12345678/2`. */
function runOf(text: string): string | undefined {
  const [first = ''] = text.slice(0, 300).trim().split(/\s/u, 1);
  if (/^[\p{Cf}\p{P}]*https?:/iu.test(first)) return undefined;
  return /(?:^|[^0-9A-Za-z])(\d{6,64})(?![0-9A-Za-z])/.exec(first.normalize('NFKC'))?.[1];
}

function restOf(text: string, at: number): string {
  const closed = at + take(closing, text, at).length;
  return text.slice(closed + take(punctuation, text, closed).length);
}

/** A link whose text names the ticket is followed by its address, which adds nothing. */
function withoutAddress(rest: string, id: string): string {
  const found = ticketInAddress(rest, take(opening, rest, 0).length);
  return found?.id === id ? restOf(rest, found.end) : rest;
}

function take(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
