import type { ContactWay } from '../../tickets/contact/contacts.ts';
import { pointsOf } from '../../tickets/contact/contacts.ts';
import { checkContact, contactOf } from '../../tickets/create/form-contact.ts';
import type { FormValues } from '../../tickets/create/form.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import type { SlackContext } from '../interaction/context.ts';
import { problemMarks } from '../create/form/problems.ts';
import type { Marks } from '../create/form/state.ts';
import { reportFailure } from '../interaction/explain.ts';

/**
 * Has a code sent to a contact that was entered into a form.
 * @returns what kept it from that, to be told under the contact
 */
export async function sendCodeTo(
  context: SlackContext,
  person: () => Promise<Actor>,
  way: ContactWay,
  values: Pick<FormValues, 'areaCode' | 'phone' | 'email'>,
): Promise<Marks> {
  // Behind the button something else may have been entered meanwhile.
  const problems = checkContact(values, { phoneRequired: false, emailRequired: false });
  if (problems.some(({ field }) => field === way)) return problemMarks(problems, context.texts);
  try {
    const actor = await person();
    const areaCodes = await context.desk.catalog(actor).areaCodes();
    const point = pointsOf(contactOf(values, { areaCodes }) ?? {}).find((one) => one.way === way);
    if (point !== undefined) await context.desk.contacts.sendCode(actor, point);
    return {};
  } catch (failure) {
    return { [way]: (await reportFailure(context, failure, { at: 'code' })).text };
  }
}

/** The way of contact that a button is for. */
export function wayOf(value: string | undefined): ContactWay {
  return value === 'email' ? 'email' : 'phone';
}
