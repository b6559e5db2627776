import { hasForeign } from '../text/foreign.ts';
import { fitted } from '../text/mrkdwn.ts';
import { limits, section, type Block } from './kit.ts';

/** Only `message` has it: what the type checker takes for a message was made in this folder, where the gallery looks. */
declare const madeInBlocks: unique symbol;

/** What is shown in Slack. `text` is what notifications and screen readers use, so it says all that matters. */
export interface Message {
  readonly text: string;
  readonly blocks?: readonly Block[] | undefined;
  readonly [madeInBlocks]: true;
}

/**
 * Makes a message; for the makers in this folder only (a lint rule sees to it). `text` is an own one, with marked foreign parts;
 * where no blocks are given, those come as a block, in which nothing of them can come alive.
 * @param limit of the text, in UTF-16 units
 */
export function message(text: string, blocks?: readonly Block[], limit: number = limits.messageText): Message {
  const words = fitted(text, limit);
  const drawn = blocks ?? (hasForeign(text) ? [section(text)] : undefined);
  return { text: words.trim() === '' ? '–' : words, ...(drawn !== undefined && { blocks: drawn }) } as Message;
}

/** The same without its blocks, and without those that an edited message has so far. */
export function wordsOnly({ text }: Message): Message {
  return { text, blocks: [] as readonly Block[] } as Message;
}
