const unreserved = /^[A-Za-z0-9\-._~]*$/;

/** `%00` to `%FF`. */
const escapes = Array.from({ length: 256 }, (_, byte) => '%' + byte.toString(16).toUpperCase().padStart(2, '0'));

/** The encoding of each byte: the character itself if it is unreserved (RFC 3986), otherwise its escape. */
const encoded = escapes.map((escape, byte) => {
  const character = String.fromCharCode(byte);
  return byte < 0x80 && unreserved.test(character) ? character : escape;
});

/**
 * Percent-encodes everything except the unreserved characters of RFC 3986 (unlike encodeURIComponent, also `! ' ( ) *`), as the
 * canonical request requires. Never throws: half of a surrogate pair becomes U+FFFD, as with fetch.
 */
export function encode(text: string): string {
  if (unreserved.test(text)) return text;
  let out = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) out += at(encoded, unit);
    else if (unit < 0x800) out += at(escapes, 0xc0 | (unit >> 6)) + tail(unit);
    else if (unit < 0xd800 || unit > 0xdfff) out += threeBytes(unit);
    else {
      const point = text.codePointAt(index) ?? 0;
      if (unit > 0xdbff || point < 0x10000) out += '%EF%BF%BD';
      else {
        out += at(escapes, 0xf0 | (point >> 18)) + tail(point >> 12) + tail(point >> 6) + tail(point);
        index += 1;
      }
    }
  }
  return out;
}

function threeBytes(point: number): string {
  return at(escapes, 0xe0 | (point >> 12)) + tail(point >> 6) + tail(point);
}

/** The escape of a byte that continues a character: its six lowest bits. */
function tail(bits: number): string {
  return at(escapes, 0x80 | (bits & 0x3f));
}

function at(table: readonly string[], byte: number): string {
  return table[byte] ?? '';
}

/** Decodes percent-encoding; text that isn't valid percent-encoded UTF-8 stays as it is. */
export function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
