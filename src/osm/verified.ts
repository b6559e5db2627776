import type { ContactPoint } from '../tickets/contacts.ts';
import type { Contact } from '../tickets/ports.ts';
import { ways } from './areas/contacts.ts';
import type { Client } from './client.ts';
import type { Arguments } from './operation-types.ts';
import { records, text } from './mapping/values.ts';

/**
 * The headers by which the create call learns that a contact was verified. The registered contact has no such id and
 * needs none.
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
  const query = { contact_way: ways[way], contact_value: value, area_code: areaCode, limit: 100 };
  const answer = await client.listHasVerifiedContacts({ query });
  // Whether the list is filtered is not for certain; an id of another contact would be refused.
  const own = records(answer.contact_list).filter((contact) => text(contact.contact_value) === value);
  return text(own.find((contact) => text(contact.area_code) === areaCode)?.verified_id) ?? text(own[0]?.verified_id);
}
