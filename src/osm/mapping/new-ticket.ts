import type { NewTicket } from '../../tickets/ports.ts';
import type { Arguments } from '../operation-types.ts';

/** The only source that the contract allows. */
const source = '83aeb0f2834c4df49826c781d32a963e';

/** The console also sends the record of the signed agreement (seen in its traffic); the reference doesn't have the field. */
type NewCase = Arguments<'createCases'>['body'] & { readonly agreement_signed_record_id?: number | undefined };

/** Maps a new ticket to the body of the create call. Missing values are left out. */
export function toNewCase(ticket: NewTicket): NewCase {
  const { contact, attachments } = ticket;
  // The common fields of a problem type are among its parameters; these two have their own place in the body.
  const { project_id, remind_time, ...parameters } = ticket.parameters;
  return {
    source_id: source,
    incident_sub_type_id: ticket.categoryId,
    product_category_id: ticket.productId,
    business_type_id: ticket.problemTypeId,
    region_id: ticket.regionId,
    severity_id: ticket.severityId,
    simple_description: ticket.description,
    area_code: contact?.areaCode,
    remind_mobile: contact?.phone,
    remind_mail: contact?.email,
    remind_time,
    project_id,
    accessory_ids: attachments.length === 0 ? undefined : attachments,
    extension_map: toExtension(contact?.copies),
    agreement_signed_record_id: ticket.agreementRecord,
    extends_map: Object.keys(parameters).length === 0 ? undefined : parameters,
  };
}

/**
 * Maps the addresses that get a copy of emails. The contract leaves `extension_map` open; `remindCCEmail`, a string, was seen in
 * the console's traffic, where another list in a string has commas (`"contactType":"0,2"`).
 */
export function toExtension(copies: readonly string[] | undefined): { readonly remindCCEmail: string } | undefined {
  return copies === undefined ? undefined : { remindCCEmail: copies.join(',') };
}
