import { Parser } from 'htmlparser2';
import type { Texts } from '../../locales/index.ts';
import { isKnownStatus } from '../../tickets/ticket/status.ts';
import { titleOf } from '../../tickets/words/title.ts';
import { clean, cut, dateToken, oneLine } from './cut.ts';
import { type Document, linked, plainText, foreign } from './document.ts';
import { createHtmlReader, type HtmlReader } from './html-reader.ts';

/**
 * Reads a text from the ticket service, HTML or plain text. Nothing else decides between the two.
 * @param picture text to show for a picture
 * @param maxLength how many characters to read, if the beginning is enough
 */
export function readForeign(source: string, picture: string, maxLength = source.length): Document {
  const read = source.slice(0, maxLength);
  return isHtml(source) ? readHtml(read, picture) : readPlain(read);
}

/** The element that the service puts around rich text (API reference, `trim_osm_rich_text_label`). */
const wrapper = /^<div\s[^<>]*\bosm-rich-text\b/i;

/**
 * Block elements that HTML can begin with. Inline elements aren't included: a sentence may begin with `<b>` or `<code>` as text.
 */
const beginning =
  /^<(p|div|h[1-6]|ul|ol|dl|table|figure|blockquote|pre|section|article|header|footer|main|center|br|hr)(?=[\s/>])[^<>]*>/i;

/** A whole page. Inside a sentence, these tags quote a server's response. */
const page = /^<(?:html|body)(?=[\s/>])[^<>]*>/i;

const empty = new Set(['br', 'hr']);

/**
 * Whether a text from the ticket service is HTML; all other text is shown as it was typed. The API doesn't say which it is. So a
 * text is HTML only with the service's own wrapper, or if it begins with a block element that is closed later: `<html>502</html>`
 * in a sentence, `a<b && c>d`, and "<p> is not closed" are text.
 */
export function isHtml(source: string): boolean {
  const text = withoutProlog(source);
  if (wrapper.test(text)) return true;
  if (page.test(text)) return /<\/(?:html|body)>$/i.test(text.trimEnd().slice(-10));
  const name = beginning.exec(text)?.[1]?.toLowerCase();
  return name !== undefined && (empty.has(name) || text.toLowerCase().includes(`</${name}`));
}

/** The text without white space, comments, and declarations at the beginning, which editors may insert. */
function withoutProlog(source: string): string {
  let text = source.trimStart();
  for (;;) {
    const end = text.startsWith('<!--') ? '-->' : /^<(?:!doctype\s|\?xml)/i.test(text) ? '>' : undefined;
    const at = end === undefined ? -1 : text.indexOf(end);
    if (end === undefined || at === -1) return text;
    text = text.slice(at + end.length).trimStart();
  }
}

/** If the HTML has none of these elements, line breaks in the source are the only line breaks. */
const separates = /<(?:p|br|div|li|tr|h[1-6]|pre)(?=[\s/>])/i;

/** Maximum nesting depth, as in Chromium (HTMLConstructionSite: 512). At each tag, the parser searches all open elements. */
const deepest = 512;

/**
 * Reads HTML as a browser shows it: comments, scripts, and hidden elements aren't shown; unknown tags are text. Takes linear
 * time.
 * @param picture text to show for a picture
 */
function readHtml(source: string, picture: string): Document {
  const html = clean(source);
  const reader = createHtmlReader(picture, !separates.test(html.replace(/^\s*<div[^<>]*>/i, '')));
  for (let rest = html; rest !== '';) rest = readSome(rest, reader);
  return reader.end();
}

/** Reads to the end, or to where elements are nested too deeply. @returns the rest of the HTML */
function readSome(html: string, reader: HtmlReader): string {
  let depth = 0;
  let left = '';
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => {
        reader.open(name, attributes, html.slice(parser.startIndex, parser.endIndex + 1));
        depth += 1;
        if (depth < deepest) return;
        // Continue with a new parser, which has no open elements.
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

/** Plain text as it was typed, with links for web addresses. Surrounding empty lines are removed. */
function readPlain(source: string): Document {
  const text = clean(source)
    .trimEnd()
    .replace(/^(?:[ \t]*\n)+/, '');
  return text.trim() === '' ? [] : [{ kind: 'text', inline: linked({ type: 'text', text }) }];
}

/** The words for a status, or its number if the status is unknown. */
export function statusWord(status: number, texts: Texts): string {
  return isKnownStatus(status) ? texts(`cards.status.${status}`) : texts('cards.status.other', { status });
}

/** How many characters of the description are searched for a title. */
const titleWithin = 2000;

/** The title as one line of plain text. */
export function shownTitle(description: string, texts: Texts): string {
  const written = plainText(readForeign(description, texts('cards.picture'), titleWithin));
  const title = oneLine(titleOf(written));
  return title === '' ? texts('cards.untitled') : title;
}

/** A foreign name or ID as one line of at most `limit` UTF-16 units, marked as foreign. */
export function shownName(name: string, limit = 200): string {
  return foreign(cut(oneLine(name.slice(0, limit * 2)), limit));
}

/** A text from the ticket service, HTML or plain text, as one line marked as foreign. */
export function shownWords(written: string, limit: number, texts: Texts): string {
  return shownLine(readForeign(written, texts('cards.picture')), limit);
}

/** A document as one line marked as foreign. */
export function shownLine(document: Document, limit: number): string {
  return foreign(cut(oneLine(plainText(document)), limit));
}

/** A time in the reader's time zone, or in UTC on clients that don't support dates. @param at epoch milliseconds */
export function shownTime(at: number): string {
  return dateToken(at, utc(at));
}

/** A time in UTC as plain text, for screen readers. @param at epoch milliseconds */
export function utc(at: number): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? '–' : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
