import { ids } from '../interaction/ids.ts';
import { text } from '../interaction/payload.ts';
import { contactView } from './view.ts';
import { onTicketButton, outdated, type Click } from '../interaction/click.ts';
import type { Submit } from '../interaction/submission.ts';
import { contactShape, readContact } from './entered.ts';
import { openContact } from './open.ts';
import { sendCodeTo, wayOf } from './send-code.ts';
import { submitContact } from './submit.ts';
import { updateView } from '../interaction/update-view.ts';

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

export const contactClicks: Readonly<Record<string, Click>> = {
  [ids.contact.open]: onTicketButton(openContact),
  [ids.contact.sendCode]: sendCode,
};

export const contactSubmits: Readonly<Record<string, Submit>> = { [ids.contact.view]: submitContact };
