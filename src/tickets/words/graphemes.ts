const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Where a text of at most `limit` UTF-16 units must end so that no character as people see it is torn: joined emoji, flags,
 * letters with accents (Unicode Standard Annex 29, grapheme clusters). A single one that is longer than the limit is cut
 * between code points.
 */
export function wholeEnd(text: string, limit: number): number {
  if (text.length <= limit) return text.length;
  if (limit <= 0) return 0;
  // Whether a cluster ends here shows in what stands before it and in the next code point.
  const around = segmenter.segment(text.slice(0, limit + 2));
  const start = around.containing(limit)?.index ?? limit;
  if (start > 0) return start;
  return /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
}

/**
 * The characters of a text as people see them. For short texts: what Node's segmenter takes to go through all of them grows
 * with the square of the length (10,000: 20 ms; 100,000: 2 s).
 */
export function graphemes(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
