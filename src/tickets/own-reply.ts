import type { DeskParts } from './parts.ts';
import { sameWords } from './words.ts';

/** Pauses before each look, milliseconds. */
const pauses = [1_000, 3_000, 6_000] as const;

/**
 * How far the service's clock may be from ours, milliseconds. Little: the same words ("any news?") may have been sent before,
 * and to take those for these would lose a reply, while to miss these is only said to be uncertain.
 */
const clockSlack = 60 * 1000;

/** What a search found; `unknown`: it could not look. */
export type ReplySighting = 'found' | 'absent' | 'unknown';

/**
 * Looks whether words reached a ticket although no good answer came.
 * @param words.since when they were first sent, epoch milliseconds
 */
export async function lookForReply(
  { service, sleep, log }: DeskParts,
  words: { readonly ticket: string; readonly text: string; readonly since: number },
): Promise<ReplySighting> {
  let last: ReplySighting = 'unknown';
  for (const pause of pauses) {
    await sleep(pause);
    try {
      const messages = await service.messages(words.ticket);
      const found = messages.some(
        ({ author, at, text, isDescription }) =>
          author === 'customer' &&
          isDescription !== true &&
          at !== undefined &&
          at >= words.since - clockSlack &&
          sameWords(text, words.text),
      );
      if (found) return 'found';
      last = 'absent';
    } catch (error) {
      log.warn({ err: error, ticket: words.ticket }, 'Looking for a reply failed.');
      last = 'unknown';
    }
  }
  return last;
}
