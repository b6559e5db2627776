import { graphemes } from './graphemes.ts';

/** UTF-16 units that are looked at: a single character can be of any number of them. */
const longest = 2000;

/**
 * A title for a ticket, which the API does not have: the first line of the description that says something (has a
 * letter or a digit), without list and heading marks, white space as single spaces.
 * @param length characters at most as people see them, the ellipsis among them
 * @returns never a half character; empty where the description says nothing
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
