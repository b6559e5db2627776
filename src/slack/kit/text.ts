import { wholeEnd } from '../../tickets/words/graphemes.ts';

/** The beginning of a text, at most `limit` UTF-16 units of it, which ends at a whole character as people see them. */
export function beginning(text: string, limit: number): string {
  return text.slice(0, wholeEnd(text, limit));
}

/** Cuts to at most `limit` UTF-16 units, as Slack counts them, at a whole character, and says so with an ellipsis. */
export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${beginning(text, limit - 1)}…`;
}

/** A time in the reader's own zone and format, drawn by Slack; `fallback` is what clients without support show. */
export function dateToken(at: number, fallback: string, format = '{date_short_pretty} {time}'): string {
  return `<!date^${Math.floor(at / 1000)}^${format}|${fallback}>`;
}
