import type { Texts } from '../../locales/index.ts';
import type { Message, Ticket } from '../../tickets/ticket.ts';
import { htmlToMrkdwn } from '../blocks/html.ts';
import { context, limits, plain, section, type Block, type Modal } from '../blocks/kit.ts';
import { pager } from '../blocks/pager.ts';
import { split } from '../blocks/split.ts';
import { shownName, shownTime } from '../blocks/ticket-words.ts';
import { ids } from '../ids.ts';
import { encodeMetadata, type Metadata } from '../metadata.ts';
import { messageKey } from '../../tickets/message-key.ts';

/** Blocks on a page: 60 of 3,000 characters stay below the 250 kB that a view may have, and below its 100 blocks. */
const blocksOnPage = 60;

/** One message of a ticket, or all of it, from its description on, in pages. Nothing is cut away. */
export function wholeView(ticket: Ticket, asked: Metadata<'whole'>, texts: Texts): Modal {
  const one = ticket.messages.filter((message) => messageKey(message) === asked.message);
  // A message that is not found any more was edited, or is served otherwise: all of them hold it.
  const drawn = one.length > 0 ? one.flatMap((message) => messageBlocks(message, texts)) : allBlocks(ticket, texts);
  const pages = Math.max(1, Math.ceil(drawn.length / blocksOnPage));
  const page = Math.min(asked.page, pages - 1);
  const value = (to: number) => encodeMetadata('whole', { ...asked, page: to });
  return {
    type: 'modal',
    callback_id: ids.views.whole,
    title: plain(texts('cards.messages.title'), limits.viewTitle),
    close: plain(texts('cards.close-view'), limits.viewTitle),
    blocks: [
      ...drawn.slice(page * blocksOnPage, (page + 1) * blocksOnPage),
      ...(pages > 1 ? [context(texts('cards.page', { page: page + 1, pages }))] : []),
      ...pager({ action: ids.actions.wholePage, value, page, hasMore: page + 1 < pages }, texts),
    ],
  };
}

function allBlocks(ticket: Ticket, texts: Texts): Block[] {
  const description = [context(`*${texts('cards.description')}*`), ...paragraphs(ticket.description, texts)];
  const messages = ticket.messages.flatMap((message) => messageBlocks(message, texts));
  return [...description, ...(messages.length === 0 ? [context(texts('cards.no-messages'))] : messages)];
}

function messageBlocks(message: Message, texts: Texts): Block[] {
  const role = texts(`cards.author.${message.author}`);
  const author = message.authorName === undefined ? role : `${shownName(message.authorName, 100)} (${role})`;
  const time = message.at === undefined ? '' : ` · ${shownTime(message.at)}`;
  const files = message.attachments.map(({ name }) => shownName(name, 100)).join(', ');
  return [
    context(`*${author}*${time}`),
    ...paragraphs(message.text, texts),
    ...(files === '' ? [] : [context(texts('cards.attachments', { count: message.attachments.length, names: files }))]),
  ];
}

function paragraphs(text: string, texts: Texts): Block[] {
  return split(htmlToMrkdwn(text, texts('cards.picture')), limits.sectionText)
    .filter((part) => part.trim() !== '')
    .map(section);
}
