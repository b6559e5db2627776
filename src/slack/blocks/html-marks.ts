import { clean } from './clean.ts';
import { escape } from './text.ts';

/** What stands in mrkdwn for the beginning of an element; tags that are not here are text. */
const opening: Readonly<Record<string, string>> = {
  ...same(['b', 'strong'], '*'),
  ...same(['i', 'em'], '_'),
  ...same(['s', 'del', 'strike'], '~'),
  ...same(['code', 'kbd', 'samp'], '`'),
  ...same(['pre'], '\n```\n'),
  ...same(['p', 'div', 'ul', 'ol', 'tr', 'table', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'br'], '\n'),
  ...same(['li', 'td', 'th', 'img'], ''),
  ...same(
    ['span', 'font', 'u', 'small', 'sub', 'sup', 'tbody', 'thead', 'body', 'html', 'head', 'label', 'section'],
    '',
  ),
};

/** Elements whose end is another text than their beginning. */
const closing: Readonly<Record<string, string>> = { hr: '' };

const inline = new Set(['*', '_', '~', '`']);

/** Characters of a picture's own words. */
const longestWords = 200;

export interface MarkedTag {
  readonly name: string;
  readonly closes: boolean;
  /** The value of an attribute, entities decoded; empty where there is none. */
  readonly attribute: (name: string) => string;
}

export function isMarked(name: string): boolean {
  return Object.hasOwn(opening, name);
}

/**
 * Makes what turns tags into marks, one after the other: it knows in which list and cell it is.
 * @param picture the word that stands for a picture
 */
export function createMarks(picture: string): (tag: MarkedTag, before: string) => string {
  /** The next number of each list that is open; undefined: bullets. */
  const lists: (number | undefined)[] = [];
  let code = false;

  const item = () => {
    const number = lists.at(-1);
    if (number !== undefined) lists[lists.length - 1] = number + 1;
    const indent = '  '.repeat(Math.min(Math.max(lists.length - 1, 0), 8));
    return `\n${indent}${number === undefined ? '•' : `${number}.`} `;
  };
  const cell = (before: string) => (/(^|\n)\s*$/.test(before.slice(-50)) ? '' : ' | ');
  const image = (alt: string) => {
    const words = escape(clean(alt).replace(/\s+/g, ' ').trim().slice(0, longestWords));
    return `[${words === '' ? picture : `${picture}: ${words}`}]`;
  };

  return ({ name, closes, attribute }, before) => {
    if (name === 'img') return image(attribute('alt'));
    if (name === 'ul' || name === 'ol') {
      if (closes) lists.pop();
      else lists.push(name === 'ol' ? 1 : undefined);
      return lists.length > 0 ? '' : '\n';
    }
    if (name === 'li') return closes ? '' : item();
    if (name === 'td' || name === 'th') return closes ? '' : cell(before);
    if (name === 'pre') code = !closes;
    const mark = opening[name] ?? '';
    // In a block of code marks would be read as they are.
    if (code && inline.has(mark)) return '';
    return closes ? (closing[name] ?? mark) : mark;
  };
}

function same(names: readonly string[], mark: string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, mark]));
}
