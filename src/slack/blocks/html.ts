import { clean } from './clean.ts';
import { decodeEntities } from './entities.ts';
import { createMarks, isMarked } from './html-marks.ts';
import { linkText, webLink } from './link-text.ts';

/** Tags whose content is not shown. */
const hidden = new Set(['script', 'style', 'title', 'template']);

/** A tag that is longer than this is text: keeps the search for its end short, whatever the input is. */
const longestTag = 4000;

/**
 * Turns a message of the ticket service, plain text or HTML, into Slack's mrkdwn: bold, italics, strikethrough, code,
 * links, lists, tables and line breaks are kept, pictures become their words. The result is escaped: nothing in it can mention
 * or call anybody. Takes time in proportion to the length.
 * @param picture the word that stands for a picture
 */
export function htmlToMrkdwn(html: string, picture: string): string {
  const source = clean(html);
  const marks = createMarks(picture);
  const lastEnd = source.lastIndexOf('>');
  let out = '';
  // Where the text begins that is not written yet, and where the next tag is looked for.
  let at = 0;
  let from = 0;
  const write = (end: number) => (out += linkText(decodeEntities(source.slice(at, end))));
  for (let next = source.indexOf('<'); next !== -1; next = source.indexOf('<', from)) {
    const tag = readTag(source, next, lastEnd);
    if (tag === undefined) {
      from = next + 1;
      continue;
    }
    write(next);
    at = tag.end;
    if (hidden.has(tag.name) && !tag.closes) at = endOf(source, tag.name, tag.end);
    else if (tag.name === 'a' && !tag.closes) {
      at = endOf(source, 'a', tag.end);
      out += webLink(attribute(tag.text, 'href'), decodeEntities(textOnly(source.slice(tag.end, at))));
    } else out += marks({ ...tag, attribute: (name) => attribute(tag.text, name) }, out);
    from = at;
  }
  write(source.length);
  return tidy(out);
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly text: string;
  readonly end: number;
}

/**
 * The tag that begins at `start`; undefined where there is none that HTML knows. Only a picture may be longer than others,
 * because it may hold its own data; its end is looked for only where there is one (`lastEnd`).
 */
function readTag(source: string, start: number, lastEnd: number): Tag | undefined {
  const begin = source.slice(start, start + longestTag);
  if (begin.startsWith('<!--')) return closed('!', false, begin, start);
  const found = /^<(\/?)([a-z][a-z0-9]*)(?=[\s/>])/i.exec(begin);
  const name = found?.[2]?.toLowerCase();
  if (name === undefined || !(name === 'a' || isMarked(name) || hidden.has(name))) return undefined;
  const own = name === 'img' && start < lastEnd ? source.slice(start, source.indexOf('>', start) + 1) : begin;
  return closed(name, found?.[1] === '/', own, start);
}

function closed(name: string, closes: boolean, begin: string, start: number): Tag | undefined {
  const close = begin.indexOf('>');
  return close === -1 ? undefined : { name, closes, text: begin.slice(0, close + 1), end: start + close + 1 };
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
