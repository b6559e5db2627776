import { Parser } from 'htmlparser2';
import { clean } from './plain-text.ts';
import type { Document } from './document.ts';
import { createHtmlReader, type HtmlReader } from './html-reader.ts';

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
export function readHtml(source: string, picture: string): Document {
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
