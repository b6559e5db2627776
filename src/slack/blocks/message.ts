import { limits, type Block } from './kit.ts';
import { shorten } from './split.ts';

/** Only `message` has it: what the type checker takes for a message was made in this folder, where the gallery looks. */
declare const madeInBlocks: unique symbol;

/** What is shown in Slack. `text` is what notifications and screen readers use, so it says all that matters. */
export interface Message {
  readonly text: string;
  readonly blocks?: readonly Block[] | undefined;
  readonly [madeInBlocks]: true;
}

/** Makes a message; for the makers in this folder only (a lint rule sees to it). `text` is mrkdwn, foreign parts escaped. */
export function message(text: string, blocks?: readonly Block[]): Message {
  const words = text.trim() === '' ? '–' : shorten(text, limits.messageText);
  return { text: words, ...(blocks !== undefined && { blocks }) } as Message;
}

/** The same without its blocks, and without those that an edited message has so far. */
export function wordsOnly({ text }: Message): Message {
  return message(text, []);
}
