import { type Feature, onTicketButton } from '../interaction/feature.ts';
import { ids } from '../kit/ids.ts';
import { labelSuggestions } from './view.ts';
import { onTicket, type Command } from '../interaction/command.ts';
import { addLabel, changeLabel, deleteLabel, submitLabel, openLabels, turnLabelsPage } from './manage.ts';
import { openTicketLabels, submitTicketLabels } from './ticket-labels.ts';

const { actions, views, inputs } = ids.labels;

const labelCommand = onTicket({ name: 'label', isReadOnly: true }, openTicketLabels);

const labelsCommand: Command = {
  name: 'labels',
  isReadOnly: true,
  run: (context, call) => openLabels(context, call),
};

export const labels: Feature = {
  commands: [labelCommand, labelsCommand],
  clicks: {
    [actions.open]: onTicketButton(openTicketLabels),
    [actions.manage]: openLabels,
    [actions.page]: turnLabelsPage,
    [actions.add]: addLabel,
    [actions.change]: changeLabel,
    [actions.remove]: deleteLabel,
  },
  submissions: {
    [views.ticket]: submitTicketLabels,
    [views.edit]: submitLabel,
  },
  suggestions: {
    [inputs.labels]: async ({ useCases, texts }, call, typed) =>
      labelSuggestions(await useCases.labels.choices(await call.actor()), typed, texts),
  },
  menu: [{ name: 'labels', group: 'parts', permission: 'label', run: openTicketLabels }],
};
