import type { Texts } from '../../locales/index.ts';
import { writeFilter } from '../../tickets/links/new-ticket-filter.ts';
import type { Subscription } from '../../tickets/links/subscription.ts';
import type { ListFilter } from '../../tickets/list/filter.ts';
import { reasonWords } from '../paused/view.ts';
import { shownName, shownTime, statusWord } from '../text/read.ts';

/** The maximum length of a shown filter, in characters. */
const longestFilter = 300;

/** A channel that follows new tickets, as one line, plus further lines if tickets were left out or posts are paused. */
export function followLine(
  { channel, creator, createdAt, filter, pausedReason, leftOut = 0 }: Subscription,
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
    ...(pausedReason === undefined
      ? []
      : [texts('cards.links.suspended', { reason: reasonWords(pausedReason, texts) })]),
  ].join('\n');
}

/** Describes which new tickets are followed; foreign parts are marked. */
export function shownFilter(written: string, texts: Texts): string {
  if (written === '') return texts('cards.follows.all');
  return texts('cards.follows.some', { filter: shownName(written, longestFilter) });
}

/** The names of the IDs in a filter; an ID without a name is shown as it is. */
export interface FilterNames {
  readonly labels: ReadonlyMap<string, string>;
  readonly owner?: string | undefined;
}

/** Describes a filter, the scope first; foreign parts are marked. */
export function filterWords(filter: ListFilter, names: FilterNames, texts: Texts): readonly string[] {
  const { scope, statuses, words, key, labels, from, to, owner, region, product, problem } = filter;
  const name = (text: string) => shownName(text, 80);
  const list = (items: readonly string[]) => items.join(', ');
  return [
    `*${texts('cards.list.title', { scope: statuses !== undefined && scope !== 'mine' ? 'all' : scope })}*`,
    ...(statuses === undefined ? [] : [list(statuses.map((status) => statusWord(status, texts)))]),
    ...(words.length === 0
      ? []
      : [texts('cards.list.words', { words: list(words.map((word) => `“${shownName(word)}”`)) })]),
    ...(key === undefined ? [] : [texts('cards.list.words', { words: `“${name(key)}”` })]),
    ...(labels === undefined
      ? []
      : [texts('filter.of-labels', { names: list(labels.map((id) => name(names.labels.get(id) ?? id))) })]),
    ...(from === undefined ? [] : [texts('filter.of-from', { day: from })]),
    ...(to === undefined ? [] : [texts('filter.of-to', { day: to })]),
    ...(owner === undefined ? [] : [texts('filter.of-owner', { name: name(names.owner ?? owner) })]),
    ...(region === undefined ? [] : [name(region)]),
    ...(product === undefined ? [] : [texts('filter.of-product', { name: name(product) })]),
    ...(problem === undefined ? [] : [texts('filter.of-problem', { name: name(problem) })]),
  ];
}
