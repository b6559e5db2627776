import { DomainError } from '../../tickets/errors.ts';
import { offer } from '../kit/offer.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { at, text } from '../payload.ts';
import { labelOption, readLabels, ticketLabelsView } from './view.ts';
import { callOf } from '../interaction/call.ts';
import { openForm } from '../interaction/open-form.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { chosenOptions } from '../interaction/suggest.ts';
import { inWords, type Message } from '../kit/message.ts';
import { shownTitle } from '../text/read.ts';

/** Opens the form with the current labels of a ticket. */
export async function openTicketLabels(context: SlackContext, call: Call, id: string): Promise<Message | undefined> {
  const { useCases, texts } = context;
  if (call.triggerId === undefined) return offer(ids.labels.actions.open, texts('labels.title'), id, texts);
  await openForm(context, call, texts('labels.title'), async () => {
    const actor = await call.actor();
    useCases.require(actor, 'label');
    const [ticket, labels] = await Promise.all([useCases.show(actor, id), useCases.labels.ofTicket(actor, id)]);
    return ticketLabelsView(
      {
        ticket: { id, title: shownTitle(ticket.description, texts) },
        shown: labels.map((label) => label.id),
        chosen: labels.map(labelOption),
        form: { state: 'open' },
      },
      texts,
    );
  });
  return undefined;
}

export const submitTicketLabels: Submit = async (context, submitted) => {
  const { body, botUser } = submitted;
  const { inputs } = ids.labels;
  const known = decodeMetadata('ticketLabels', text(body, 'view', 'private_metadata'));
  const values = at(body, 'view', 'state', 'values');
  const color = text(values, inputs.color, inputs.color, 'selected_option', 'value');
  if (known === undefined || color === undefined) return refuseOutdated(context, submitted);
  const { useCases, texts } = context;
  const { ticket, shown } = known;
  const options = chosenOptions(at(values, inputs.labels, inputs.labels));
  const { ids: chosen, names: added } = readLabels(options.map(({ value }) => value));
  const call = callOf(context, body, botUser);
  return submitForm(context, submitted, {
    form: (form) => ticketLabelsView({ ticket: { id: ticket }, shown, chosen: options, color, form }, texts),
    work: async () => {
      const done = await useCases.labels.label(await call.actor(), { ticket, shown, chosen, added, color });
      return { done: true, said: inWords('labels.done', { id: ticket, ...done }, texts) };
    },
    blockOf: (failure) =>
      failure instanceof DomainError && failure.detail.field === 'name' ? inputs.labels : undefined,
  });
};
