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
