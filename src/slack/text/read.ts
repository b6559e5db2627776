import type { Document } from './document.ts';
import { readHtml } from './html.ts';
import { isHtml } from './is-html.ts';
import { readPlain } from './plain.ts';

/**
 * Reads a text that somebody wrote at the ticket service, HTML or plain. The one place where that is decided.
 * @param picture the word that stands for a picture
 * @param most characters that are read, where the beginning is enough
 */
export function readForeign(source: string, picture: string, most = source.length): Document {
  const read = source.slice(0, most);
  return isHtml(source) ? readHtml(read, picture) : readPlain(read);
}
