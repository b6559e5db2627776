import type { Catalog, UploadLimits } from '../../../src/tickets/catalog/catalog.ts';
import type { NewTicket, ServiceFailure, TicketService } from '../../../src/tickets/ports.ts';
import type { Message, Ticket } from '../../../src/tickets/ticket/ticket.ts';

/** How the service treats one call that changes something. */
export type Fault =
  | 'none'
  /** Not carried out, and no answer. */
  | 'lost-request'
  /** Carried out, and no answer. */
  | 'lost-answer'
  /** Refused for certain. */
  | 'refused';

export function failure(
  code: string,
  { ambiguous = false, notFound = false, groupUnknown = false } = {},
): ServiceFailure {
  return Object.assign(new Error(`the service says ${code}`), { code, ambiguous, notFound, groupUnknown });
}

/** A ticket service in memory that fails on command. */
export interface FakeService extends TicketService {
  readonly tickets: Map<string, Ticket & { visibleAt: number; attachments: readonly string[] }>;
  /** The calls that arrived, as `method argument`. */
  readonly calls: string[];
  /** Taken one by one by the calls that change something. */
  readonly faults: Fault[];
  /** Taken one by one by calls that read: true fails. */
  readonly withoutTickets: boolean[];
  limits: UploadLimits;
  /** Tickets that others of the user group opened: lists of the user's own leave them out. */
  readonly colleagues: Set<string>;
  /** How long a new ticket is hidden from reads, milliseconds. */
  lag: number;
  /** Whether a creation window ends before its last second. */
  endsBefore: boolean;
  add(ticket: Partial<Ticket>): Ticket;
}

export function createFakeService(now: () => number): FakeService {
  const tickets: FakeService['tickets'] = new Map();
  const calls: string[] = [];
  const faults: Fault[] = [];
  const withoutTickets: boolean[] = [];
  const colleagues = new Set<string>();
  let count = 0;

  async function change<T>(call: string, effect: () => T): Promise<T> {
    calls.push(call);
    await Promise.resolve();
    const fault = faults.shift() ?? 'none';
    if (fault === 'refused') throw failure('OSM.0001');
    if (fault === 'lost-request') throw failure('time-out', { ambiguous: true });
    const value = effect();
    if (fault === 'lost-answer') throw failure('time-out', { ambiguous: true });
    return value;
  }

  async function read<T>(call: string, look: () => T): Promise<T> {
    calls.push(call);
    await Promise.resolve();
    if (withoutTickets.shift() === true) throw failure('OSM.0004', { ambiguous: true });
    return look();
  }

  function known(id: string) {
    const ticket = tickets.get(id);
    if (ticket === undefined || ticket.visibleAt > now()) throw failure('OSM.01010015', { notFound: true });
    return ticket;
  }

  function add(ticket: Partial<Ticket>, attachments: readonly string[] = []) {
    count += 1;
    const made = {
      id: `CS${String(count).padStart(4, '0')}`,
      description: 'a ticket',
      status: 0,
      createdAt: now(),
      messages: [],
      ...ticket,
      attachments,
      visibleAt: now() + service.lag,
    };
    tickets.set(made.id, made);
    return made;
  }

  const service: FakeService = {
    tickets,
    calls,
    faults,
    withoutTickets,
    colleagues,
    limits: { count: 5, size: 1000, types: ['png', 'txt'] },
    lag: 0,
    endsBefore: false,
    unread: () => Promise.resolve(new Map()),
    add: (ticket) => add(ticket),
    catalog: createCatalog(calls, () => service.limits),
    scopes: ['own', 'group'],
    list: ({ words = [], status, id, scope, from, to, offset, limit }) =>
      read(`list ${status ?? ''}`, () => {
        const second = (time: number) => Math.floor(time / 1000);
        const end = to === undefined ? Infinity : second(to) - (service.endsBefore ? 1 : 0);
        const found = [...tickets.values()].filter(
          (ticket) =>
            ticket.visibleAt <= now() &&
            (status === undefined || ticket.status === status) &&
            (id === undefined || ticket.id.startsWith(id)) &&
            (scope !== 'own' || !colleagues.has(ticket.id)) &&
            (from === undefined || second(ticket.createdAt ?? 0) >= second(from)) &&
            second(ticket.createdAt ?? 0) <= end &&
            words.every((word) => ticket.description.includes(word)),
        );
        return { total: found.length, tickets: found.slice(offset, offset + limit) };
      }),
    show: (id) =>
      // The detail names no product.
      read(`show ${id}`, () => ({ ...known(id), product: undefined })),
    create: (ticket: NewTicket) =>
      change('create', () => add({ description: ticket.description }, ticket.attachments).id),
    reply: (id, text) =>
      change(`reply ${id}`, () => {
        const message: Message = { author: 'customer', text, at: now(), attachments: [] };
        tickets.set(id, { ...known(id), messages: [...known(id).messages, message] });
      }),
    act: (id, action) =>
      change(`${action} ${id}`, () => {
        const status = { close: 3, cancel: 4, delete: 13, urge: known(id).status }[action];
        tickets.set(id, { ...known(id), status });
      }),
    upload: (file, purpose) => change(`upload ${file.name} ${purpose}`, () => `A-${file.name}`),
    discard: (id) => change(`discard ${id}`, () => undefined),
    feed: () => read('feed', () => ({ messages: [] })),
    status: (id) => read(`status ${id}`, () => known(id).status),
    messages: (id) => read(`messages ${id}`, () => known(id).messages),
    surroundings: () => Promise.resolve({}),
    accessRequests: () => Promise.resolve([]),
    addresses: (ids) => read('addresses', () => new Map(ids.map((id) => [id, `https://files.example.com/${id}`]))),
    download: () => Promise.reject(failure('OSM.01010014')),
  };
  return service;
}

function createCatalog(calls: string[], limits: () => UploadLimits): Catalog {
  const answer = <T>(call: string, value: T) => {
    calls.push(`catalog ${call}`);
    return Promise.resolve(value);
  };
  return {
    products: () => answer('products', [{ id: 'p1', name: 'Server' }]),
    problemTypes: () =>
      answer('problem-types', [
        { id: 't1', name: 'Question', needsRegion: false },
        { id: 't5', name: 'Fault', needsRegion: true },
      ]),
    regions: () => answer('regions', [{ id: 'r1', name: 'Region' }]),
    severities: () => answer('severities', []),
    templates: () => answer('templates', []),
    parameters: () => answer('parameters', { parameters: [], common: [] }),
    areaCodes: () => answer('area-codes', []),
    carbonCopies: () => answer('carbon-copies', { known: [] }),
    uploadLimits: () => answer('upload-limits', limits()),
  };
}
