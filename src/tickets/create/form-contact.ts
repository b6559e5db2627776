import type { CarbonCopies } from '../catalog/catalog.ts';
import { byCode } from './choice-code.ts';
import type { FormShape, FormValues, Problem } from './form.ts';
import type { Contact } from '../ports.ts';

/** Lengths by the API's contract (CreateOrderIncidentV2Req): `remind_mobile`, `remind_mail`. */
const phoneForm = /^[\d\s()./-]{3,32}$/;
const longestAddress = 128;

type Entered = Pick<FormValues, 'areaCode' | 'phone' | 'email'>;

/** Returns what is wrong with phone and email. The country code is checked with the other choices. */
export function checkContact(
  { phone = '', email = '' }: Entered,
  { phoneRequired, emailRequired }: Pick<FormShape, 'phoneRequired' | 'emailRequired'>,
): Problem[] {
  const problems: Problem[] = [];
  if (phone.trim() === '') {
    if (phoneRequired) problems.push({ field: 'phone', code: 'required' });
  } else if (!phoneForm.test(phone.trim())) problems.push({ field: 'phone', code: 'bad-phone' });
  if (email.trim() === '') {
    if (emailRequired) problems.push({ field: 'email', code: 'required' });
  } else if (!isAddress(email.trim())) problems.push({ field: 'email', code: 'bad-email' });
  return problems;
}

/** Returns the first problem with the copy addresses: an invalid entry, or too many of them. */
export function checkCopies(values: Pick<FormValues, 'copies'>, known: CarbonCopies | undefined): Problem[] {
  const copies = copiesOf(values);
  const odd = copies.find((entry) => !isAddress(entry));
  if (odd !== undefined) return [{ field: 'copies', code: 'bad-copy', detail: { name: odd } }];
  if (known?.most === undefined || copies.length <= known.most) return [];
  return [{ field: 'copies', code: 'copy-count', detail: { count: copies.length, limit: known.most } }];
}

/** The entries of a list separated by commas, semicolons, blanks or line breaks, without duplicates. */
export function copiesOf({ copies = '' }: Pick<FormValues, 'copies'>): readonly string[] {
  const entries = new Map<string, string>();
  for (const entry of copies.split(/[\s,;，；、]+/)) {
    if (entry !== '' && !entries.has(entry.toLowerCase())) entries.set(entry.toLowerCase(), entry);
  }
  return [...entries.values()];
}

/** The contact that was entered; undefined if there is neither a phone number nor an address. */
export function contactOf(
  { areaCode, phone, email }: Entered,
  { areaCodes }: Pick<FormShape, 'areaCodes'>,
): Contact | undefined {
  const number = phone?.trim() ?? '';
  const address = email?.trim() ?? '';
  if (number === '' && address === '') return undefined;
  return {
    areaCode: number === '' ? undefined : byCode(areaCodes, areaCode)?.id,
    phone: number === '' ? undefined : number,
    email: address === '' ? undefined : address,
  };
}

/** Whether this looks like a single email address. */
export function isAddress(entry: string): boolean {
  return entry.length <= longestAddress && /^[^\s@,;<>]+@[^\s@,;<>][^\s@,;<>.]*\.[^\s@,;<>]+$/.test(entry);
}
