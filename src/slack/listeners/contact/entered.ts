import { pointsOf } from '../../../tickets/contacts.ts';
import { checkContact, contactOf } from '../../../tickets/form-contact.ts';
import type { FormShape, FormValues } from '../../../tickets/form.ts';
import type { Actor } from '../../../tickets/roles.ts';
import { decodeMetadata } from '../../metadata.ts';
import { at, text } from '../../payload.ts';
import type { Surface } from '../../surface.ts';
import { readState } from '../../views/create/read.ts';

/** What somebody entered into the form for a contact. */
export interface EnteredContact {
  readonly ticket: string;
  readonly values: Pick<FormValues, 'areaCode' | 'phone' | 'email' | 'phoneCode' | 'emailCode'>;
}

/** Undefined for a form that this version did not make. */
export function readContact(body: unknown): EnteredContact | undefined {
  const known = decodeMetadata('contact', text(body, 'view', 'private_metadata'));
  return known && { ticket: known.ticket, values: readState(at(body, 'view', 'state', 'values')).fields };
}

/** What the form offers, and which of the entered contacts must be verified; where that cannot be asked, none. */
export async function contactShape(
  { desk, log }: Surface,
  actor: Actor,
  values: EnteredContact['values'],
): Promise<Pick<FormShape, 'areaCodes' | 'contacts'>> {
  const areaCodes = await desk.catalog(actor).areaCodes();
  if (checkContact(values, { phoneRequired: false, emailRequired: false }).length > 0) {
    return { areaCodes, contacts: [] };
  }
  const points = pointsOf(contactOf(values, { areaCodes }) ?? {});
  const contacts = await Promise.all(points.map((point) => desk.contacts.state(actor, point))).catch(
    (error: unknown) => {
      log.warn({ err: error }, 'cannot check whether a contact must be verified');
      return [];
    },
  );
  return { areaCodes, contacts };
}
