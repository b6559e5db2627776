import type { Texts } from '../../locales/index.ts';
import { hasForeign } from '../text/document.ts';
import { fitted } from '../text/own.ts';
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

/** What is said in words alone, by the key of its text. */
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

/** A message of nothing but words. Values are put in as they are: foreign ones are marked before. */
export function inWords(key: Wording, values: Parameters<Texts>[1], texts: Texts): Message {
  return message(texts(key, values));
}

/** What went wrong, in an own text; foreign parts are marked. */
export function failureMessage(text: string): Message {
  return message(text);
}

/** A message as Slack's methods, acks and response URLs take it. */
export function shown({ text: fallback, blocks }: Message) {
  return { text: fallback, ...(blocks !== undefined && { blocks: [...blocks] }) };
}

/** Whether a message can have these blocks: Slack counts them, and their size as JSON. */
export function fits(blocks: readonly Block[], size: number = limits.messageSize): boolean {
  return blocks.length <= limits.messageBlocks && JSON.stringify(blocks).length <= size;
}

/** The first of these ways to draw something that a message can have; the last one where none is small enough. */
export function firstFitting(ways: readonly (() => readonly Block[])[]): readonly Block[] {
  let blocks: readonly Block[] = [];
  for (const draw of ways) {
    blocks = draw();
    if (fits(blocks)) return blocks;
  }
  return blocks;
}
