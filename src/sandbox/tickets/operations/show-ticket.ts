import { problemTypeOf, ticketTypeName } from '../data/problem-types.ts';
import { productOf } from '../data/products.ts';
import { regions } from '../data/regions.ts';
import type { Ticket } from '../state/world.ts';
import type { Call } from './call.ts';
import { show as showLabel } from './labels.ts';
import { stamp, stampMaybe } from './time.ts';

/** What the list and the detail of a ticket both show, with names in the asked language. */
export function showCommon(call: Call, ticket: Ticket) {
  const type = problemTypeOf(ticket.problemTypeId)?.type;
  const region = regions.find(({ id }) => id === ticket.regionId);
  return {
    xcustomer_id: ticket.owner,
    xcustomer_name: call.account.users.find(({ id }) => id === ticket.owner)?.name ?? '',
    status: ticket.status,
    incident_id: ticket.id,
    business_type_name: type?.name[call.language] ?? '',
    // The type of the ticket, not its product: which the pages and the SDKs agree on.
    incident_type_name: type === undefined ? '' : ticketTypeName(type)[call.language],
    customer_id: ticket.domainId,
    dc_name: region?.name[call.language] ?? '',
    simple_description: ticket.description,
    create_time: stamp(call, ticket.createdAt),
  };
}

/** A ticket as a list shows it. Only the list names the product. */
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
