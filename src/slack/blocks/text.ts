/** Escapes what came from elsewhere, so that it cannot mention, link or call `<!channel>` (Slack: "Escaping text"). */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The beginning of a text, at most `limit` UTF-16 units of it, without half of a surrogate pair. */
export function beginning(text: string, limit: number): string {
  return text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
}

/**
 * Cuts to at most `limit` UTF-16 units, as Slack counts them, never inside a code point nor inside an
 * escape sequence, and says so with an ellipsis.
 */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return beginning(text, limit - 1).replace(/&[a-z]{0,4}$/, '') + '…';
}

/** A time in the reader's own zone and format, drawn by Slack; `fallback` is what clients without support show. */
export function dateToken(at: number, fallback: string, format = '{date_short_pretty} {time}'): string {
  return `<!date^${Math.floor(at / 1000)}^${format}|${escape(fallback)}>`;
}
