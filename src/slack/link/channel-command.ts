import type { Typed } from '../words/typed.ts';
import { firstWord } from '../interaction/parse.ts';

/** A line apart from the channel that it names. */
export interface Aimed {
  readonly channel?: string | undefined;
  readonly rest: string;
}

/** Channels of one line that are looked for; nobody names more. */
const most = 50;

/**
 * Takes the channel that Slack marked in a line out of it; the last one, since what stands first may be a ticket: a channel
 * can have its number for a name.
 */
export function takeChannel({ text, channels }: Typed): Aimed {
  let found: { readonly at: number; readonly shown: string; readonly id: string } | undefined;
  for (const [shown, id] of [...channels].slice(-most)) {
    const at = text.lastIndexOf(shown);
    if (at >= 0 && at > (found?.at ?? -1)) found = { at, shown, id };
  }
  if (found === undefined) return { rest: text };
  const { at, shown, id } = found;
  const rest = `${text.slice(0, at)} ${text.slice(at + shown.length)}`;
  // `#12345678` alone is the ticket, although a channel is named so.
  if (rest.trim() === '' && /^#\d{6,}$/.test(shown)) return { rest: text };
  return { channel: id, rest };
}

/** Whether a line begins with a channel's name without an id behind it: it could be any, for names change hands. */
export function isNamedOnly(rest: string): boolean {
  return /^[#＃]\D+$/u.test(firstWord(rest)[0]);
}
