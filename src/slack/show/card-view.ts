import type { Texts } from '../../locales/index.ts';
import { accessOf } from '../../tickets/ticket/authorization.ts';
import type { Snapshot } from '../../tickets/ticket/events.ts';
import { accessWords, list } from '../delivery/change-view.ts';
import { cardButtons } from './card-buttons-view.ts';
import { firstFitting } from '../kit/fit.ts';
import { foreign } from '../text/foreign.ts';
import { readForeign } from '../text/read.ts';
import { shortenDocument } from '../text/cut.ts';
import { context, fields, header, limits, paragraphs, section, type Block } from '../kit/kit.ts';
import { message, type Message } from '../kit/message.ts';
import { shownName, shownTime, shownTitle, statusWord } from '../text/ticket-words.ts';

/**
 * Characters of the engineer's last words on the card, and of each fact, tried from most to least until the blocks fit; the
 * whole is one click away.
 */
const lengths = [
  { words: 600, fact: limits.fieldText },
  { words: 200, fact: 300 },
  { words: 60, fact: 80 },
] as const;

/**
 * The card of a ticket: what it is, how it stands, whose turn it is, and what can be done. The same for everybody who
 * sees it; who may do what is checked when they do it.
 */
export function card(ticket: Snapshot, texts: Texts): Message {
  const title = shownTitle(ticket.description, texts);
  const status = statusWord(ticket.status, texts);
  const gone = ticket.gone === true ? ` · ${texts('cards.unreadable')}` : '';
  const drawn = (most: (typeof lengths)[number]): Block[] => [
    header(title),
    section(`*${texts('cards.ticket', { id: shownName(ticket.id) })}* · *${status}*${gone}`),
    ...facts(ticket, most.fact, texts),
    ...access(ticket, texts),
    ...lastWords(ticket, most.words, texts),
    ...cardButtons(ticket, texts),
  ];
  const text = texts('cards.text', { id: shownName(ticket.id), title: foreign(title), status: `${status}${gone}` });
  const blocks = firstFitting(lengths.map((most) => () => drawn(most)));
  return message(text, blocks, 1000);
}

function facts(ticket: Snapshot, most: number, texts: Texts): Block[] {
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
  return all.length === 0 ? [] : [fields(all, most)];
}

/**
 * Who serves the ticket in the place of Huawei Cloud, and when. Days are how many of a week, hours how many of a day (reference,
 * ShowPartnersServiceInfo); what is no such number is shown in the service's own words.
 */
function partner({ partner: serving }: Snapshot, texts: Texts): string[] {
  if (serving === undefined || serving === null) return [];
  const { name, days, hours, zone } = serving;
  const counted = (part: string, most: number, key: 'cards.partner.days' | 'cards.partner.day-hours') =>
    /^\d{1,2}$/.test(part) && Number(part) <= most ? texts(key, { count: Number(part) }) : shownName(part, 60);
  const when = [
    ...(days === undefined ? [] : [counted(days, 7, 'cards.partner.days')]),
    ...(hours === undefined ? [] : [counted(hours, 24, 'cards.partner.day-hours')]),
    ...(zone === undefined ? [] : [shownName(zone, 60)]),
  ].join(' · ');
  const lines = [shownName(name), ...(when === '' ? [] : [texts('cards.partner.hours', { when })])];
  return [`*${texts('cards.partner')}*\n${lines.join('\n')}`];
}

/** What an engineer waits for. */
function access({ id, authorizations = [] }: Snapshot, texts: Texts): Block[] {
  const asked = authorizations.filter((authorization) => accessOf(authorization) === 'asked').slice(0, 3);
  return asked.map((authorization) => section(accessWords({ ticket: id, authorization }, texts)));
}

function lastWords({ lastWords: message }: Snapshot, most: number, texts: Texts): Block[] {
  if (message === undefined) return [];
  const words = shortenDocument(readForeign(message.text, texts('cards.picture')), most);
  const author = message.authorName === undefined ? texts('cards.engineer') : shownName(message.authorName, 100);
  const when = message.at === undefined ? '' : ` · ${shownTime(message.at)}`;
  return [context(`${texts('cards.last-words', { author })}${when}`), paragraphs(words)];
}
