import type { Feed, ListPage, TicketService } from '../../../src/tickets/ports.ts';
import type { Ticket } from '../../../src/tickets/ticket/ticket.ts';
import { isForeign, noTicket } from './failures.ts';
import type { Fault } from './fault.ts';
import { rules } from './rules.ts';

/** Mistakes that take the answer of something else, such as a proxy or a portal, for the truth about a ticket. */
export const foreignFaults = {
  // Whatever answers all calls with HTTP 404 has no list and no messages either.
  'a foreign 404, taken for the end of a ticket': () => ({
    collect: (claim, deps) => {
      const { service } = deps;
      const feed: TicketService['feed'] = (...asked) => orElse(service.feed(...asked), (): Feed => ({ messages: [] }));
      return rules.collect(claim, {
        ...deps,
        service: { ...service, feed, list: noList(service), show: nobody(service) },
      });
    },
    sweep: (claim, service) => rules.sweep(claim, { ...service, list: noList(service), show: nobody(service) }),
    readSingles: (claim, swept, absent, deps) =>
      rules.readSingles(claim, swept, absent, { ...deps, service: { show: nobody(deps.service) } }),
  }),

  'a foreign {}, taken for a ticket': () => ({
    collect: (claim, deps) => {
      const { service } = deps;
      const empty = (id: string): Ticket => ({ id, description: '', status: 0, messages: [] });
      const show = (id: string) => orElse(service.show(id), () => empty(id));
      return rules.collect(claim, { ...deps, service: { ...service, show } });
    },
  }),

  'labels that could not be read, taken for an empty list': () => ({
    collect: (claim, deps) => {
      const { service } = deps;
      const surroundings = async (id: string) => ({ labels: [], ...(await service.surroundings(id)) });
      return rules.collect(claim, { ...deps, service: { ...service, surroundings } });
    },
  }),
} satisfies Record<string, Fault>;

type Of<K extends keyof TicketService> = Pick<TicketService, K>;

const noList =
  (service: Of<'list'>): TicketService['list'] =>
  (query) =>
    orElse(service.list(query), (): ListPage => ({ total: 0, tickets: [] }));

const nobody =
  (service: Of<'show'>): TicketService['show'] =>
  (id) =>
    orElse(service.show(id), () => {
      throw noTicket(id);
    });

/** What the service answers; or what the mistake makes of something else's answer. */
function orElse<T>(answer: Promise<T>, mistaken: () => T): Promise<T> {
  return answer.catch((error: unknown) => {
    if (isForeign(error)) return mistaken();
    throw error;
  });
}
