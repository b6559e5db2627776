import { pointsOf, type ContactWay } from '../../tickets/contact/contacts.ts';
import { verifyContacts } from '../../tickets/create/form-codes.ts';
import { checkContact, contactOf } from '../../tickets/create/form-contact.ts';
import type { FormShape, Problem, FormValues } from '../../tickets/create/form.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import { text, at } from '../payload.ts';
import { contactView } from './view.ts';
import { problemMarks } from '../create/form/problems.ts';
import { readState } from '../create/form/read.ts';
import type { Marks } from '../create/form/state.ts';
import { callOf } from '../interaction/call.ts';
import type { SlackContext } from '../interaction/context.ts';
import { reportFailure } from '../interaction/explain.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { failureMessage, inWords } from '../kit/message.ts';

/** Verifies the contact if needed and changes it, or shows the form again with an error under each wrong field. */
export const submitContact: Submit = async (context, submitted) => {
  const { body, botUser } = submitted;
  const entered = readContact(body);
  const key = text(body, 'view', 'id');
  if (entered === undefined || key === undefined) return refuseOutdated(context, submitted);
  const { useCases, texts } = context;
  const { ticket, values } = entered;
  const call = callOf(context, body, botUser);
  let shape: Pick<FormShape, 'areaCodes' | 'contacts'> = { areaCodes: [], contacts: [] };
  return submitForm(context, submitted, {
    form: (form) => contactView({ ticket, values, shape, form }, texts),
    work: async () => {
      const actor = await call.actor();
      await useCases.contacts.allow(actor, ticket);
      shape = await contactShape(context, actor, values);
      const problems = await problemsOf(context, actor, values, shape);
      if (problems.length > 0) {
        const marks = problemMarks(problems, texts);
        const view = contactView({ ticket, values, shape, marks, form: { state: 'open' } }, texts);
        return { done: false, said: failureMessage(Object.values(marks).join('\n')), view };
      }
      const contact = contactOf(values, shape) ?? {};
      await useCases.contacts.change(actor, { key, id: ticket, contact });
      return { done: true, said: inWords('contacts.changed', { id: ticket }, texts) };
    },
  });
};

async function problemsOf(
  { useCases }: SlackContext,
  actor: Actor,
  values: EnteredContact['values'],
  shape: Pick<FormShape, 'areaCodes' | 'contacts'>,
): Promise<readonly Problem[]> {
  if (contactOf(values, shape) === undefined) return [{ field: 'phone', code: 'one-needed' }];
  const problems = checkContact(values, { phoneRequired: false, emailRequired: false });
  return problems.length > 0 ? problems : verifyContacts(useCases.contacts, actor, values, shape);
}

/** What was entered in the contact form. */
export interface EnteredContact {
  readonly ticket: string;
  readonly values: Pick<FormValues, 'areaCode' | 'phone' | 'email' | 'phoneCode' | 'emailCode'>;
}

/** Reads the contact form; undefined if it was made by another version. */
export function readContact(body: unknown): EnteredContact | undefined {
  const known = decodeMetadata('contact', text(body, 'view', 'private_metadata'));
  return known && { ticket: known.ticket, values: readState(at(body, 'view', 'state', 'values')).fields };
}

/** The options of the form, and which of the entered contacts must be verified; none if the service can't be asked. */
export async function contactShape(
  { useCases, log }: SlackContext,
  actor: Actor,
  values: EnteredContact['values'],
): Promise<Pick<FormShape, 'areaCodes' | 'contacts'>> {
  const areaCodes = await useCases.catalog(actor).areaCodes();
  if (checkContact(values, { phoneRequired: false, emailRequired: false }).length > 0) {
    return { areaCodes, contacts: [] };
  }
  const points = pointsOf(contactOf(values, { areaCodes }) ?? {});
  const contacts = await Promise.all(points.map((point) => useCases.contacts.state(actor, point))).catch(
    (error: unknown) => {
      log.warn({ err: error }, 'cannot check whether a contact must be verified');
      return [];
    },
  );
  return { areaCodes, contacts };
}

/**
 * Sends a code to a contact that was entered in a form.
 * @returns the errors to show under the contact, if any
 */
export async function sendCodeTo(
  context: SlackContext,
  person: () => Promise<Actor>,
  way: ContactWay,
  values: Pick<FormValues, 'areaCode' | 'phone' | 'email'>,
): Promise<Marks> {
  // The value may have been changed since the button was drawn.
  const problems = checkContact(values, { phoneRequired: false, emailRequired: false });
  if (problems.some(({ field }) => field === way)) return problemMarks(problems, context.texts);
  try {
    const actor = await person();
    const areaCodes = await context.useCases.catalog(actor).areaCodes();
    const point = pointsOf(contactOf(values, { areaCodes }) ?? {}).find((one) => one.way === way);
    if (point !== undefined) await context.useCases.contacts.sendCode(actor, point);
    return {};
  } catch (failure) {
    return { [way]: (await reportFailure(context, failure, { at: 'code' })).text };
  }
}

/** Which kind of contact a button is for. */
export function wayOf(value: string | undefined): ContactWay {
  return value === 'email' ? 'email' : 'phone';
}
