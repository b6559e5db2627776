/** Variants of the same mark: quotes, apostrophes, dashes. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u201b\u2032\u00b4`\u02bc]/gu, "'"],
  [/[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/gu, '"'],
  [/[\u2010-\u2015\u2212]/gu, '-'],
];

/**
 * Normalizes a text for comparison: ignores case, accents, width and invisible characters. `Café`, `CAFE` and a
 * decomposed `café` (as macOS types it) are equal, and so are `doesn’t` and `doesn't`.
 */
export function fold(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{Mn}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFC');
  return alike.reduce((folded, [marks, mark]) => folded.replace(marks, mark), plain);
}
