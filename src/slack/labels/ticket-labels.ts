import { DeskError } from '../../tickets/errors.ts';
import { offer } from '../kit/offer.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { at, text } from '../payload.ts';
import { labelOption, readLabels, ticketLabelsView } from './view.ts';
import { callOf } from '../interaction/call.ts';
import { openForm } from '../interaction/open-form.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { chosenOptions } from '../interaction/suggest.ts';
import { inWords, type Message } from '../kit/message.ts';
import { shownTitle } from '../text/read.ts';

/** Opens the form with the labels that a ticket has now. */
export async function openTicketLabels(surface: Surface, call: Call, id: string): Promise<Message | undefined> {
  const { desk, texts } = surface;
  if (call.triggerId === undefined) return offer(ids.labels.actions.open, texts('labels.title'), id, texts);
  await openForm(surface, call, texts('labels.title'), async () => {
    const actor = await call.actor();
    desk.require(actor, 'label');
    const [ticket, labels] = await Promise.all([desk.show(actor, id), desk.labels.ofTicket(actor, id)]);
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

export const submitTicketLabels: Submit = async (surface, submitted) => {
  const { body, botUser } = submitted;
  const { inputs } = ids.labels;
  const known = decodeMetadata('ticketLabels', text(body, 'view', 'private_metadata'));
  const values = at(body, 'view', 'state', 'values');
  const color = text(values, inputs.color, inputs.color, 'selected_option', 'value');
  if (known === undefined || color === undefined) return refuseOutdated(surface, submitted);
  const { desk, texts } = surface;
  const { ticket, shown } = known;
  const options = chosenOptions(at(values, inputs.labels, inputs.labels));
  const { ids: chosen, names: added } = readLabels(options.map(({ value }) => value));
  const call = callOf(surface, body, botUser);
  return submitForm(surface, submitted, {
    form: (form) => ticketLabelsView({ ticket: { id: ticket }, shown, chosen: options, color, form }, texts),
    work: async () => {
      const done = await desk.labels.label(await call.actor(), { ticket, shown, chosen, added, color });
      return { done: true, said: inWords('labels.done', { id: ticket, ...done }, texts) };
    },
    blockOf: (failure) => (failure instanceof DeskError && failure.detail.field === 'name' ? inputs.labels : undefined),
  });
};
