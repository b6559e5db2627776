import type { Texts } from '../../locales/index.ts';
import type { TicketEvent } from '../../tickets/ticket/events.ts';
import {
  whyNotFollowed,
  type Fate,
  type LinkState,
  type SeenEvent,
  type TicketHistory,
} from '../../tickets/links/delivery-problems.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { knownChange } from '../delivery/change-view.ts';
import { context, section, type Block } from '../kit/kit.ts';
import { worded } from '../delivery/message-view.ts';
import { message, type Message, firstFitting } from '../kit/message.ts';
import { pager } from '../kit/pages.ts';
import { reasonWords } from '../paused/view.ts';
import { withoutBold } from '../text/document.ts';
import { shownLine, shownName, shownTime, statusWord } from '../text/read.ts';

/** How many places are shown, in total and for one event. A ticket is rarely followed in more. */
const maxPlaces = 10;

/** Maximum characters of the places, and of each event, tried from most to least until the blocks fit. */
const rooms = [3000, 1500, 700, 300] as const;

/** Permalinks by channel, a space and timestamp. */
type Permalinks = ReadonlyMap<string, string>;

/** A ticket's events, newest first: when they were seen, and where they were posted, or why not. */
export function whyMessage(history: TicketHistory, permalinks: Permalinks, texts: Texts): Message {
  const { ticket, links, events, page, hasMore } = history;
  const title = texts('troubles.why.title', { id: shownName(ticket) });
  const places = links.slice(0, maxPlaces).map((state) => `• ${placeLine(state, texts)}`);
  if (links.length > maxPlaces) places.push(texts('troubles.why.links-more', { count: links.length - maxPlaces }));
  const about = [title, ...readingLines(history, texts), ...places].join('\n');
  const lines =
    events.length === 0
      ? [texts('troubles.why.no-events')]
      : events.map((seen) => eventLines(seen, history, permalinks, texts));
  const value = (to: number) => encodeMetadata('why', { ticket, page: to });
  const drawn = (maxLength: number): Block[] => [
    section(about, maxLength),
    ...lines.map((line) => (events.length === 0 ? context : section)(line, maxLength)),
    ...pager({ action: ids.actions.whyPage, value, page, hasMore }, texts),
  ];
  const blocks = firstFitting(rooms.map((maxLength) => () => drawn(maxLength)));
  return message([about, ...lines].join('\n'), blocks, 3000);
}

function readingLines(history: TicketHistory, texts: Texts): string[] {
  const { reading, failure, ticket } = history;
  if (reading === undefined) return [texts(`troubles.why.${whyNotFollowed(history)}`, { id: shownName(ticket) })];
  const last = reading.lastAt === undefined ? 'none' : shownTime(reading.lastAt);
  return [
    texts('troubles.why.reading', { last, next: shownTime(reading.nextAt) }),
    ...(failure === undefined ? [] : [texts('troubles.why.failure', { error: shownName(failure, 300) })]),
  ];
}

function placeLine({ link, since, unnotified: unsent, waiting }: LinkState, texts: Texts): string {
  const line = texts('troubles.why.link', {
    channel: `<#${link.channel}>`,
    user: `<@${link.creator}>`,
    state: link.paused === undefined ? 'active' : 'paused',
    since: since === undefined ? 'none' : shownTime(since),
    reason: reasonWords(link.paused ?? '', texts),
    waiting,
  });
  return unsent === undefined ? line : `${line}. ${texts('troubles.untold', { reason: reasonWords(unsent, texts) })}`;
}

function eventLines(seen: SeenEvent, { links }: TicketHistory, permalinks: Permalinks, texts: Texts): string {
  const { event, seenAt, cameBack, fates } = seen;
  const times = texts('troubles.why.times', { at: shownTime(event.at), seen: shownTime(seenAt) });
  const went = fates.slice(0, maxPlaces).map((fate) => {
    const pausedReason = links.find(({ link }) => link.id === fate.link)?.link.paused;
    return `• ${fateLine(fate, pausedReason, permalinks, texts)}`;
  });
  return [
    `*${eventWords(event, texts)}*`,
    cameBack ? `${times}; ${texts('troubles.why.came-back')}` : times,
    ...(went.length === 0 ? [`• ${texts('troubles.why.nowhere')}`] : went),
  ].join('\n');
}

/** How many characters of a message are enough to recognize it. */
const enough = 120;

function eventWords(event: TicketEvent, texts: Texts): string {
  if (event.kind === 'status') {
    const words = { from: statusWord(event.from, texts), to: statusWord(event.to, texts) };
    return texts('troubles.why.status', words);
  }
  if (event.kind === 'message') {
    const { message, by } = event;
    const words = shownLine(worded(event, texts).words, enough);
    if (by !== undefined) return texts('troubles.why.own', { user: `<@${by}>`, words });
    return texts('troubles.why.message', { author: texts(`cards.author.${message.author}`), words });
  }
  if (event.kind === 'linked') return texts('troubles.why.linked');
  if (event.kind === 'deleted') return texts('troubles.why.deleted');
  return withoutBold(knownChange(event, texts) ?? texts('troubles.why.other', { kind: shownName(event.kind) }));
}

function fateLine(fate: Fate, pausedReason: string | undefined, permalinks: Permalinks, texts: Texts): string {
  const { state, ts, nextAt, reason } = fate;
  const channel = `<#${fate.channel}>`;
  if (state === 'done') {
    const link = ts === undefined ? undefined : permalinks.get(`${fate.channel} ${ts}`);
    const word = texts('troubles.why.posted');
    // A message's timestamp is the time when Slack accepted it, in seconds.
    const time = ts === undefined ? '' : shownTime(Number(ts) * 1000);
    return texts('troubles.why.done', { channel, posted: link === undefined ? word : `<${link}|${word}>`, time });
  }
  const time = shownTime(nextAt);
  if (state === 'dead') return texts('troubles.why.dead', { channel, time, reason: reasonWords(reason ?? '', texts) });
  if (pausedReason !== undefined)
    return texts('troubles.why.paused', { channel, reason: reasonWords(pausedReason, texts) });
  const why = reason === undefined ? 'none' : reasonWords(reason, texts);
  return texts(`troubles.why.${state}`, { channel, time, reason: why });
}
