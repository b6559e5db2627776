import type { Message } from '../interaction/answer.ts';
import { offer } from '../kit/offer.ts';
import { ids } from '../interaction/ids.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { contactView } from './view.ts';
import { openForm } from '../interaction/open-form.ts';
import { unlessFinished } from '../interaction/finished.ts';
import { contactShape } from './entered.ts';

/** Opens the form for a ticket's contact, for whoever may change it. */
export async function openContact(surface: Surface, call: Call, ticket: string): Promise<Message | undefined> {
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
