import { ids } from '../interaction/ids.ts';
import { labelSuggestions } from './options-view.ts';
import { onTicketButton, type Click } from '../interaction/click.ts';
import { onTicket, type Command } from '../interaction/command.ts';
import type { Suggest } from '../interaction/suggest.ts';
import type { Submit } from '../interaction/submission.ts';
import { addLabel, changeLabel, deleteLabel, submitLabel, openLabels, turnLabelsPage } from './manage.ts';
import { openTicketLabels, submitTicketLabels } from './ticket-labels.ts';

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

export const labelCommand = onTicket({ name: 'label', harmless: true }, openTicketLabels);

export const labelsCommand: Command = {
  name: 'labels',
  harmless: true,
  run: (surface, call) => openLabels(surface, call),
};
