import type { UseCases } from '../../src/tickets/use-cases.ts';
import { DomainError } from '../../src/tickets/errors.ts';
import type { Link } from '../../src/tickets/links/link.ts';
import { readFilter } from '../../src/tickets/links/new-ticket-filter.ts';
import { permit } from '../../src/tickets/roles/permit.ts';
import type { Authorization, Ticket } from '../../src/tickets/ticket/ticket.ts';

export const ticket: Ticket = {
  id: '12345678',
  description: 'The disk is full\nIt fills up every night.',
  status: 1,
  product: 'Elastic Cloud Server',
  createdAt: Date.UTC(2026, 0, 2, 3, 4, 5),
  messages: [
    { author: 'engineer', authorName: 'Li', text: 'Please send logs.', at: Date.UTC(2026, 0, 2, 4), attachments: [] },
  ],
};

export const accessRequest: Authorization = { id: 'A1', state: 0, purpose: 'Logs', resource: 'Cloud server' };

/** What was asked of the use cases, as `method` and arguments after the actor. */
export type Asked = readonly [method: string, ...rest: unknown[]];

const label = { id: '7', name: 'Production', color: '#d93a3a' };

const suspendedLink: Link = {
  id: 'L1',
  ticket: ticket.id,
  channel: 'C1',
  creator: 'U1',
  createdAt: 0,
  paused: 'is_archived',
};

/** Use cases that record what they are asked, and answer what a test wants. */
export function createFakeUseCases(answers: Partial<UseCases> = {}): UseCases & { readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const useCases: UseCases = {
    catalog: () => {
      throw new DomainError('forbidden');
    },
    diagnosis: {
      available: () => Promise.resolve(false),
      resources: () => Promise.resolve([]),
      run: () => Promise.resolve({ findings: [], advised: true }),
      records: () => Promise.resolve([]),
      rate: () => Promise.resolve(),
    },
    related: {
      list: () => Promise.resolve([]),
      relate: (_actor, { chosen }) => Promise.resolve({ added: chosen, removed: [] }),
      candidates: () => Promise.resolve([ticket]),
    },
    agreements: {
      show: () => Promise.resolve(undefined),
      open: () => Promise.resolve(undefined),
      sign: () => Promise.resolve(),
    },
    contacts: {
      state: (_actor, { way }) => Promise.resolve({ way, needsCode: false }),
      sendCode: () => Promise.resolve(),
      confirm: () => Promise.resolve(),
      allow: () => Promise.resolve(),
      change: () => Promise.resolve(),
    },
    access: {
      list: () => Promise.resolve([{ authorization: accessRequest, approvals: [] }]),
      show: () => Promise.resolve({ request: accessRequest, ticket: ticket.id, hosts: [], console: false }),
      form: () =>
        Promise.resolve({
          detail: {
            request: accessRequest,
            ticket: ticket.id,
            hosts: [{ id: '7', name: 'web-1', port: 22, account: 'root' }],
            console: false,
          },
          ...{ way: 'either', agencies: [], step: 'only' },
        }),
      approve: () => Promise.resolve('granted'),
      reject: () => Promise.resolve(),
      cancel: () => Promise.resolve(),
      log: () => Promise.resolve({ detail: { request: accessRequest, hosts: [], console: false }, entries: [] }),
    },
    quota: () => Promise.resolve({ total: 10, left: 7 }),
    rating: {
      dimensions: () => Promise.resolve([{ id: 1, name: 'Result', stars: 5, perStar: 2 }]),
      rate: () => Promise.resolve(),
    },
    parameters: {
      show: () => Promise.resolve({ description: ticket.description, given: [], questions: [] }),
      questions: () => Promise.resolve([]),
      add: () => Promise.resolve([]),
    },
    privileges: { show: () => Promise.resolve({ enforced: true, granted: ['create'] }), set: () => Promise.resolve() },
    abuse: { report: () => Promise.resolve() },
    log: { page: (_actor, _id, page) => Promise.resolve({ entries: [], page, hasMore: false }) },
    duplicates: () => Promise.resolve([]),
    list: () => Promise.resolve({ tickets: [ticket], page: 0, hasMore: true, total: 11 }),
    show: () => Promise.resolve(ticket),
    status: () => Promise.resolve(ticket.status),
    create: () => Promise.resolve({ id: ticket.id }),
    submitted: () => Promise.resolve({ state: 'none' }),
    reply: () => Promise.resolve(),
    act: () => Promise.resolve(),
    allow: () => Promise.resolve(),
    isOwn: () => Promise.resolve(true),
    link: (actor, id, place) =>
      Promise.resolve({
        link: { ...place, id: 'L1', ticket: id, creator: actor.id, createdAt: 0 },
        existed: false,
      }),
    unlink: () => Promise.resolve(1),
    links: () => Promise.resolve({ total: 0, links: [] }),
    linksOf: () => Promise.resolve([]),
    follow: (actor, channel, typed) =>
      Promise.resolve({
        subscription: {
          channel,
          filter: readFilter(typed),
          creator: actor.id,
          createdAt: 0,
          since: 0,
          known: [],
        },
        existed: false,
      }),
    unfollow: () => Promise.resolve(true),
    follows: () => Promise.resolve([]),
    ticketAt: () => Promise.resolve(undefined),
    ownLink: () => Promise.resolve(suspendedLink),
    resume: () => Promise.resolve({ link: suspendedLink, resumed: true }),
    move: () => Promise.resolve({ link: suspendedLink, outcome: 'moved' }),
    paused: () => Promise.resolve({ links: [suspendedLink] }),
    resumePaused: () => Promise.resolve({ links: [suspendedLink] }),
    movePaused: () => Promise.resolve({ paused: { links: [suspendedLink] }, moved: 1, taken: 0 }),
    resumeChannel: () => Promise.resolve(1),
    deliveryProblems: (_actor, page) => Promise.resolve({ paused: [], dead: [], page, hasMore: false }),
    redeliver: () => Promise.resolve(1),
    history: () => Promise.resolve(undefined),
    files: () => Promise.resolve({ wanted: 1, files: [{ name: 'a.txt', address: 'https://files.example.com/a' }] }),
    labels: {
      choices: () => Promise.resolve([label]),
      list: () => Promise.resolve([label]),
      ofTicket: () => Promise.resolve([label]),
      label: () => Promise.resolve({ attached: 1, detached: 0 }),
      create: (_actor, { name }) => Promise.resolve(name),
      change: (_actor, _id, { name }) => Promise.resolve(name),
      remove: () => Promise.resolve(),
    },
    reports: {
      counts: () => Promise.resolve({ counts: [{ status: 1, count: 3 }], ownOnly: true }),
      export: () => Promise.resolve({ tickets: 0, files: [], ownOnly: true }),
    },
    filters: {
      users: () => Promise.resolve([{ id: 'u1', name: 'Alice' }]),
      regions: () => Promise.resolve([{ id: 'r1', name: 'CN North-Beijing4' }]),
      saved: () => Promise.resolve([]),
      named: (_actor, name) => Promise.reject(new DomainError('saved-unknown', { name })),
      save: (_actor, name) => Promise.resolve(name),
      remove: () => Promise.resolve(),
    },
    signature: { isOn: () => Promise.resolve(true), set: () => Promise.resolve() },
    privacy: {
      isChoice: true,
      state: () => Promise.resolve({ isPrivate: false, mayChange: true }),
      set: () => Promise.resolve(true),
    },
    messages: {
      own: () => Promise.resolve(new Set()),
      withdraw: () => Promise.resolve(),
      opened: () => undefined,
    },
    require: permit,
    warmUp: () => Promise.resolve(),
    ...answers,
  };
  return Object.assign(recorded(useCases, asked, ''), { asked });
}

/** What asks nothing of the use cases: it is not recorded. */
const unrecorded = [
  'catalog',
  'require',
  'allow',
  'isOwn',
  'status',
  'submitted',
  'ticketAt',
  'asked',
  'messages.opened',
  'filters.saved',
  'signature.isOn',
  'privacy.state',
];

/** The use cases, with each call of a method (`list`, or `labels.list` of an area) recorded before it is carried out. */
function recorded<Part extends object>(part: Part, asked: Asked[], area: string): Part {
  return new Proxy(part, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      const name = `${area}${String(key)}`;
      if (unrecorded.includes(name)) return value;
      if (typeof value === 'object' && value !== null) return recorded(value, asked, `${name}.`);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        asked.push([name, ...args]);
        return Reflect.apply(value, target, args);
      };
    },
  });
}
