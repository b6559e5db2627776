import type { Texts } from '../../locales/index.ts';
import type { ListFilter } from '../../tickets/list/filter.ts';
import { shownName, statusWord } from '../kit/ticket-words.ts';

/** Names for what a filter knows by id; what has none shows its id. */
export interface FilterNames {
  readonly labels: ReadonlyMap<string, string>;
  readonly owner?: string | undefined;
}

export const noNames: FilterNames = { labels: new Map() };

/** A filter in words, the scope first; foreign parts are marked. */
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
