/**
 * A person's text as sent to the ticket API: line ends as \n, no control characters (databases refuse NUL), no lone
 * surrogates, trimmed.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\p{Surrogate}/gu, '\u{FFFD}')
    .trim();
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/**
 * Whether two texts are the same although one has been through the ticket API, which may wrap text in tags or strip
 * them, escape characters and change white space.
 */
export function sameWords(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/<[^<>]*>/g, '')
    .normalize('NFC')
    .replace(/\s+/gu, '');
}
