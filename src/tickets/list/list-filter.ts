import { DomainError } from '../errors.ts';
import { fold } from '../words/fold.ts';
import { listScopes, type ListFilter, type ListQuery } from './filter.ts';
import { isNumber, isString, listOf, oneOf, optional, shape } from '../guards.ts';
import { isLabelId } from '../labels/rules.ts';
import { hasWords, searchWords, sentWords } from './list-words.ts';
import { isFinal, isOpen, statuses } from '../ticket/status.ts';
import type { TicketSummary } from '../ticket/ticket.ts';
import { endOfDay, startOfDay } from './days.ts';

/** Labels that a list request accepts (`label_id_list`). */
export const labelsInFilter = 5;

/** Characters of the other texts. Filters travel in button values, which hold 2,000. */
export const filterTextLimit = 60;

export const isListFilter = shape<ListFilter>({
  scope: oneOf(listScopes),
  words: listOf(isString),
  statuses: optional(listOf(isNumber)),
  key: optional(isString),
  labels: optional(listOf(isString)),
  from: optional(isString),
  to: optional(isString),
  owner: optional(isString),
  region: optional(isString),
  product: optional(isString),
  problem: optional(isString),
});

/**
 * A validated filter without empty fields.
 * @throws DomainError `invalid-input` (detail: field), `text-too-long`, `filter-window` if the last day is before the
 *   first
 */
export function checkedFilter(asked: ListFilter): ListFilter {
  const labels = [...new Set(asked.labels)];
  if (labels.length > labelsInFilter || !labels.every(isLabelId))
    throw new DomainError('invalid-input', { field: 'labels' });
  const { from, to } = asked;
  if (from !== undefined && startOfDay(from) === undefined) throw new DomainError('invalid-input', { field: 'from' });
  if (to !== undefined && endOfDay(to) === undefined) throw new DomainError('invalid-input', { field: 'to' });
  if (from !== undefined && to !== undefined && from > to) throw new DomainError('filter-window', { field: 'to' });
  return {
    scope: asked.scope,
    words: searchWords(asked.words),
    statuses: some([...new Set(asked.statuses)]),
    key: short('key', asked.key),
    labels: some(labels),
    ...{ from, to, owner: asked.owner, region: asked.region },
    product: short('product', asked.product),
    problem: short('problem', asked.problem),
  };
}

/** Whether a filter has nothing but a scope. */
export function isPlain({ words, ...rest }: ListFilter): boolean {
  const asked = Object.entries(rest).filter(([field, value]) => field !== 'scope' && value !== undefined);
  return words.length === 0 && asked.length === 0;
}

/**
 * The part of a filter that the service can apply; `fits` does the rest.
 * @param zone time zone for the days of the filter; see `Actor`
 * @param isWide leave out the words, which may be spelled differently in the tickets
 */
export function queryOf(
  filter: ListFilter,
  zone: string | undefined,
  isWide = false,
): Omit<ListQuery, 'offset' | 'limit'> {
  const { words, statuses: wanted = [], key, labels, from, to, owner } = filter;
  return {
    words: isWide ? [] : sentWords(words),
    status: wanted.length === 1 ? wanted[0] : undefined,
    ...{ key, labels, owner },
    from: from === undefined ? undefined : startOfDay(from, zone),
    to: to === undefined ? undefined : endOfDay(to, zone),
  };
}

/** Whether the service's answer to `queryOf` is exact, so that its total is the total of the list. */
export function isExact({ words, scope, statuses: wanted, region, product, problem }: ListFilter): boolean {
  const plain = words.length === 0 && [region, product, problem].every((part) => part === undefined);
  return plain && (wanted?.length === 1 || (wanted === undefined && scope === 'all'));
}

/** Whether a ticket the service returned belongs in the list. */
export function fits(ticket: TicketSummary, filter: ListFilter): boolean {
  const { words, region, product, problem } = filter;
  if (!hasWords(ticket, words) || !hasStatus(ticket.status, filter)) return false;
  if (region !== undefined && ticket.region !== region) return false;
  return has(ticket.product, product) && has(ticket.problemType, problem);
}

/** Whether a name contains a text, regardless of spelling variants. A field missing from the list contains nothing. */
function has(name = '', piece = ''): boolean {
  return fold(name).includes(fold(piece));
}

function hasStatus(status: number, { scope, statuses: wanted }: ListFilter): boolean {
  if (wanted !== undefined) return wanted.includes(status);
  if (scope === 'open') return isOpen(status);
  if (scope === 'closed') return isFinal(status) && status !== statuses.deleted;
  return true;
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

function short(field: string, text: string | undefined): string | undefined {
  const clean = text?.trim();
  if (clean === undefined || clean === '') return undefined;
  if (clean.length > filterTextLimit) throw new DomainError('text-too-long', { field, limit: filterTextLimit });
  return clean;
}
