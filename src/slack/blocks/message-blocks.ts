import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { unsigned } from '../../tickets/signature.ts';
import { comesByItself } from '../../tickets/attachments.ts';
import type { TicketEvent } from '../../tickets/events.ts';
import { messageKey } from '../../tickets/message-key.ts';
import type { Message } from '../../tickets/ticket.ts';
import { ids } from '../ids.ts';
import { htmlToMrkdwn } from './html.ts';
import { button, context, limits, section, type Block } from './kit.ts';
import { shorten, split } from './split.ts';
import { shownName, shownTime } from './ticket-words.ts';

export type MessageEvent = Extract<TicketEvent, { readonly kind: 'message' }>;

/** A message with its words as mrkdwn, made once. */
export interface Worded {
  readonly event: MessageEvent;
  readonly words: string;
}

export function worded(event: MessageEvent, texts: Texts): Worded {
  const words = htmlToMrkdwn(event.message.text, texts('cards.picture'));
  // Who wrote it here stands above it.
  return { event, words: event.by === undefined ? words : unsigned(words) };
}

/**
 * A message in a reply: who, when, the words, the files. What goes beyond the room is not left out silently: how much it
 * is stands there, with a button that shows the whole.
 * @param room characters of the words that may be shown
 */
export function messageBlocks({ event, words }: Worded, ticket: string, room: number, texts: Texts): Block[] {
  const { message, by, at } = event;
  const shown = words.length <= room ? words : shorten(words, room);
  const left = words.length - (shown === words ? shown.length : shown.length - 1);
  return [
    context(`*${authorOf(message, by, texts)}* · ${shownTime(message.at ?? at)}`),
    ...sections(shown),
    ...(left === 0 ? [] : [rest(left, ticket, messageKey(message), texts)]),
    ...files(event, texts),
  ];
}

/** Code that is cut by the end of a section goes on as code in the next. */
function sections(words: string): Block[] {
  const fence = '```';
  let open = false;
  return split(words, limits.sectionText - 2 * fence.length - 2)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const begun = open;
      if ((part.split(fence).length - 1) % 2 === 1) open = !open;
      return section(`${begun ? `${fence}\n` : ''}${part}${open ? `\n${fence}` : ''}`);
    });
}

export function authorOf(message: Message, by: string | undefined, texts: Texts): string {
  if (by !== undefined && /^[UW][A-Z0-9]+$/.test(by)) return texts('cards.by', { user: `<@${by}>` });
  const role = texts(`cards.author.${message.author}`);
  return message.authorName === undefined ? role : `${shownName(message.authorName, 100)} (${role})`;
}

function rest(count: number, ticket: string, mark: string, texts: Texts): Block {
  const label = texts('cards.whole.label', { id: ticket });
  const value = `${ticket} ${mark}`;
  return {
    ...section(texts('cards.cut', { count })),
    accessory: button({ action: ids.actions.messageWhole, text: texts('cards.whole'), value, label }),
  };
}

/** The names, and a button where some of them do not come into the thread by themselves. */
function files({ id, message }: MessageEvent, texts: Texts): Block[] {
  const { attachments } = message;
  if (attachments.length === 0) return [];
  const names = attachments.map(({ name }) => shownName(name, 100)).join(', ');
  const words = section(texts('cards.attachments', { count: attachments.length, names }));
  return [attachments.every((_, place) => comesByItself(message, place)) ? words : withFilesButton(words, id, texts)];
}

/** Words about files of a message, with the button that gets them. @param event that told the message */
export function withFilesButton(words: types.SectionBlock, event: string, texts: Texts): Block {
  const label = texts('cards.files.label');
  const get = button({ action: ids.actions.messageFiles, text: texts('cards.files.get'), value: event, label });
  return { ...words, accessory: get };
}
