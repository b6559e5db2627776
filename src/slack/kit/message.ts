import type { Texts } from '../../locales/index.ts';
import { hasForeign } from '../text/document.ts';
import { fitted } from '../text/own.ts';
import { limits, section, type Block } from './kit.ts';

/**
 * Only `message` sets this, so every value of type `Message` was made in this folder or a view, where the gallery test finds it.
 */
declare const madeInBlocks: unique symbol;

/** A message as shown in Slack. `text` is used by notifications and screen readers, so it contains everything important. */
export interface Message {
  readonly text: string;
  readonly blocks?: readonly Block[] | undefined;
  readonly [madeInBlocks]: true;
}

/**
 * Makes a message. A lint rule limits its use to views and this folder. `text` is one of our own texts, with foreign parts
 * marked. If it has foreign parts and no blocks are given, the message gets a block, in which their markup has no effect.
 * @param limit maximum length of the text, in UTF-16 units
 */
export function message(text: string, blocks?: readonly Block[], limit: number = limits.messageText): Message {
  const words = fitted(text, limit);
  const drawn = blocks ?? (hasForeign(text) ? [section(text)] : undefined);
  return { text: words.trim() === '' ? '–' : words, ...(drawn !== undefined && { blocks: drawn }) } as Message;
}

/** The message without blocks; also removes the blocks of a message that is edited. */
export function wordsOnly({ text }: Message): Message {
  return { text, blocks: [] as readonly Block[] } as Message;
}

/** Keys of texts that are messages by themselves. */
export const wordings = [
  'abuse.done',
  'access.done.granted',
  'access.done.first',
  'access.done.reject',
  'access.done.cancel',
  'agreements.none',
  'cards.act.done',
  'cards.failed',
  'cards.loading',
  'cards.reply.sent',
  'commands.follow.changed',
  'commands.follow.done',
  'commands.late',
  'commands.link.absent',
  'commands.link.archived',
  'commands.link.direct',
  'commands.link.done',
  'commands.link.existed',
  'commands.link.hidden',
  'commands.link.name',
  'commands.signature.off',
  'commands.signature.on',
  'commands.unfollow.done',
  'commands.unfollow.none',
  'commands.unlink.done',
  'commands.why.never',
  'commands.working',
  'contacts.changed',
  'create.earlier.left',
  'create.earlier.sent',
  'diagnosis.lost',
  'diagnosis.no-room',
  'diagnosis.none',
  'diagnosis.progress',
  'diagnosis.region-first',
  'errors.outdated',
  'export.begun',
  'export.direct',
  'export.done',
  'export.progress',
  'filter.shown',
  'privacy.made',
  'privacy.ended',
  'labels.deleted',
  'labels.done',
  'labels.saved',
  'parameters.done',
  'privileges.done',
  'rating.closed',
  'rating.done',
  'rating.none',
  'rating.only-closed',
  'related.done',
  'troubles.active',
  'troubles.active.all',
  'troubles.moved',
  'troubles.moved.all',
  'troubles.resumed',
  'troubles.resumed.all',
  'troubles.sent-again',
  'troubles.taken',
] as const;

export type Wording = (typeof wordings)[number];

/** A message with text only. Values are inserted as they are, so the caller marks foreign ones. */
export function inWords(key: Wording, values: Parameters<Texts>[1], texts: Texts): Message {
  return message(texts(key, values));
}

/** A message about a failure, from one of our own texts with foreign parts marked. */
export function failureMessage(text: string): Message {
  return message(text);
}

/** The message as arguments for Slack's methods, acks, and response URLs. */
export function shown({ text: fallback, blocks }: Message): { text: string; blocks?: Block[] } {
  return { text: fallback, ...(blocks !== undefined && { blocks: [...blocks] }) };
}

/** Whether the blocks fit in a message: Slack limits their number and their size as JSON. */
export function fits(blocks: readonly Block[], size: number = limits.messageSize): boolean {
  return blocks.length <= limits.messageBlocks && JSON.stringify(blocks).length <= size;
}

/** The first of these ways to draw something that fits in a message; the last one if none fits. */
export function firstFitting(ways: readonly (() => readonly Block[])[]): readonly Block[] {
  let blocks: readonly Block[] = [];
  for (const draw of ways) {
    blocks = draw();
    if (fits(blocks)) return blocks;
  }
  return blocks;
}
