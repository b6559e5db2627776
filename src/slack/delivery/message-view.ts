import type { Texts } from '../../locales/index.ts';
import { unsigned } from '../../tickets/reply/signature.ts';
import { comesByItself } from '../../tickets/ticket/attachments.ts';
import type { TicketEvent } from '../../tickets/ticket/events.ts';
import { messageKey } from '../../tickets/words/message-key.ts';
import type { Message } from '../../tickets/ticket/ticket.ts';
import { ids } from '../kit/ids.ts';
import { divide } from '../text/cut.ts';
import { lengthOf, type Document } from '../text/document.ts';
import { readForeign, shownName, shownTime } from '../text/read.ts';
import { button, context, paragraphs, row, section, type Block } from '../kit/kit.ts';

export type MessageEvent = Extract<TicketEvent, { readonly kind: 'message' }>;

/** A message with its formatted text, parsed once. */
export interface Worded {
  readonly event: MessageEvent;
  readonly words: Document;
}

/** Parses the text of a message. */
export function worded(event: MessageEvent, texts: Texts): Worded {
  const words = readForeign(event.message.text, texts('cards.picture'));
  // The line above the message names the author, so the signature is removed.
  return { event, words: event.by === undefined ? words : withoutSignature(words) };
}

function withoutSignature(document: Document): Document {
  const last = document.at(-1);
  const leaf = last?.inline.at(-1);
  if (last === undefined || leaf?.type !== 'text') return document;
  const text = unsigned(leaf.text);
  const inline = [...last.inline.slice(0, -1), ...(text === '' ? [] : [{ ...leaf, text }])];
  return [...document.slice(0, -1), ...(inline.length === 0 ? [] : [{ ...last, inline }])];
}

/**
 * A message in a reply: author, time, text, and files. If the text is too long, a line says how much is missing, with a button
 * that shows the full message.
 * @param maxLength how many characters of the text to show
 */
export function messageBlocks({ event, words }: Worded, ticket: string, maxLength: number, texts: Texts): Block[] {
  const { message, by, at } = event;
  const [shown, left] = divide(words, maxLength);
  return [
    context(`*${authorOf(message, by, texts)}* · ${shownTime(message.at ?? at)}`),
    ...(shown.length === 0 ? [] : [paragraphs(shown)]),
    ...(left.length === 0 ? [] : [rest(lengthOf(left), ticket, messageKey(message), texts)]),
    ...files(event, texts),
  ];
}

/** The author as shown: a mention if the message was sent from Slack, or else the name and role. */
export function authorOf(message: Message, by: string | undefined, texts: Texts): string {
  if (by !== undefined && /^[UW][A-Z0-9]+$/.test(by)) return texts('cards.by', { user: `<@${by}>` });
  const role = texts(`cards.author.${message.author}`);
  return message.authorName === undefined ? role : `${shownName(message.authorName, 100)} (${role})`;
}

function rest(count: number, ticket: string, mark: string, texts: Texts): Block {
  const label = texts('cards.whole.label', { id: ticket });
  const value = `${ticket} ${mark}`;
  return row(
    texts('cards.cut', { count }),
    button({ action: ids.actions.messageWhole, text: texts('cards.whole'), value, label }),
  );
}

/** The names of the files, with a button if some of them aren't posted in the thread automatically. */
function files({ id, message }: MessageEvent, texts: Texts): Block[] {
  const { attachments } = message;
  if (attachments.length === 0) return [];
  const names = attachments.map(({ name }) => shownName(name, 100)).join(', ');
  const words = texts('cards.attachments', { count: attachments.length, names });
  const come = attachments.every((_, place) => comesByItself(message, place));
  return [come ? section(words) : withFilesButton(words, id, texts)];
}

/** A text about a message's files, with a button that gets them. @param event ID of the event that reported the message */
export function withFilesButton(words: string, event: string, texts: Texts): Block {
  const label = texts('cards.files.label');
  const get = button({ action: ids.actions.messageFiles, text: texts('cards.files.get'), value: event, label });
  return row(words, get);
}
