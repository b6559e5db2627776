import { problemTypeOf } from '../data/problem-types.ts';
import { productOf } from '../data/products.ts';
import { regions } from '../data/regions.ts';
import type { Ticket } from '../state/world.ts';
import type { Call } from './call.ts';
import { show as showLabel } from './labels.ts';
import { stamp, stampMaybe } from './time.ts';

/** A ticket as a list shows it, with names in the asked language. */
export function showTicket(call: Call, ticket: Ticket) {
  const name = (of: { readonly name: { readonly en: string; readonly zh: string } } | undefined) =>
    of?.name[call.language] ?? '';
  return {
    xcustomer_id: ticket.owner,
    xcustomer_name: call.account.users.find(({ id }) => id === ticket.owner)?.name ?? '',
    status: ticket.status,
    incident_id: ticket.id,
    business_type_name: name(problemTypeOf(ticket.problemTypeId)?.type),
    incident_type_name: name(productOf(ticket.productId)),
    product_category_name: name(productOf(ticket.productId)),
    incident_service_type: '0',
    customer_id: ticket.domainId,
    dc_name: name(regions.find(({ id }) => id === ticket.regionId)),
    simple_description: ticket.description,
    resolution: ticket.resolution,
    create_time: stamp(call, ticket.createdAt),
    confirmed_time: stampMaybe(call, ticket.closedAt),
    label_list: [...ticket.labels].flatMap((id) => call.account.labels.get(id) ?? []).map(showLabel),
  };
}
