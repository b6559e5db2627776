import type { TicketAreas } from '../areas.ts';
import { isNotFound } from '../failures.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { LinkStore, TicketService, DeliveryProblemStore } from '../ports.ts';
import { missing } from './missing.ts';

type Deps = Omit<UseCaseDeps, 'sleep' | 'log'>;

/**
 * Dependencies with which no ticket exists. A ticket that a person may not see is handled with these, so it is refused
 * with the same code, the same text, the same record and the same delay as a nonexistent one. Everything not about
 * tickets works as usual (uploads for a reply, once-only keys, the audit log).
 */
export function depsWithoutTickets<Given extends Deps>(deps: Given): Given {
  const service = blindService(deps.service);
  return {
    ...deps,
    service,
    inLanguage: (language) => {
      const real = deps.inLanguage(language);
      return { service: blindService(real.service), areas: blindAreas(real.areas, real.service) };
    },
    links: blindLinks,
    deliveryProblems: { ...deps.deliveryProblems, ...blindTroubles },
    privacy: {
      facts: () => Promise.resolve(new Map()),
      mark: () => Promise.resolve(false),
      unmark: () => Promise.resolve(false),
    },
    files: { want: () => Promise.resolve({ wanted: 0, files: [] }) },
    replies: { ...deps.replies, sent: () => Promise.resolve([]) },
    audit: {
      ...deps.audit,
      creatorOf: () => Promise.resolve(undefined),
      lastDone: () => Promise.resolve(undefined),
      createdBy: () => Promise.resolve([]),
    },
    wake: () => undefined,
  };
}

function blindService(real: TicketService): TicketService {
  const gone = (id: string) => missing(real, id);
  return {
    catalog: real.catalog,
    scopes: real.scopes,
    upload: (file, purpose) => real.upload(file, purpose),
    discard: (attachment) => real.discard(attachment),
    list: () => Promise.resolve({ total: 0, tickets: [] }),
    show: gone,
    status: gone,
    messages: gone,
    reply: gone,
    act: gone,
    create: () => Promise.reject(new Error('Nothing is created for a ticket that is not seen.')),
    feed: () => Promise.resolve({ messages: [] }),
    unread: () => Promise.resolve(new Map()),
    surroundings: () => Promise.resolve({}),
    accessRequests: () => Promise.resolve([]),
    download: () => Promise.reject(new Error('Nothing is fetched of a ticket that is not seen.')),
    addresses: () => Promise.resolve(new Map()),
  };
}

/** Areas are wrapped one by one: those not used may be missing. */
function blindAreas(real: TicketAreas, service: TicketService): TicketAreas {
  const gone = (ticket: string) => missing(service, ticket);
  return {
    get abuse() {
      return real.abuse;
    },
    get access() {
      // For a nonexistent ticket, the service returns an empty list of requests instead of an error.
      return { ...real.access, list: (ticket: string) => missing(service, ticket).catch(nothing) };
    },
    get agreements() {
      return real.agreements;
    },
    get contacts() {
      return { ...real.contacts, change: gone };
    },
    get customers() {
      return real.customers;
    },
    get diagnosis() {
      return real.diagnosis;
    },
    get labels() {
      return { ...real.labels, ofTicket: gone, attach: gone, detach: gone };
    },
    get log() {
      return { list: gone };
    },
    get messages() {
      return { markRead: gone, withdraw: gone };
    },
    get parameters() {
      return { show: gone, add: gone };
    },
    get privileges() {
      return real.privileges;
    },
    get quota() {
      return real.quota;
    },
    get rating() {
      return { ...real.rating, rate: gone };
    },
    get relations() {
      return { list: gone, add: gone, remove: gone };
    },
    get reports() {
      return real.reports;
    },
  };
}

/** Empty if there is no such ticket; other failures are rethrown. */
function nothing(error: unknown): never[] {
  if (isNotFound(error)) return [];
  throw error;
}

const blindLinks: LinkStore = {
  create: () => Promise.reject(new Error('Nothing is linked that is not seen.')),
  ofTicket: () => Promise.resolve([]),
  at: () => Promise.resolve([]),
  page: () => Promise.resolve({ total: 0, links: [] }),
  byId: () => Promise.resolve(undefined),
  channels: () => Promise.resolve([]),
  resume: () => Promise.resolve(false),
  move: () => Promise.resolve('active'),
  remove: () => Promise.resolve(false),
};

const blindTroubles: Pick<DeliveryProblemStore, 'history'> = { history: () => Promise.resolve(undefined) };
