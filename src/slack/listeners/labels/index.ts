import { ids } from '../../ids.ts';
import { labelSuggestions } from '../../views/labels/options.ts';
import { onTicketButton, type Click } from '../actions/click.ts';
import type { Suggest } from '../options/suggest.ts';
import type { Submit } from '../views/submission.ts';
import { addLabel, changeLabel, deleteLabel, submitLabel } from './edit.ts';
import { openLabels, turnLabelsPage } from './all.ts';
import { openTicketLabels, submitTicketLabels } from './ticket.ts';

const { actions, views, inputs } = ids.labels;

export const labelClicks: Readonly<Record<string, Click>> = {
  [actions.open]: onTicketButton(openTicketLabels),
  [actions.manage]: openLabels,
  [actions.page]: turnLabelsPage,
  [actions.add]: addLabel,
  [actions.change]: changeLabel,
  [actions.remove]: deleteLabel,
};

export const labelSubmits: Readonly<Record<string, Submit>> = {
  [views.ticket]: submitTicketLabels,
  [views.edit]: submitLabel,
};

export const labelSuggesters: Readonly<Record<string, Suggest>> = {
  [inputs.labels]: async ({ desk, texts }, call, typed) =>
    labelSuggestions(await desk.labels.choices(await call.actor()), typed, texts),
};
