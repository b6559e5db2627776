import { ticketInAddress } from './ticket-address.ts';

/** The ticket that the beginning of a text names. */
export interface NamedTicket {
  readonly id: string;
  /** What follows, without the white space and punctuation in between. */
  readonly rest: string;
  /**
   * How it is named: as a number or an address; by a word that may as well mean something else (`case`, `id`); or by many
   * digits inside of a word.
   */
  readonly by: 'number' | 'word' | 'digits';
  /** A `#` stands before it. */
  readonly isMarked: boolean;
}

/** White space, marks that draw nothing, quotes, brackets and marks of formatting before a number. */
const opening = /[\s\p{Cf}\p{Ps}\p{Pi}\p{Pf}"'`´*_~#＃<]*/uy;

/** The same behind a number. */
const closing = /[\p{Cf}\p{Pe}\p{Pi}\p{Pf}"'`´*_~>]*/uy;

/** What people call a ticket by, before its number. */
const label =
  /(?:tickets?(?!\p{L})|(?:service|incident|case|sr|number|num|nr|no|id)(?![\p{L}\p{N}])|№|工单|单号|编号|号码|号)/iuy;

/** Of these, such as mean a ticket and nothing else. */
const sureLabel = /ticket|№|工单|单号/iu;

const separators = /[\s\p{Cf}:：=.#＃№-]*/uy;

const number = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ][0-9A-Za-z０-９Ａ-Ｚａ-ｚ_-]{0,63}/uy;

/** `12345678.log` and `10:30` go on behind their punctuation; that of Chinese ends a number, as Chinese itself does. */
const ending =
  /$|\s|[，、；：。！？…]|[,;:!?](?!\p{N})|\.(?![\p{L}\p{N}])|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/uy;

const punctuation = /[\s\p{Cf},;:.!?，、；：。！？…]*/uy;

/** `ticket`, `№` and the like: no text has more of them before a number. */
const mostLabels = 4;

/** Where the number begins, and what was said before it. */
interface Lead {
  readonly at: number;
  readonly said: string;
}

/**
 * Reads the ticket that a text begins with, in every usual writing: `#12345678`, `*12345678*`, `[12345678]`, `№ 12345678`,
 * `ticket id: 12345678`, `12345678，…`, an address of the console, with marks that nobody sees and full-width characters. Ids are
 * opaque; in the wild they are digits, or upper-case letters and digits.
 * @returns undefined where nothing looks like a number
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

/** Past the labels, as far as there are any. */
function leadOf(text: string): Lead {
  let at = take(opening, text, 0).length;
  for (let count = 0; count < mostLabels; count += 1) {
    const found = take(label, text, at).length;
    if (found === 0) break;
    at += found;
    at += take(separators, text, at).length;
    at += take(opening, text, at).length;
  }
  return { at, said: text.slice(0, at) };
}

/** Many digits in the first word, between what is no part of a number: `12345678/2`. */
function runOf(text: string): string | undefined {
  const [first = ''] = text.slice(0, 300).trim().split(/\s/u, 1);
  if (/^[\p{Cf}\p{P}]*https?:/iu.test(first)) return undefined;
  return /(?:^|[^0-9A-Za-z])(\d{6,64})(?![0-9A-Za-z])/.exec(first.normalize('NFKC'))?.[1];
}

function restOf(text: string, at: number): string {
  const closed = at + take(closing, text, at).length;
  return text.slice(closed + take(punctuation, text, closed).length);
}

/** A link whose words name the ticket is followed by its address, which adds nothing. */
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
