import type { Texts } from '../../locales/index.ts';
import type { ListedLink } from '../../tickets/link.ts';
import type { Subscription } from '../../tickets/subscription.ts';
import { followLine } from './follows.ts';
import { ids } from '../ids.ts';
import { encodeMetadata } from '../metadata.ts';
import { firstFitting } from './fit.ts';
import { button, context, section, type Block } from './kit.ts';
import { message, type Message } from './message.ts';
import { pager } from './pager.ts';
import { reasonWords } from './reasons.ts';
import { shorten } from './split.ts';
import { shownName, shownTime } from './ticket-words.ts';

const mostRows = { links: 25, follows: 20 } as const;

/** Characters of links, and of channels, where they are words alone. */
const plainLength = 2000;

export interface LinksPage {
  /** Channels that follow new tickets. */
  readonly follows: readonly Subscription[];
  readonly links: readonly ListedLink[];
  readonly total: number;
  readonly page: number;
  readonly hasMore: boolean;
}

/** Which channels follow new tickets, and which tickets are followed where. */
export function linkList({ follows, links, page, hasMore }: LinksPage, texts: Texts): Message {
  const rows = links.slice(0, mostRows.links);
  const above = follows.slice(0, mostRows.follows).map((one) => followLine(one, texts));
  const empty = texts(page === 0 ? 'cards.links.empty' : 'cards.list.empty-page');
  const value = (to: number) => encodeMetadata('links', { page: to });
  const text = rows.length === 0 ? empty : rows.map((link) => line(link, texts)).join('\n');
  const drawn = (following: readonly Block[], listed: readonly Block[]): Block[] => [
    ...following,
    context(`*${texts('cards.links.title')}*`),
    ...(rows.length === 0 ? [section(empty)] : listed),
    ...pager({ action: ids.actions.linksPage, value, page, hasMore }, texts),
  ];
  const plain = (words: string) => (words === '' ? [] : [section(shorten(words, plainLength))]);
  const listed = () => rows.map((link) => row(link, texts));
  const blocks = firstFitting([
    () => drawn(above.map(section), listed()),
    () => drawn(plain(above.join('\n')), listed()),
    () => drawn(plain(above.join('\n')), plain(text)),
  ]);
  return message(shorten([...above, texts('cards.links.title'), text].join('\n'), 3000), blocks);
}

function row(link: ListedLink, texts: Texts): Block {
  const { ticket: id } = link;
  return {
    ...section(line(link, texts)),
    accessory: button({
      action: ids.actions.open,
      text: texts('cards.show'),
      value: id,
      label: texts('cards.show.label', { id }),
    }),
  };
}

function line({ ticket, channel, creator, createdAt, suspended, unreadable }: ListedLink, texts: Texts): string {
  const shown = texts('cards.links.line', {
    id: shownName(ticket),
    place: `<#${channel}>`,
    user: `<@${creator}>`,
    time: shownTime(createdAt),
  });
  return [
    shown,
    ...(suspended === undefined ? [] : [texts('cards.links.suspended', { reason: reasonWords(suspended, texts) })]),
    ...(unreadable === undefined
      ? []
      : [texts('cards.links.unreadable', { state: unreadable.state, time: shownTime(unreadable.since) })]),
  ].join('\n');
}
