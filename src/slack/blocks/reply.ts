import { limits, button, context, section, type Block } from './kit.ts';
import type { Texts } from '../../locales/index.ts';
import type { Snapshot, TicketEvent } from '../../tickets/events.ts';
import type { Message as TicketMessage } from '../../tickets/ticket.ts';
import type { Message } from '../answer.ts';
import { ids } from '../ids.ts';
import { htmlToMrkdwn } from './html.ts';
import { messageKey } from '../../tickets/message-key.ts';
import { shorten, split } from './split.ts';
import { escape } from './text.ts';
import { shownName, shownTime, statusWord, turnWords } from './ticket-words.ts';

/** What a reply is made of: events that were due together, and how the ticket stands now. */
export interface Update {
  readonly events: readonly TicketEvent[];
  readonly snapshot: Snapshot;
}

/** Blocks for one message and for all of them; the rest of a message with 50 blocks stays for the status and the button. */
const partsOfOne = 3;
const partsOfAll = 40;

/**
 * One reply for all that happened since the last one: messages first, then the status, each with the time at which it
 * happened. A message that is too long for it ends with a button that shows the whole.
 */
export function updateReply({ events, snapshot }: Update, texts: Texts): Message {
  const messages = events.filter((event) => event.kind === 'message');
  const others = events.filter((event) => event.kind !== 'message' && event.kind !== 'linked');
  const blocks: Block[] = [];
  let left = messages.length;
  for (const event of messages) {
    const drawn = messageBlocks(event, snapshot.id, texts);
    if (blocks.length + drawn.length > partsOfAll) break;
    blocks.push(...drawn);
    left -= 1;
  }
  if (left > 0) blocks.push(section(texts('cards.more-messages', { count: left })), showWhole(snapshot.id, '', texts));
  const lines = others.map((event) => changeLine(event, texts));
  blocks.push(...joined(lines).map(section));
  if (blocks.length === 0) blocks.push(section(texts('cards.changed', { id: shownName(snapshot.id) })));
  return { text: shorten(summary(messages, others, snapshot, texts), limits.messageText), blocks };
}

type MessageEvent = Extract<TicketEvent, { readonly kind: 'message' }>;

function messageBlocks({ message, by, at }: MessageEvent, ticket: string, texts: Texts): Block[] {
  const parts = split(htmlToMrkdwn(message.text, texts('cards.picture')), limits.sectionText);
  const whole = parts.length <= partsOfOne;
  const shown = whole ? parts : parts.slice(0, partsOfOne);
  return [
    context(`*${authorOf(message, by, texts)}* · ${shownTime(message.at ?? at)}`),
    ...shown.filter((part) => part.trim() !== '').map(section),
    ...attachments(message, texts),
    ...(whole ? [] : [showWhole(ticket, messageKey(message), texts)]),
  ];
}

function authorOf(message: TicketMessage, by: string | undefined, texts: Texts): string {
  if (by !== undefined && /^[UW][A-Z0-9]+$/.test(by)) return texts('cards.by', { user: `<@${by}>` });
  const role = texts(`cards.author.${message.author}`);
  return message.authorName === undefined ? role : `${shownName(message.authorName, 100)} (${role})`;
}

function attachments({ attachments: files }: TicketMessage, texts: Texts): Block[] {
  if (files.length === 0) return [];
  const names = files.map(({ name }) => shownName(name, 100)).join(', ');
  return [context(texts('cards.attachments', { count: files.length, names }))];
}

/** @param mark of the message that is to be shown; empty for all messages of the ticket */
function showWhole(ticket: string, mark: string, texts: Texts): Block {
  const value = mark === '' ? ticket : `${ticket} ${mark}`;
  return {
    type: 'actions',
    elements: [
      button({
        action: ids.actions.messageWhole,
        text: texts(mark === '' ? 'cards.all-messages' : 'cards.whole'),
        value,
        label: texts('cards.whole.label', { id: ticket }),
      }),
    ],
  };
}

function changeLine(event: TicketEvent, texts: Texts): string {
  const time = shownTime(event.at);
  if (event.kind === 'status') {
    const { from, to } = event;
    const words = {
      from: escape(statusWord(from, texts)),
      to: escape(statusWord(to, texts)),
      turn: turnWords(to, texts),
    };
    return `${texts('cards.status-changed', words)} · ${time}`;
  }
  return `${texts('cards.gone')} · ${time}`;
}

/** Lines in as few sections as hold them, at most 5. */
function joined(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : split(lines.join('\n'), limits.sectionText).slice(0, 5);
}

function summary(
  messages: readonly MessageEvent[],
  others: readonly TicketEvent[],
  snapshot: Snapshot,
  texts: Texts,
): string {
  const said = messages.map(({ message, by }) => {
    const words = htmlToMrkdwn(message.text, texts('cards.picture')).replace(/\s+/g, ' ');
    return `${authorOf(message, by, texts)}: ${shorten(words, 300)}`;
  });
  const changes = others.map((event) =>
    event.kind === 'status'
      ? texts('cards.status-text', { status: escape(statusWord(event.to, texts)) })
      : texts('cards.gone'),
  );
  return `${texts('cards.ticket', { id: shownName(snapshot.id) })}: ${[...said, ...changes].join(' · ')}`;
}
