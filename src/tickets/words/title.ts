import { graphemes } from './graphemes.ts';

/** Maximum number of UTF-16 units examined: a single visible character can have any number of them. */
const longest = 2000;

/**
 * A title for a ticket, because the API has none: the first line of the description with a letter or digit, without
 * list and heading marks, with white space collapsed.
 * @param length maximum number of visible characters, including the ellipsis
 * @returns complete characters only; empty if the description has no text
 */
export function titleOf(description: string, length = 80): string {
  const line = description.split(/[\r\n\u2028\u2029]+/u).find((candidate) => /[\p{L}\p{N}]/u.test(candidate)) ?? '';
  const title = line
    .replace(/^\s*(?:[#>*•–-]+\s+)+/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (title.length <= length) return title;
  const characters = graphemes(title.slice(0, longest));
  if (characters.length <= length) return characters.join('');
  return `${characters
    .slice(0, length - 1)
    .join('')
    .trimEnd()}…`;
}
