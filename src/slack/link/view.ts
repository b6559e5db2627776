import type { Texts } from '../../locales/index.ts';
import type { ListedLink } from '../../tickets/links/link.ts';
import type { Subscription } from '../../tickets/links/subscription.ts';
import { followLine } from '../follow/view.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { button, context, row, section, type Block, type Modal } from '../kit/kit.ts';
import { message, type Message, firstFitting } from '../kit/message.ts';
import { type FormState, channelForm } from '../kit/modal.ts';
import { pager } from '../kit/pages.ts';
import { reasonWords } from '../paused/view.ts';
import { shownName, shownTime } from '../text/read.ts';

const maxRows = { links: 25, follows: 20 } as const;

/**
 * Maximum characters of links, and of channels, when they are shown as plain text because rows with buttons don't fit.
 */
const plainLengths = [2000, 600] as const;

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
  const rows = links.slice(0, maxRows.links);
  const above = follows.slice(0, maxRows.follows).map((one) => followLine(one, texts));
  const empty = texts(page === 0 ? 'cards.links.empty' : 'cards.list.empty-page');
  const value = (to: number) => encodeMetadata('links', { page: to });
  const text = rows.length === 0 ? empty : rows.map((link) => line(link, texts)).join('\n');
  const drawn = (following: readonly Block[], listed: readonly Block[]): Block[] => [
    ...following,
    context(`*${texts('cards.links.title')}*`),
    ...(rows.length === 0 ? [section(empty)] : listed),
    ...pager({ action: ids.actions.linksPage, value, page, hasMore }, texts),
  ];
  const plain = (words: string, maxLength: number) => (words === '' ? [] : [section(words, maxLength)]);
  const channels = above.join('\n');
  const listed = () => rows.map((link) => linkRow(link, texts));
  const blocks = firstFitting([
    () =>
      drawn(
        above.map((line) => section(line)),
        listed(),
      ),
    () => drawn(plain(channels, plainLengths[0]), listed()),
    ...plainLengths.map((maxLength) => () => drawn(plain(channels, maxLength), plain(text, maxLength))),
  ]);
  return message([...above, texts('cards.links.title'), text].join('\n'), blocks, 3000);
}

function linkRow(link: ListedLink, texts: Texts): Block {
  const { ticket: id } = link;
  const label = texts('cards.show.label', { id });
  return row(line(link, texts), button({ action: ids.actions.open, text: texts('cards.show'), value: id, label }));
}

function line({ ticket, channel, creator, createdAt, paused, unreadable }: ListedLink, texts: Texts): string {
  const shown = texts('cards.links.line', {
    id: shownName(ticket),
    place: `<#${channel}>`,
    user: `<@${creator}>`,
    time: shownTime(createdAt),
  });
  return [
    shown,
    ...(paused === undefined ? [] : [texts('cards.links.suspended', { reason: reasonWords(paused, texts) })]),
    ...(unreadable === undefined
      ? []
      : [texts('cards.links.unreadable', { state: unreadable.state, time: shownTime(unreadable.since) })]),
  ].join('\n');
}

export interface LinkForm {
  readonly ticket: { readonly id: string; readonly title?: string | undefined };
  /** The current channel, or the one chosen before. */
  readonly channel?: string | undefined;
  readonly form: FormState;
}

/** Asks for the channel in which to follow a ticket. */
export function linkView({ ticket, channel, form }: LinkForm, texts: Texts): Modal {
  return channelForm(
    {
      ...{ callback: ids.views.link, metadata: encodeMetadata('link', { ticket: ticket.id }), words: 'cards.link' },
      chosen: channel === undefined ? { default_to_current_conversation: true } : { initial_conversation: channel },
      ...{ ticket, form },
    },
    texts,
  );
}

/** Asks for confirmation before a private ticket is followed where more people can read it, and says who they are. */
export function shareQuestion(asked: Metadata<'share'>, texts: Texts): Message {
  const { ticket: id, channel, readers } = asked;
  const said = texts('privacy.share', { id, channel: `<#${channel}>`, readers });
  const text = texts('privacy.share.button');
  const yes = button({
    ...{ action: ids.privacy.share, text, value: encodeMetadata('share', asked) },
    ...{ style: 'danger', label: `${text} ${id}` },
  });
  return message(said, [section(said), { type: 'actions', elements: [yes] }]);
}
