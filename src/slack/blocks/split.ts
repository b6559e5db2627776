/**
 * Splits an escaped mrkdwn text into parts of at most `limit` UTF-16 units, at a line end or blank where there is one in
 * the last third, and never inside a code point, an escape (`&lt;`) or a link (`<url|label>`). Joined, the parts are the text.
 */
export function split(text: string, limit: number): string[] {
  const parts: string[] = [];
  let start = 0;
  while (text.length - start > limit) {
    const end = start + cutAt(text.slice(start, start + limit));
    parts.push(text.slice(start, end));
    start = end;
  }
  parts.push(text.slice(start));
  return parts;
}

/** Cuts an escaped mrkdwn text to at most `limit` units, at a place where it may be split, and says so with an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, cutAt(text.slice(0, limit - 1))).trimEnd()}…`;
}

/** Where to end a full part: after a good place, else before what must stay whole, else at the limit. */
function cutAt(part: string): number {
  const least = Math.floor((part.length * 2) / 3);
  const safe = beforeTorn(part);
  for (const gap of ['\n', ' ']) {
    const at = part.lastIndexOf(gap, safe - 1);
    if (at >= least && beforeTorn(part.slice(0, at + 1)) === at + 1) return at + 1;
  }
  return safe > 0 ? safe : part.length;
}

/** The length up to a link, an escape or a surrogate pair that the end of `part` tears. */
function beforeTorn(part: string): number {
  const opened = part.lastIndexOf('<');
  if (opened > part.lastIndexOf('>')) return opened;
  const torn = /(&[a-z]{0,4}|[\ud800-\udbff])$/.exec(part);
  return torn === null ? part.length : torn.index;
}
