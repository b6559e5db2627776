import { clean } from './clean.ts';
import { decodeEntities } from './entities.ts';
import { linkText, webLink } from './link-text.ts';

/** Tags that are taken for HTML; anything else in angle brackets (`List<String>`) is text. */
const opening: Readonly<Record<string, string>> = {
  ...same(['b', 'strong'], '*'),
  ...same(['i', 'em'], '_'),
  ...same(['s', 'del', 'strike'], '~'),
  ...same(['code', 'kbd', 'samp'], '`'),
  ...same(['pre'], '\n```\n'),
  ...same(['p', 'div', 'ul', 'ol', 'tr', 'table', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'br'], '\n'),
  ...same(['li'], '\n• '),
  ...same(['td', 'th'], ' '),
  ...same(
    ['span', 'font', 'u', 'small', 'sub', 'sup', 'tbody', 'thead', 'body', 'html', 'head', 'label', 'section'],
    '',
  ),
};

/** Tags whose end is another text than their beginning. */
const closing: Readonly<Record<string, string>> = { pre: '\n```\n', li: '', td: ' ', th: ' ', br: '\n', hr: '' };

/** Tags whose content is not shown. */
const hidden = new Set(['script', 'style', 'title', 'template']);

/** A tag that is longer than this is text: keeps the search for its end short, whatever the input is. */
const longestTag = 4000;

/**
 * Turns a message of the ticket service, plain text or HTML, into Slack's mrkdwn: bold, italics, strikethrough, code,
 * links, lists and line breaks are kept, pictures become a word. The result is escaped: nothing in it can mention
 * or call anybody. Takes time in proportion to the length.
 * @param picture the word that stands for a picture
 */
export function htmlToMrkdwn(html: string, picture: string): string {
  const source = clean(html);
  let out = '';
  let at = 0;
  while (at < source.length) {
    const next = source.indexOf('<', at);
    const tag = next === -1 ? undefined : readTag(source, next);
    if (next === -1 || tag === undefined) {
      const end = next === -1 ? source.length : next + 1;
      out += linkText(decodeEntities(source.slice(at, end)));
      at = end;
      continue;
    }
    out += linkText(decodeEntities(source.slice(at, next)));
    at = tag.end;
    if (hidden.has(tag.name) && !tag.closes) at = endOf(source, tag.name, tag.end);
    else if (tag.name === 'a' && !tag.closes) {
      const end = endOf(source, 'a', tag.end);
      out += webLink(attribute(tag.text, 'href'), decodeEntities(textOnly(source.slice(tag.end, end))));
      at = end;
    } else out += marks(tag, picture);
  }
  return tidy(out);
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly text: string;
  readonly end: number;
}

/** The tag that begins at `start`; undefined where there is none that HTML knows. */
function readTag(source: string, start: number): Tag | undefined {
  const close = source.slice(start, start + longestTag).indexOf('>');
  if (close === -1) return undefined;
  const text = source.slice(start, start + close + 1);
  if (text.startsWith('<!--')) return { name: '!', closes: false, text, end: start + close + 1 };
  const found = /^<(\/?)([a-z][a-z0-9]*)(?=[\s/>])/i.exec(text);
  const name = found?.[2]?.toLowerCase();
  if (name === undefined || !(name in opening || name === 'a' || name === 'img' || hidden.has(name))) return undefined;
  return { name, closes: found?.[1] === '/', text, end: start + close + 1 };
}

function marks({ name, closes }: Tag, picture: string): string {
  if (name === 'img') return `[${picture}]`;
  const open = opening[name] ?? '';
  return closes ? (closing[name] ?? open) : open;
}

/** Where the element ends that was just opened; the end of the text where it is not closed. */
function endOf(source: string, name: string, from: number): number {
  const close = new RegExp(`</${name}\\s{0,9}>`, 'gi');
  close.lastIndex = from;
  const found = close.exec(source);
  return found === null ? source.length : found.index + found[0].length;
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}("[^"]*"|'[^']*'|[^\\s>]+)`, 'i').exec(tag);
  return decodeEntities((found?.[1] ?? '').replace(/^["']|["']$/g, ''));
}

function textOnly(html: string): string {
  return html.replace(/<\/?[a-z][^<>]*>/gi, '');
}

/** At most one empty line, none at the ends, no blanks before a line end, no marks around nothing. */
function tidy(text: string): string {
  return text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function same(names: readonly string[], mark: string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, mark]));
}
