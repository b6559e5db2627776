import type { ContactUseCases } from '../contact/use-cases.ts';
import { pointsOf, type ContactWay } from '../contact/contacts.ts';
import { DomainError } from '../errors.ts';
import { contactOf } from './form-contact.ts';
import type { FormShape, FormValues, FormField, Problem } from './form.ts';
import type { Actor } from '../roles/roles.ts';

/** The code field of each contact method. */
export const codeFields = { phone: 'phoneCode', email: 'emailCode' } as const satisfies Record<ContactWay, FormField>;

type Entered = Pick<FormValues, 'areaCode' | 'phone' | 'email' | 'phoneCode' | 'emailCode'>;

/**
 * Verifies the entered contacts that need it with the entered codes.
 * @returns a problem for each contact that is still unverified
 * @throws the `ServiceFailure` of a failed check
 */
export async function verifyContacts(
  contacts: ContactUseCases,
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
    if (error instanceof DomainError && error.code === 'code-wrong') return false;
    throw error;
  }
}
