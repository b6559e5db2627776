import { isOpen } from '../../tickets/ticket/status.ts';
import { type Feature, onTicketButton, outdated, type Click } from '../interaction/feature.ts';
import { ids } from '../kit/ids.ts';
import { text } from '../payload.ts';
import { contactView } from './view.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { openForm, updateView } from '../interaction/open-form.ts';
import { unlessFinished } from '../interaction/submission.ts';
import type { Message } from '../kit/message.ts';
import { submitContact, contactShape, readContact, sendCodeTo, wayOf } from './submit.ts';
import { offer } from '../kit/offer.ts';

/** "Send code": the form is drawn anew with the field for the code; what was entered stays. */
const sendCode: Click = async (surface, call, value, body) => {
  const entered = readContact(body);
  const view_id = text(body, 'view', 'id');
  if (entered === undefined || view_id === undefined) return outdated(surface);
  const marks = await sendCodeTo(surface, call.actor, wayOf(value), entered.values);
  const shape = await contactShape(surface, await call.actor(), entered.values);
  const view = contactView({ ...entered, shape, marks, form: { state: 'open' } }, surface.texts);
  await updateView(surface.client, { view_id, view });
  return undefined;
};

const contactCommand = onTicket({ name: 'contact', harmless: true }, openContact);

/** Opens the form for a ticket's contact, for whoever may change it. */
async function openContact(surface: Surface, call: Call, ticket: string): Promise<Message | undefined> {
  const { desk, texts } = surface;
  if (call.triggerId === undefined) return offer(ids.contact.open, texts('contacts.title'), ticket, texts);
  const title = texts('contacts.title');
  await openForm(surface, call, title, async () => {
    const actor = await call.actor();
    await desk.contacts.allow(actor, ticket);
    return unlessFinished(surface, actor, { id: ticket, title }, async () => {
      const shape = await contactShape(surface, actor, {});
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
