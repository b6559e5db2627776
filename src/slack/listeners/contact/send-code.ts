import type { ContactWay } from '../../../tickets/contacts.ts';
import { pointsOf } from '../../../tickets/contacts.ts';
import { checkContact, contactOf } from '../../../tickets/form-contact.ts';
import type { FormValues } from '../../../tickets/form.ts';
import type { Actor } from '../../../tickets/roles.ts';
import type { SlackContext } from '../../context.ts';
import { reportFailure } from '../../failure.ts';
import { problemMarks } from '../../views/create/problems.ts';
import type { Marks } from '../../views/create/state.ts';

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
