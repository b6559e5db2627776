import { DeskError } from '../../tickets/errors.ts';
import { inWords } from '../kit/in-words.ts';
import { ids } from '../interaction/ids.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { at, text } from '../interaction/payload.ts';
import { filterView } from './view.ts';
import { optionOf } from './option-view.ts';
import { readFilterForm } from './read.ts';
import { callOf } from '../interaction/call.ts';
import { chosenOptions } from '../interaction/chosen.ts';
import { listTickets } from '../list/index.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { forMetadata } from './open.ts';

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
      await answers({ user: call.user, ...place })(list);
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
