import { pointsOf, type ContactPoint } from '../tickets/contacts.ts';
import type { Contact } from '../tickets/ports.ts';
import { ways } from './areas/contacts.ts';
import type { Client } from './client.ts';
import type { Arguments } from './operation-types.ts';
import { records, text } from './mapping/values.ts';

/**
 * The headers by which the create call learns that a contact was verified. The registered contact has no such id and
 * needs none.
 */
export async function verifiedHeaders(client: Client, contact: Contact): Promise<Arguments<'createCases'>['header']> {
  const ids = await Promise.all(
    pointsOf(contact).map(async (point) => [point.way, await verifiedId(client, point)] as const),
  );
  const { phone, email } = Object.fromEntries(ids);
  return { 'x-phone-verifiedid': phone, 'x-email-verifiedid': email };
}

async function verifiedId(client: Client, { way, value, areaCode }: ContactPoint): Promise<string | undefined> {
  const query = { contact_way: ways[way], contact_value: value, area_code: areaCode, limit: 100 };
  const answer = await client.listHasVerifiedContacts({ query });
  // Whether the list is filtered is not for certain; an id of another contact would be refused.
  const own = records(answer.contact_list).filter((contact) => text(contact.contact_value) === value);
  return text(own.find((contact) => text(contact.area_code) === areaCode)?.verified_id) ?? text(own[0]?.verified_id);
}
