import { wholeEnd } from '../../tickets/words/graphemes.ts';

/** The beginning of a text, at most `limit` UTF-16 units of it, which ends at a whole character as people see them. */
export function beginning(text: string, limit: number): string {
  return text.slice(0, wholeEnd(text, limit));
}

/** Cuts to at most `limit` UTF-16 units, as Slack counts them, at a whole character, and says so with an ellipsis. */
export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${beginning(text, limit - 1)}…`;
}

/** A time in the reader's own zone and format, drawn by Slack; `fallback` is what clients without support show. */
export function dateToken(at: number, fallback: string, format = '{date_short_pretty} {time}'): string {
  return `<!date^${Math.floor(at / 1000)}^${format}|${fallback}>`;
}

/**
 * Characters that must not reach a screen out of a foreign text: control characters (line breaks and tabs may), lone
 * surrogates and noncharacters (not text at all), and characters that draw nothing or turn the order of what follows them.
 * Joiners (U+200C, U+200D) stay: emoji and several scripts need them.
 */
const unwanted = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]/gu;

/** Makes a foreign text safe to look at; what it says is not changed. */
export function clean(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(unwanted, (found) => {
    if (found === '\n' || found === '\t') return found;
    return /\p{Cs}/u.test(found) ? '\ufffd' : '';
  });
}

/** The same as one line, for titles, names and buttons. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

/** Bytes as a person reads them. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB'];
  let size = bytes / 1024;
  let unit = 0;
  for (; size >= 1024 && unit < units.length - 1; unit += 1) size /= 1024;
  return `${size < 10 ? Math.round(size * 10) / 10 : Math.round(size)} ${units[unit] ?? ''}`;
}
