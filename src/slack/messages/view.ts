import type { Texts } from '../../locales/index.ts';
import type { WantedFiles } from '../../tickets/reply/fetch-files.ts';
import type { Message as TicketMessage, Ticket } from '../../tickets/ticket/ticket.ts';
import { button, context, limits, paragraphs, section, type Block, type Modal, confirmation, row } from '../kit/kit.ts';
import { pagesOf, pager } from '../kit/pages.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { parts } from '../text/cut.ts';
import { readForeign, shownName, shownTime } from '../text/read.ts';
import { modal, ticketLine } from '../kit/modal.ts';
import { messageKey } from '../../tickets/words/message-key.ts';
import { message, type Message } from '../kit/message.ts';

/** Blocks per page: together with the rest, they stay below the 100 blocks of a view. */
const blocksOnPage = 60;

/** The maximum length of a message ID in `interaction/metadata.ts`; real ones are much shorter. */
const longestId = 64;

/** A ticket with all its messages, as one person can see it. */
export interface FullMessage {
  readonly ticket: Ticket;
  /** IDs of the messages that this person can withdraw. */
  readonly own: ReadonlySet<string>;
  /** The outcome of a click; foreign parts are marked. */
  readonly said?: string | undefined;
}

/** One message of a ticket, or all of them with the description first, in pages. Nothing is cut. */
export function fullMessageView(fullMessage: FullMessage, asked: Metadata<'whole'>, texts: Texts): Modal {
  const { ticket, said } = fullMessage;
  const one = ticket.messages.filter((message) => messageKey(message) === asked.message);
  const draw = (message: TicketMessage) => [
    ...messageBlocks(message, texts),
    ...withdrawal(message, fullMessage, asked, texts),
  ];
  // A message that can't be found was edited, or the service returned it differently: show all messages instead.
  const drawn = one.length > 0 ? one.flatMap(draw) : allBlocks(ticket, draw, texts);
  const all = pagesOf(drawn, { blocks: blocksOnPage });
  const pages = all.length;
  const page = Math.min(asked.page, pages - 1);
  const value = (to: number) => encodeMetadata('whole', { ...asked, page: to });
  return modal(texts, {
    callback: ids.views.whole,
    title: texts('cards.messages.title'),
    blocks: [
      ...(said === undefined ? [] : [section(said), { type: 'divider' as const }]),
      ticketLine({ id: ticket.id }, texts),
      ...(all[page] ?? []),
      ...(pages > 1 ? [context(texts('cards.page', { page: page + 1, pages }))] : []),
      ...pager({ action: ids.actions.wholePage, value, page, hasMore: page + 1 < pages }, texts),
    ],
  });
}

function allBlocks(ticket: Ticket, draw: (message: TicketMessage) => Block[], texts: Texts): Block[] {
  const description = [context(`*${texts('cards.description')}*`), ...words(ticket.description, texts)];
  const messages = ticket.messages.flatMap(draw);
  return [...description, ...(messages.length === 0 ? [context(texts('cards.no-messages'))] : messages)];
}

function messageBlocks(message: TicketMessage, texts: Texts): Block[] {
  const role = texts(`cards.author.${message.author}`);
  const author = message.authorName === undefined ? role : `${shownName(message.authorName, 100)} (${role})`;
  const time = message.at === undefined ? '' : ` · ${shownTime(message.at)}`;
  const files = message.attachments.map(({ name }) => shownName(name, 100)).join(', ');
  return [
    context(`*${author}*${time}`),
    ...words(message.text, texts),
    ...(files === '' ? [] : [context(texts('cards.attachments', { count: message.attachments.length, names: files }))]),
  ];
}

/** A button for a message that this person can withdraw. */
function withdrawal(
  { id }: TicketMessage,
  { ticket, own }: FullMessage,
  { page }: Metadata<'whole'>,
  texts: Texts,
): Block[] {
  if (id === undefined || id.length > longestId || !own.has(id)) return [];
  const text = texts('messages.withdraw');
  const question = { title: texts('messages.withdraw.title'), text: texts('messages.withdraw.question'), yes: text };
  const element = button({
    action: ids.messages.actions.withdraw,
    text,
    value: encodeMetadata('withdraw', { ticket: ticket.id, message: id, page }),
    label: texts('messages.withdraw.label'),
  });
  return [{ type: 'actions', elements: [{ ...element, confirm: confirmation(question, texts) }] }];
}

function words(text: string, texts: Texts): Block[] {
  return parts(readForeign(text, texts('cards.picture')), limits.sectionText).map(paragraphs);
}

/** The size of the rows in one message; the rest of its blocks and bytes is for text. */
const pageLimits = { blocks: limits.messageBlocks - 3, bytes: limits.messageSize - 1500 } as const;

/** A response URL accepts five responses (Slack: "Handling user interaction"). */
const maxFurther = 4;

/** Slack's limit for the URL of a button, in characters. */
const longestAddress = 3000;

/**
 * The answer to "Get files", for one person only: the URLs work for a short time for anyone who has them. They are also
 * the way to a file that is too large for Slack. They are long, so the answer may need several messages.
 */
export function filesAnswers({ wanted, files }: WantedFiles, texts: Texts): readonly [Message, ...Message[]] {
  const text = texts('cards.files.answer', { count: wanted });
  const rows = files.flatMap(({ name, address }, place): Block[] => {
    if (address === undefined || !isWebAddress(address)) return [];
    const label = texts('cards.files.open-label', { name: shownName(name, 60) });
    const open = button({
      action: `${ids.actions.fileOpen}:${place}`,
      text: texts('cards.files.open'),
      value: 'open',
      label,
    });
    return [row(shownName(name), { ...open, url: address })];
  });
  if (rows.length === 0) return [message(text)];
  const [first = [], ...others] = pagesOf(rows, pageLimits);
  const further = texts('cards.files.further');
  return [
    message(text, [section(text), section(texts('cards.files.addresses')), ...first]),
    ...others.slice(0, maxFurther).map((page) => message(further, [context(further), ...page])),
  ];
}

function isWebAddress(address: string): boolean {
  return address.length <= longestAddress && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
