import type { Texts } from '../../locales/index.ts';
import { writeFilter } from '../../tickets/links/new-ticket-filter.ts';
import type { Subscription } from '../../tickets/links/subscription.ts';
import { reasonWords } from '../paused/reasons-view.ts';
import { shownName, shownTime } from '../kit/ticket-words.ts';

/** How much of a filter is shown, in characters. */
const longestFilter = 300;

/** A channel that follows new tickets, in a line. */
export function followLine(
  { channel, creator, createdAt, filter, suspended, leftOut = 0 }: Subscription,
  texts: Texts,
): string {
  const line = texts('cards.follows.line', {
    filter: shownFilter(writeFilter(filter), texts),
    place: `<#${channel}>`,
    user: `<@${creator}>`,
    time: shownTime(createdAt),
  });
  return [
    line,
    ...(leftOut > 0 ? [texts('privacy.left-out', { count: leftOut })] : []),
    ...(suspended === undefined ? [] : [texts('cards.links.suspended', { reason: reasonWords(suspended, texts) })]),
  ].join('\n');
}

/** Which new tickets, in words; foreign parts are marked. */
export function shownFilter(written: string, texts: Texts): string {
  if (written === '') return texts('cards.follows.all');
  return texts('cards.follows.some', { filter: shownName(written, longestFilter) });
}
