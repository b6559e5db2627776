/** Escapes what came from elsewhere, so that it cannot mention, link or call `<!channel>` (Slack: "Escaping text"). */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Cuts to at most `limit` UTF-16 units, as Slack counts them, never inside a code point nor inside an
 * escape sequence, and says so with an ellipsis.
 */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = text.slice(0, limit - 1);
  const last = kept.charCodeAt(kept.length - 1);
  if (last >= 0xd800 && last <= 0xdbff) kept = kept.slice(0, -1);
  return kept.replace(/&[a-z]{0,4}$/, '') + '…';
}

/** A time in the reader's own zone and format, drawn by Slack; `fallback` is what clients without support show. */
export function dateToken(at: number, fallback: string, format = '{date_short_pretty} {time}'): string {
  return `<!date^${Math.floor(at / 1000)}^${format}|${escape(fallback)}>`;
}
