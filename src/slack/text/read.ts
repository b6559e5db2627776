import { Parser } from 'htmlparser2';
import type { Texts } from '../../locales/index.ts';
import { isKnownStatus } from '../../tickets/ticket/status.ts';
import { titleOf } from '../../tickets/words/title.ts';
import { clean, cut, dateToken, oneLine } from './cut.ts';
import { type Document, linked, plainText, foreign } from './document.ts';
import { createHtmlReader, type HtmlReader } from './html-reader.ts';

/**
 * Reads a text that somebody wrote at the ticket service, HTML or plain. The one place where that is decided.
 * @param picture the word that stands for a picture
 * @param maxLength characters that are read, where the beginning is enough
 */
export function readForeign(source: string, picture: string, maxLength = source.length): Document {
  const read = source.slice(0, maxLength);
  return isHtml(source) ? readHtml(read, picture) : readPlain(read);
}

/** The wrapper that the service puts around rich text (API reference, `trim_osm_rich_text_label`). */
const wrapper = /^<div\s[^<>]*\bosm-rich-text\b/i;

/** What HTML begins with. Inline tags are not among them: a sentence may begin with `<b>` or `<code>` as words. */
const beginning =
  /^<(p|div|h[1-6]|ul|ol|dl|table|figure|blockquote|pre|section|article|header|footer|main|center|br|hr)(?=[\s/>])[^<>]*>/i;

/** A whole page. As words, such tags stand in sentences about answers of servers. */
const page = /^<(?:html|body)(?=[\s/>])[^<>]*>/i;

const empty = new Set(['br', 'hr']);

/**
 * Whether a text of the ticket service is HTML; all else is shown as it was typed. Nothing in the API says which it is, so
 * it is HTML only with the service's wrapper, or if it begins with the tag of a block that is closed further on:
 * `<html>502</html>` within a sentence, `a<b && c>d` and "<p> is not closed" are words.
 */
export function isHtml(source: string): boolean {
  const text = withoutProlog(source);
  if (wrapper.test(text)) return true;
  if (page.test(text)) return /<\/(?:html|body)>$/i.test(text.trimEnd().slice(-10));
  const name = beginning.exec(text)?.[1]?.toLowerCase();
  return name !== undefined && (empty.has(name) || text.toLowerCase().includes(`</${name}`));
}

/** Without blanks, comments and declarations at the start; editors write those first. */
function withoutProlog(source: string): string {
  let text = source.trimStart();
  for (;;) {
    const end = text.startsWith('<!--') ? '-->' : /^<(?:!doctype\s|\?xml)/i.test(text) ? '>' : undefined;
    const at = end === undefined ? -1 : text.indexOf(end);
    if (end === undefined || at === -1) return text;
    text = text.slice(at + end.length).trimStart();
  }
}

/** Where there is none of these, line ends of the source are all that separates lines. */
const separates = /<(?:p|br|div|li|tr|h[1-6]|pre)(?=[\s/>])/i;

/**
 * Elements are nested no deeper, as in Chromium (HTMLConstructionSite: 512): the parser looks through all that are open at
 * each tag.
 */
const deepest = 512;

/**
 * Reads HTML as a browser shows it: comments, scripts and hidden elements are not shown, unknown tags are words.
 * Takes time in proportion to the length.
 * @param picture the word that stands for a picture
 */
function readHtml(source: string, picture: string): Document {
  const html = clean(source);
  const reader = createHtmlReader(picture, !separates.test(html.replace(/^\s*<div[^<>]*>/i, '')));
  for (let rest = html; rest !== '';) rest = readSome(rest, reader);
  return reader.end();
}

/** Reads to the end, or to where elements are nested too deep. @returns what is left */
function readSome(html: string, reader: HtmlReader): string {
  let depth = 0;
  let left = '';
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => {
        reader.open(name, attributes, html.slice(parser.startIndex, parser.endIndex + 1));
        depth += 1;
        if (depth < deepest) return;
        // Another parser goes on, which knows nothing of the elements that are open.
        parser.pause();
        left = html.slice(parser.endIndex + 1);
      },
      ontext: (text) => reader.text(text),
      onclosetag: (_, implied) => {
        depth -= 1;
        reader.close(implied);
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return left;
}

/** A plain text as it was typed; only its web addresses are links. Empty lines around it are left out. */
function readPlain(source: string): Document {
  const text = clean(source)
    .trimEnd()
    .replace(/^(?:[ \t]*\n)+/, '');
  return text.trim() === '' ? [] : [{ kind: 'text', inline: linked({ type: 'text', text }) }];
}

/** The words for a status, which also say whose turn it is; the number where the status is not known. */
export function statusWord(status: number, texts: Texts): string {
  return isKnownStatus(status) ? texts(`cards.status.${status}`) : texts('cards.status.other', { status });
}

/** A title is looked for in so many units of the description; people do not write the essential later. */
const titleWithin = 2000;

/** The title as one clean line, in plain words. */
export function shownTitle(description: string, texts: Texts): string {
  const written = plainText(readForeign(description, texts('cards.picture'), titleWithin));
  const title = oneLine(titleOf(written));
  return title === '' ? texts('cards.untitled') : title;
}

/** A foreign name or id as one line with at most `limit` UTF-16 units, marked as foreign. */
export function shownName(name: string, limit = 200): string {
  return foreign(cut(oneLine(name.slice(0, limit * 2)), limit));
}

/** What somebody wrote at the service, HTML or plain, as one line, marked as foreign. */
export function shownWords(written: string, limit: number, texts: Texts): string {
  return shownLine(readForeign(written, texts('cards.picture')), limit);
}

/** A text that was read before, as one line, marked as foreign. */
export function shownLine(document: Document, limit: number): string {
  return foreign(cut(oneLine(plainText(document)), limit));
}

/** A time in the reader's zone; readers whose client cannot draw it see UTC. */
export function shownTime(at: number): string {
  return dateToken(at, utc(at));
}

/** For texts that are read out: no token, UTC. */
export function utc(at: number): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? '–' : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
