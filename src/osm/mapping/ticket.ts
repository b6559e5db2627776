import type { Ticket, TicketSummary } from '../../tickets/ticket/ticket.ts';
import type { components } from '../schema.d.ts';
import { oldestFirst, toMessage } from './message.ts';
import { contactDigest } from './surroundings.ts';
import { parseTime } from './time.ts';
import { integer, records, text } from './values.ts';

type Schemas = components['schemas'];
type Summary = Partial<Schemas['IncidentInfoV2']>;
export type Detail = Partial<Schemas['IncidentDetailInfoV2']>;

/** Maps an entry of the list; undefined if the ID or status is missing. */
export function toSummary(source: Summary): TicketSummary | undefined {
  const id = text(source.incident_id);
  const status = integer(source.status);
  if (id === undefined || status === undefined) return undefined;
  const { product_category_name: product, resolution } = source;
  return { id, status, ...common(source), product: text(product), resolution: text(resolution) };
}

/**
 * Maps the detail of a ticket; undefined if the status is missing.
 * @param id the ID that was asked for; the contract lets the answer leave it out
 */
export function toTicket(id: string, source: Detail): Ticket | undefined {
  const status = integer(source.status);
  if (status === undefined) return undefined;
  return {
    id: text(source.incident_id) ?? id,
    status,
    ...common(source),
    severity: text(source.severity_name),
    resolvedAt: parseTime(source.resolve_time),
    contact: contactDigest(source.ext_info),
    messages: oldestFirst(records(source.message_list).map(toMessage)),
  };
}

/**
 * The properties that list and detail share. The detail doesn't have the product: its `incident_type_name` is the ticket type,
 * consultation or fault report (reference and SDK models; 咨询 and 报障 in examples of version 1).
 */
function common(source: Summary | Detail) {
  return {
    type: text(source.incident_type_name),
    description: typeof source.simple_description === 'string' ? source.simple_description : '',
    problemType: text(source.business_type_name),
    region: text(source.dc_name),
    submitter: text(source.xcustomer_name),
    createdAt: parseTime(source.create_time),
  };
}
