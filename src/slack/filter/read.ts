import { listScopes, type ListFilter } from '../../tickets/list/filter.ts';
import { at, text } from '../interaction/payload.ts';
import { ids } from '../interaction/ids.ts';
import { searchWords } from '../interaction/parse.ts';
import { chosenOptions } from '../interaction/chosen.ts';
import { readLabels } from '../labels/options-view.ts';

const { inputs } = ids.filter;

/** Reads a filter from `view.state.values`; what does not fit is as if it were not there, and the desk checks the rest. */
export function readFilterForm(values: unknown): ListFilter {
  const typed = (id: string) => text(values, id, id, 'value');
  const chosen = (id: string) => text(values, id, id, 'selected_option', 'value');
  const day = (id: string) => text(values, id, id, 'selected_date');
  const several = (id: string) => chosenOptions(at(values, id, id)).map(({ value }) => value);
  const statuses = several(inputs.statuses).filter((value) => /^-?\d{1,4}$/.test(value));
  const labels = readLabels(several(inputs.labels)).ids;
  return {
    scope: listScopes.find((scope) => scope === chosen(inputs.scope)) ?? 'open',
    words: searchWords(typed(inputs.words) ?? ''),
    statuses: statuses.length === 0 ? undefined : statuses.map(Number),
    labels: labels.length === 0 ? undefined : labels,
    ...{ key: typed(inputs.key), product: typed(inputs.product), problem: typed(inputs.problem) },
    ...{ from: day(inputs.from), to: day(inputs.to) },
    ...{ owner: chosen(inputs.owner), region: chosen(inputs.region) },
  };
}
