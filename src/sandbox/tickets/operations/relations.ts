import { business } from '../gateway/refusal.ts';
import type { Handler } from './call.ts';
import { findTicket, ticketById } from './find.ts';

/** Per ticket, not per call: the pages and SDKs agree. */
const maxRelations = 3;

export const relations = {
  createRelations: (call) => {
    const body = call.body as { related_id_list: readonly string[] };
    const ticket = findTicket(call);
    const others = body.related_id_list.map((id) => ticketById(call, id));
    if (others.includes(ticket)) throw business('OSM.01010001', 'a ticket is not related to itself');
    for (const one of [ticket, ...others]) {
      const after = new Set([...one.relations, ...(one === ticket ? others.map(({ id }) => id) : [ticket.id])]);
      if (after.size > maxRelations) throw business('OSM.01010001', `${one.id} would have too many related tickets`);
    }
    for (const other of others) {
      ticket.relations.add(other.id);
      other.relations.add(ticket.id);
    }
    return {};
  },
  deleteRelation: (call) => {
    const body = call.body as { related_id: string };
    const ticket = findTicket(call);
    if (!ticket.relations.delete(body.related_id)) throw business('OSM.01010001', 'the tickets are not related');
    call.account.tickets.get(body.related_id)?.relations.delete(ticket.id);
    return {};
  },
  listRelation: (call) => ({
    case_relation_list: [...findTicket(call).relations]
      .flatMap((id) => call.account.tickets.get(id) ?? [])
      .map((other) => ({
        case_id: other.id,
        simple_description: other.description,
        user_name: call.account.users.find(({ id }) => id === other.owner)?.name,
      })),
  }),
} satisfies Record<string, Handler>;
