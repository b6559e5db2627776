import type { ContactPoint } from '../tickets/contact/contacts.ts';
import type { Contact } from '../tickets/ports.ts';
import { ways } from './areas/contacts.ts';
import type { Client } from './client.ts';
import type { Arguments } from './operation-types.ts';
import { records, text } from './mapping/values.ts';

/**
 * Finds the headers that tell the create call that a contact was verified. The registered contact has no such ID and needs
 * none.
 */
export async function verifiedHeaders(
  client: Client,
  { areaCode, phone, email }: Contact,
): Promise<Arguments<'createCases'>['header']> {
  const [phoneId, emailId] = await Promise.all([
    phone === undefined ? undefined : verifiedId(client, { way: 'phone', value: phone, areaCode }),
    email === undefined ? undefined : verifiedId(client, { way: 'email', value: email }),
  ]);
  return { 'x-phone-verifiedid': phoneId, 'x-email-verifiedid': emailId };
}

async function verifiedId(client: Client, { way, value, areaCode }: ContactPoint): Promise<string | undefined> {
  // For this operation only, the reference gives 1 as the default offset, which would skip the first contact.
  const query = { contact_way: ways[way], contact_value: value, area_code: areaCode, offset: 0, limit: 100 };
  const found = records((await client.listHasVerifiedContacts({ query })).contact_list);
  // The ID of another contact would be refused, so don't rely on the filter alone.
  const own = found.filter((contact) => text(contact.contact_value) === value);
  const same = own.find((contact) => text(contact.area_code) === areaCode) ?? own[0] ?? onlyMasked(found);
  return text(same?.verified_id);
}

/** Lists mask personal data. A masked value can't be compared, but if the filter left one entry, it is the right one. */
function onlyMasked<C extends { readonly contact_value?: unknown }>(found: readonly C[]): C | undefined {
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) return undefined;
  const value = text(only.contact_value);
  return value === undefined || value.includes('*') ? only : undefined;
}
