import { DeskError } from '../../../tickets/errors.ts';
import { inWords } from '../../blocks/in-words.ts';
import { ids } from '../../ids.ts';
import { decodeMetadata } from '../../metadata.ts';
import { at, text } from '../../payload.ts';
import { filterView } from '../../views/filter/form.ts';
import { optionOf } from '../../views/filter/option.ts';
import { readFilterForm } from '../../views/filter/read.ts';
import { callOf } from '../call.ts';
import { chosenOptions } from '../options/chosen.ts';
import { listTickets } from '../tasks/list.ts';
import { refuseOutdated, submitForm, type Submit } from '../views/submission.ts';
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
