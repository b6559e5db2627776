import { listScopes, type ListFilter, type ListScope } from '../../tickets/list/filter.ts';
import { clean } from '../kit/clean.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import type { Typed } from '../words/typed.ts';
import { firstWord, searchWords } from '../interaction/parse.ts';

/**
 * A filter as it is typed: `[open|closed|mine|all|@name] [words]`. `@name` is one that the person saved, with further words.
 * @param scope where none is typed
 */
export async function typedFilter({ desk }: Surface, call: Call, rest: Typed, scope: ListScope): Promise<ListFilter> {
  const typed = clean(rest.text);
  const [first, others] = firstWord(typed);
  if (/^[@＠]/u.test(first)) {
    const saved = await desk.filters.named(await call.actor(), first);
    return { ...saved, words: [...saved.words, ...searchWords(others)] };
  }
  const wanted = first.normalize('NFKC').toLowerCase();
  const named = listScopes.find((known) => known === wanted);
  return { scope: named ?? scope, words: searchWords(named === undefined ? typed : others) };
}
