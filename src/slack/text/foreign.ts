/**
 * Foreign words within own texts. Own texts (`src/locales`) are mrkdwn, and values are put into them as they are. So what
 * somebody else wrote is marked where it is put in, and where the text is shown (`kit/kit.ts`) it becomes what that place
 * takes: words of a `rich_text`, plain text, or mrkdwn in which nothing of it comes alive. The marks are two of Unicode's
 * noncharacters, which no text may hold that is interchanged; `clean` removes them from foreign ones.
 */
const begin = '\ufdd0';
const end = '\ufdd1';

const marks = /[\ufdd0\ufdd1]/g;

/** Marks words that somebody else wrote. */
export function foreign(text: string): string {
  return `${begin}${text.replace(marks, '')}${end}`;
}

export function hasForeign(text: string): boolean {
  return text.includes(begin);
}

/** The same text where Slack does no formatting. */
export function unmarked(text: string): string {
  return text.replace(marks, '');
}

/** The same text without its own marks of bold, for a line that is bold as a whole. */
export function withoutBold(text: string): string {
  return text.replace(new RegExp(`${foreignPart}|\\*`, 'g'), (found) => (found === '*' ? '' : found));
}

/** A pattern for one foreign part; its first group are the words. The end is missing where a text was cut. */
export const foreignPart = `${begin}([^${begin}${end}]*)(?:${end}|$)`;
