import { problemTypeOf, ticketTypeName } from '../data/problem-types.ts';
import { productOf } from '../data/products.ts';
import { regions } from '../data/regions.ts';
import type { Ticket } from '../state/world.ts';
import type { Call } from './call.ts';
import { show as showLabel } from './labels.ts';
import { stamp, stampMaybe } from './time.ts';

/** Fields shared by a ticket's list entry and detail, with names in the requested language. */
export function showCommon(call: Call, ticket: Ticket) {
  const type = problemTypeOf(ticket.problemTypeId)?.type;
  const region = regions.find(({ id }) => id === ticket.regionId);
  return {
    xcustomer_id: ticket.owner,
    xcustomer_name: call.account.users.find(({ id }) => id === ticket.owner)?.name ?? '',
    status: ticket.status,
    incident_id: ticket.id,
    business_type_name: type?.name[call.language] ?? '',
    // The ticket's type, not its product: the pages and the SDKs agree on that.
    incident_type_name: type === undefined ? '' : ticketTypeName(type)[call.language],
    customer_id: ticket.domainId,
    dc_name: region?.name[call.language] ?? '',
    simple_description: ticket.description,
    create_time: stamp(call, ticket.createdAt),
  };
}

/** A ticket as in a list. Only the list names the product. */
export function showTicket(call: Call, ticket: Ticket) {
  return {
    ...showCommon(call, ticket),
    product_category_name: productOf(ticket.productId)?.name[call.language] ?? '',
    incident_service_type: '0',
    root_cause: ticket.resolution === undefined ? undefined : call.language === 'en' ? 'Customer' : '客户',
    resolution: ticket.resolution,
    confirmed_time: stampMaybe(call, ticket.resolvedAt),
    label_list: [...ticket.labels].flatMap((id) => call.account.labels.get(id) ?? []).map(showLabel),
  };
}
