import type { types } from '@slack/bolt';
import type { Texts, TextKey } from '../../locales/index.ts';
import { accessOf } from '../../tickets/ticket/authorization.ts';
import type { Snapshot } from '../../tickets/ticket/events.ts';
import { isActionShown } from '../../tickets/ticket/shown-actions.ts';
import { isFinal } from '../../tickets/ticket/status.ts';
import type { TicketSummary } from '../../tickets/ticket/ticket.ts';
import { accessWords, list } from '../delivery/change-view.ts';
import { ids } from '../kit/ids.ts';
import { readForeign, shownName, shownTime, shownTitle, statusWord } from '../text/read.ts';
import { shortenDocument } from '../text/cut.ts';
import { context, fields, header, limits, paragraphs, section, type Block, button, plain } from '../kit/kit.ts';
import { message, type Message, firstFitting } from '../kit/message.ts';
import { foreign } from '../text/document.ts';

/**
 * Maximum characters of the engineer's latest message and of each fact on the card, tried from most to least until the
 * blocks fit; the full text is one click away.
 */
const lengths = [
  { words: 600, fact: limits.fieldText },
  { words: 200, fact: 300 },
  { words: 60, fact: 80 },
] as const;

/**
 * The card of a ticket: what it is about, its status, whose turn it is, and the possible actions. Everybody sees the
 * same card; permissions are checked when somebody acts.
 */
export function card(ticket: Snapshot, texts: Texts): Message {
  const title = shownTitle(ticket.description, texts);
  const status = statusWord(ticket.status, texts);
  const gone = ticket.gone === true ? ` · ${texts('cards.unreadable')}` : '';
  const drawn = (maxLengths: (typeof lengths)[number]): Block[] => [
    header(title),
    section(`*${texts('cards.ticket', { id: shownName(ticket.id) })}* · *${status}*${gone}`),
    ...facts(ticket, maxLengths.fact, texts),
    ...access(ticket, texts),
    ...lastWords(ticket, maxLengths.words, texts),
    ...cardButtons(ticket, texts),
  ];
  const text = texts('cards.text', { id: shownName(ticket.id), title: foreign(title), status: `${status}${gone}` });
  const blocks = firstFitting(lengths.map((maxLengths) => () => drawn(maxLengths)));
  return message(text, blocks, 1000);
}

function facts(ticket: Snapshot, maxLength: number, texts: Texts): Block[] {
  const known: (readonly [string, string | undefined])[] = [
    [texts('cards.product'), ticket.product],
    [texts('cards.type'), ticket.type],
    [texts('cards.problem'), ticket.problemType],
    [texts('cards.region'), ticket.region],
    [texts('cards.severity'), ticket.severity],
  ];
  const lists: (readonly [string, readonly string[] | undefined])[] = [
    [texts('cards.labels'), ticket.labels?.map(({ name }) => name)],
    [texts('cards.related'), ticket.related],
  ];
  const listed = lists.flatMap(([name, all]) =>
    all === undefined || all.length === 0 ? [] : [`*${name}*\n${list(all)}`],
  );
  const named = known.flatMap(([name, value]) => (value === undefined ? [] : [`*${name}*\n${shownName(value)}`]));
  const times: (readonly [string, number | undefined])[] = [
    [texts('cards.created'), ticket.createdAt],
    [texts('cards.resolved'), ticket.resolvedAt],
  ];
  const timed = times.flatMap(([name, at]) => (at === undefined ? [] : [`*${name}*\n${shownTime(at)}`]));
  const all = [...named, ...listed, ...partner(ticket, texts), ...timed];
  return all.length === 0 ? [] : [fields(all, maxLength)];
}

/**
 * The partner that serves the ticket instead of Huawei Cloud, and when. Days are a number per week, hours a number per
 * day (reference, ShowPartnersServiceInfo); any other value is shown in the service's own words.
 */
function partner({ partner: serving }: Snapshot, texts: Texts): string[] {
  if (serving === undefined || serving === null) return [];
  const { name, days, hours, zone } = serving;
  const counted = (part: string, max: number, key: 'cards.partner.days' | 'cards.partner.day-hours') =>
    /^\d{1,2}$/.test(part) && Number(part) <= max ? texts(key, { count: Number(part) }) : shownName(part, 60);
  const when = [
    ...(days === undefined ? [] : [counted(days, 7, 'cards.partner.days')]),
    ...(hours === undefined ? [] : [counted(hours, 24, 'cards.partner.day-hours')]),
    ...(zone === undefined ? [] : [shownName(zone, 60)]),
  ].join(' · ');
  const lines = [shownName(name), ...(when === '' ? [] : [texts('cards.partner.hours', { when })])];
  return [`*${texts('cards.partner')}*\n${lines.join('\n')}`];
}

/** Access that an engineer is waiting for. */
function access({ id, authorizations = [] }: Snapshot, texts: Texts): Block[] {
  const asked = authorizations.filter((authorization) => accessOf(authorization) === 'asked').slice(0, 3);
  return asked.map((authorization) => section(accessWords({ ticket: id, authorization }, texts)));
}

function lastWords({ lastWords: message }: Snapshot, maxLength: number, texts: Texts): Block[] {
  if (message === undefined) return [];
  const words = shortenDocument(readForeign(message.text, texts('cards.picture')), maxLength);
  const author = message.authorName === undefined ? texts('cards.engineer') : shownName(message.authorName, 100);
  const when = message.at === undefined ? '' : ` · ${shownTime(message.at)}`;
  return [context(`${texts('cards.last-words', { author })}${when}`), paragraphs(words)];
}

/**
 * The options of a card's menu, at most 5 as Slack allows; `all` opens the actions menu. An option's value is the
 * choice, a space and the ticket's ID.
 */
export const choices = ['whole', 'link', 'unlink', 'cancel', 'all'] as const;

export type MoreChoice = (typeof choices)[number];

const choiceTexts: Readonly<Record<MoreChoice, TextKey>> = {
  whole: 'cards.more.whole',
  link: 'cards.more.link',
  unlink: 'cards.more.unlink',
  cancel: 'cards.more.cancel',
  all: 'cards.more.all',
};

/** Buttons for the possible actions. A final ticket can't be reopened, but it can get a follow-up. */
function cardButtons({ id, status }: Pick<TicketSummary, 'id' | 'status'>, texts: Texts): Block[] {
  const buttons = isFinal(status) ? [followUp(id, texts)] : openButtons(id, status, texts);
  const offered = choices.filter((choice) => choice !== 'cancel' || isActionShown('cancel', status));
  return [{ type: 'actions', elements: [...buttons, menu(id, offered, texts)] }];
}

function followUp(id: string, texts: Texts): types.Button {
  const label = texts('related.follow-up.label', { id });
  return button({ action: ids.actions.followUp, text: texts('related.follow-up'), value: id, label });
}

function openButtons(id: string, status: number, texts: Texts): types.Button[] {
  const act = (action: 'close' | 'urge') =>
    button({
      action: ids.actions[action],
      text: texts(`cards.${action}`),
      value: id,
      label: texts(`cards.${action}.label`, { id }),
    });
  const reply = button({
    action: ids.actions.reply,
    text: texts('cards.reply'),
    value: id,
    style: 'primary',
    label: texts('cards.reply.label', { id }),
  });
  return [reply, ...(['close', 'urge'] as const).filter((action) => isActionShown(action, status)).map(act)];
}

function menu(id: string, offered: readonly MoreChoice[], texts: Texts): types.Overflow {
  return {
    type: 'overflow',
    action_id: ids.actions.more,
    options: offered.map((choice) => ({
      text: plain(texts(choiceTexts[choice]), limits.buttonText),
      value: `${choice} ${id}`,
    })),
  };
}
