import { isOpen } from '../../tickets/ticket/status.ts';
import { type Feature, onTicketButton, outdated, type Click } from '../interaction/feature.ts';
import { ids } from '../kit/ids.ts';
import { text } from '../payload.ts';
import { contactView } from './view.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { openForm, updateView } from '../interaction/open-form.ts';
import { unlessFinished } from '../interaction/submission.ts';
import type { Message } from '../kit/message.ts';
import { submitContact, contactShape, readContact, sendCodeTo, wayOf } from './submit.ts';
import { offer } from '../kit/offer.ts';

/** The "Send code" button: redraws the form with the field for the code; entered values stay. */
const sendCode: Click = async (context, call, value, body) => {
  const entered = readContact(body);
  const view_id = text(body, 'view', 'id');
  if (entered === undefined || view_id === undefined) return outdated(context);
  const marks = await sendCodeTo(context, call.actor, wayOf(value), entered.values);
  const shape = await contactShape(context, await call.actor(), entered.values);
  const view = contactView({ ...entered, shape, marks, form: { state: 'open' } }, context.texts);
  await updateView(context.client, { view_id, view });
  return undefined;
};

const contactCommand = onTicket({ name: 'contact', isReadOnly: true }, openContact);

/** Opens the form for a ticket's contact, if the person can change it. */
async function openContact(context: SlackContext, call: Call, ticket: string): Promise<Message | undefined> {
  const { useCases, texts } = context;
  if (call.triggerId === undefined) return offer(ids.contact.open, texts('contacts.title'), ticket, texts);
  const title = texts('contacts.title');
  await openForm(context, call, title, async () => {
    const actor = await call.actor();
    await useCases.contacts.allow(actor, ticket);
    return unlessFinished(context, actor, { id: ticket, title }, async () => {
      const shape = await contactShape(context, actor, {});
      return contactView({ ticket, values: {}, shape, form: { state: 'open' } }, texts);
    });
  });
  return undefined;
}

export const contact: Feature = {
  commands: [contactCommand],
  clicks: {
    [ids.contact.open]: onTicketButton(openContact),
    [ids.contact.sendCode]: sendCode,
  },
  submissions: { [ids.contact.view]: submitContact },
  menu: [
    { name: 'contact', group: 'parts', permission: 'contact-any', own: 'contact-own', fits: isOpen, run: openContact },
  ],
};
