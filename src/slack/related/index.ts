import { type Feature, onTicketButton } from '../interaction/feature.ts';
import { offer } from '../kit/offer.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { at, text } from '../payload.ts';
import { relatedView, readTickets, ticketOption } from './view.ts';
import { callOf } from '../interaction/call.ts';
import { openForm } from '../interaction/open-form.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { chosenOptions } from '../interaction/suggest.ts';
import { inWords, type Message } from '../kit/message.ts';
import { shownTitle } from '../text/read.ts';

/** Opens the form with the tickets that are currently related to a ticket. */
async function openRelated(context: SlackContext, call: Call, id: string): Promise<Message | undefined> {
  const { useCases, texts } = context;
  const title = texts('related.title');
  if (call.triggerId === undefined) return offer(ids.related.actions.open, title, id, texts);
  await openForm(context, call, title, async () => {
    const actor = await call.actor();
    useCases.require(actor, 'reply');
    const [{ description }, related] = await Promise.all([useCases.show(actor, id), useCases.related.list(actor, id)]);
    return relatedView(
      {
        ticket: { id, title: shownTitle(description, texts) },
        shown: related.map((one) => one.id),
        chosen: related.map((one) => ticketOption(one, texts)),
        form: { state: 'open' },
      },
      texts,
    );
  });
  return undefined;
}

const submitRelated: Submit = async (context, submitted) => {
  const { body, botUser } = submitted;
  const { tickets } = ids.related.inputs;
  const known = decodeMetadata('related', text(body, 'view', 'private_metadata'));
  if (known === undefined) return refuseOutdated(context, submitted);
  const { useCases, texts } = context;
  const { ticket, shown } = known;
  const options = chosenOptions(at(body, 'view', 'state', 'values', tickets, tickets));
  const chosen = readTickets(options.map(({ value }) => value));
  const call = callOf(context, body, botUser);
  return submitForm(context, submitted, {
    form: (form) => relatedView({ ticket: { id: ticket }, shown, chosen: options, form }, texts),
    work: async () => {
      const { added, removed } = await useCases.related.relate(await call.actor(), { ticket, shown, chosen });
      const counts = { added: added.length, removed: removed.length };
      return { done: true, said: inWords('related.done', { id: ticket, ...counts }, texts) };
    },
  });
};

const relateCommand = onTicket({ name: 'relate', isReadOnly: true }, openRelated);

const { actions, inputs, views } = ids.related;

export const related: Feature = {
  commands: [relateCommand],
  clicks: { [actions.open]: onTicketButton(openRelated) },
  submissions: { [views.related]: submitRelated },
  suggestions: {
    [inputs.tickets]: async ({ useCases, texts }, call, typed, body) => {
      const known = decodeMetadata('related', text(body, 'view', 'private_metadata'));
      if (known === undefined) return [];
      const found = await useCases.related.candidates(await call.actor(), known.ticket, typed);
      return found.map((ticket) => ticketOption(ticket, texts));
    },
  },
  menu: [{ name: 'related', group: 'parts', permission: 'reply', run: openRelated }],
};
