import { DeskError } from '../../tickets/errors.ts';
import { listScopes, type ListFilter } from '../../tickets/list/filter.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { at, text } from '../payload.ts';
import { filterView, optionOf } from './view.ts';
import { callOf } from '../interaction/call.ts';
import { chosenOptions } from '../interaction/chosen.ts';
import { searchWords } from '../interaction/command.ts';
import { listTickets } from '../list/index.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { inWords } from '../kit/message.ts';
import { readLabels } from '../labels/view.ts';
import { forMetadata } from './names.ts';

const { inputs } = ids.filter;

/** Saves and forgets what was asked for, and shows the list to the person where they opened the form. */
export const submitFilter: Submit = async (surface, submitted) => {
  const { body, botUser } = submitted;
  const place = decodeMetadata('filter', text(body, 'view', 'private_metadata'));
  if (place === undefined) return refuseOutdated(surface, submitted);
  const { answers, desk, texts } = surface;
  const values = at(body, 'view', 'state', 'values');
  const filter = readFilterForm(values);
  const name = text(values, inputs.name, inputs.name, 'value');
  const forget = chosenOptions(at(values, inputs.forget, inputs.forget)).map(({ value }) => value);
  const labels = chosenOptions(at(values, inputs.labels, inputs.labels));
  const { owner } = filter;
  const call = callOf(surface, body, botUser);
  return submitForm(surface, submitted, {
    form: (form) =>
      filterView(
        {
          ...{ place, filter, labels, name, form },
          owner: owner === undefined ? undefined : optionOf(owner, chosenText(values) ?? owner),
          saved: forget.map((one) => ({ name: one, filter })),
        },
        texts,
      ),
    work: async () => {
      const actor = await call.actor();
      await desk.filters.remove(actor, forget);
      if (name !== undefined) await desk.filters.save(actor, name, filter);
      const list = await listTickets(surface, call, { ...forMetadata(filter), page: 0 });
      await answers({ user: call.user, ...place })(list, { passing: true });
      return { done: true, said: inWords('filter.shown', {}, texts) };
    },
    blockOf,
  });
};

function chosenText(values: unknown): string | undefined {
  return text(values, inputs.owner, inputs.owner, 'selected_option', 'text', 'text');
}

function blockOf(failure: unknown): string | undefined {
  const field = failure instanceof DeskError ? failure.detail.field : undefined;
  return Object.entries(inputs).find(([name]) => name === field)?.[1];
}

/** Reads a filter from `view.state.values`; what does not fit is as if it were not there, and the desk checks the rest. */
function readFilterForm(values: unknown): ListFilter {
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
