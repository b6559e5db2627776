import type { ContactDesk } from '../contact/desk.ts';
import { pointsOf, type ContactWay } from '../contact/contacts.ts';
import { DeskError } from '../errors.ts';
import { contactOf } from './form-contact.ts';
import type { FormShape, FormValues, FormField, Problem } from './form.ts';
import type { Actor } from '../roles/roles.ts';

/** The field that takes the code for a way of contact. */
export const codeFields = { phone: 'phoneCode', email: 'emailCode' } as const satisfies Record<ContactWay, FormField>;

type Entered = Pick<FormValues, 'areaCode' | 'phone' | 'email' | 'phoneCode' | 'emailCode'>;

/**
 * Verifies, by the codes that were entered, those of the entered contacts that need it.
 * @returns a problem for each that is still not verified
 * @throws the `ServiceFailure` of a check that failed
 */
export async function verifyContacts(
  contacts: ContactDesk,
  actor: Actor,
  values: Entered,
  shape: Pick<FormShape, 'areaCodes' | 'contacts'>,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const point of pointsOf(contactOf(values, shape) ?? {})) {
    const state = shape.contacts.find(({ way }) => way === point.way);
    if (state?.needsCode !== true) continue;
    const field = codeFields[point.way];
    const code = values[field]?.trim() ?? '';
    if (code === '' && state.sentAt === undefined) problems.push({ field: point.way, code: 'code-needed' });
    else if (code === '') problems.push({ field, code: 'code-missing' });
    else if (!(await isRight(() => contacts.confirm(actor, point, code)))) problems.push({ field, code: 'code-wrong' });
  }
  return problems;
}

async function isRight(confirm: () => Promise<void>): Promise<boolean> {
  try {
    await confirm();
    return true;
  } catch (error) {
    if (error instanceof DeskError && error.code === 'code-wrong') return false;
    throw error;
  }
}
