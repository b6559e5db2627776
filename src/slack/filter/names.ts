import type { Choice } from '../../tickets/catalog/catalog.ts';
import { type ListFilter, listScopes, type ListScope } from '../../tickets/list/filter.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import type { FilterNames } from '../follow/view.ts';
import { firstWord, searchWords } from '../interaction/command.ts';
import type { SlackContext, Call } from '../interaction/context.ts';
import type { Metadata } from '../interaction/metadata.ts';
import { clean } from '../text/cut.ts';
import type { Typed } from '../words/typed.ts';

/** The names of the IDs in a filter; empty if the service doesn't return them, because IDs can be shown instead. */
export async function namesOf({ useCases, log }: SlackContext, actor: Actor, filter: ListFilter): Promise<FilterNames> {
  const { labels = [], owner } = filter;
  const failed = (error: unknown) => {
    log.warn({ err: error }, 'cannot load names for a filter');
    return [];
  };
  const [known, users] = await Promise.all([
    labels.length === 0 ? [] : useCases.labels.choices(actor).catch(failed),
    owner === undefined ? [] : useCases.filters.users(actor).catch(failed),
  ]);
  const found = known.filter(({ id }) => labels.includes(id));
  const user = users.find(({ id }) => id === owner);
  return {
    labels: new Map(found.map(({ id, name }) => [id, name])),
    owner: user && shownUser(user),
  };
}

/**
 * Reads a typed filter: `[open|closed|mine|all|@name] [words]`. `@name` is a filter that the person saved; further
 * words are added to it.
 * @param scope the default scope
 */
export async function typedFilter(
  { useCases }: SlackContext,
  call: Call,
  rest: Typed,
  scope: ListScope,
): Promise<ListFilter> {
  const typed = clean(rest.text);
  const [first, others] = firstWord(typed);
  if (/^[@＠]/u.test(first)) {
    const saved = await useCases.filters.named(await call.actor(), first);
    return { ...saved, words: [...saved.words, ...searchWords(others)] };
  }
  const wanted = first.normalize('NFKC').toLowerCase();
  const named = listScopes.find((known) => known === wanted);
  return { scope: named ?? scope, words: searchWords(named === undefined ? typed : others) };
}

/**
 * A user of the account. Names are masked (reference of listSubCustomers), so often only the ID distinguishes two
 * people.
 */
export function shownUser({ id, name }: Choice): string {
  return name === id ? id : `${name} (${id})`;
}

/** Copies the arrays, so that changes of the metadata don't affect the filter. */
export function forMetadata(filter: ListFilter): Omit<Metadata<'list'>, 'page'> {
  const { words, statuses, labels } = filter;
  return { ...filter, words: [...words], statuses: statuses && [...statuses], labels: labels && [...labels] };
}
