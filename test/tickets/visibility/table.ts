import type { UseCases } from '../../../src/tickets/use-cases.ts';
import type { Actor } from '../../../src/tickets/roles/roles.ts';
import type { Ticket } from '../../../src/tickets/ticket/ticket.ts';

/** The names of what can be called. */
type Methods<Part> = {
  [Key in keyof Part & string]: Part[Key] extends (...args: never[]) => unknown ? Key : never;
}[keyof Part & string];

/** `show`, and `labels.ofTicket` of what the use cases are made of: every method that it has. */
type Paths<Part> = {
  [Key in keyof Part & string]: Part[Key] extends (...args: never[]) => unknown ? Key : `${Key}.${Methods<Part[Key]>}`;
}[keyof Part & string];

/** What a test does with a method, and what of it has to be so. */
export type Case =
  /** About one ticket: for who does not see it, it ends as for a ticket that there is not. */
  | { readonly about: (useCases: UseCases, actor: Actor, ticket: string) => unknown }
  /** About a link by its id, in the same way. */
  | { readonly link: (useCases: UseCases, actor: Actor, link: string) => unknown }
  /** Answers many tickets, links or channels: those that the person does not see are not among them. */
  | { readonly among: (useCases: UseCases, actor: Actor) => unknown }
  /** For operators, who see every ticket. */
  | 'operators'
  /** About no ticket. */
  | 'none';

export const hidden = 'HID-1';
export const secretChannel = 'CSECRET';

const key = 'view-1';
const place = { channel: secretChannel };
const own = (actor: Actor) => ({ ...place, creator: actor.id });
const shown = (id: string): Ticket => ({ id, description: '', status: 0, messages: [] });

/** The compiler asks for a row for each method that is added. */
export const cases: Readonly<Record<Paths<UseCases>, Case>> = {
  show: { about: (useCases, actor, id) => useCases.show(actor, id) },
  status: { about: (useCases, actor, id) => useCases.status(actor, id) },
  reply: {
    about: (useCases, actor, id) => useCases.reply(actor, { key: `${key}${id}`, id, text: 'hello', files: [] }),
  },
  act: { about: (useCases, actor, id) => useCases.act(actor, { key: `${key}${id}`, id, action: 'urge' }) },
  allow: { about: (useCases, actor, id) => useCases.allow(actor, { id, action: 'close' }) },
  isOwn: { about: (useCases, actor, id) => useCases.isOwn(actor, id) },
  link: { about: (useCases, actor, id) => useCases.link(actor, id, { channel: 'COTHER' }) },
  unlink: { about: (useCases, actor, id) => useCases.unlink(actor, id, place) },
  linksOf: { about: (useCases, actor, id) => useCases.linksOf(actor, id) },
  'privacy.state': { about: (useCases, actor, id) => useCases.privacy.state(actor, id) },
  'privacy.set': { about: (useCases, actor, id) => useCases.privacy.set(actor, id, true) },
  history: { about: (useCases, actor, id) => useCases.history(actor, id, 0) },
  'log.page': { about: (useCases, actor, id) => useCases.log.page(actor, id, 0) },
  'rating.rate': {
    about: (useCases, actor, id) =>
      useCases.rating.rate(actor, { key: `${key}${id}`, id, stars: [{ dimension: 1, stars: 1 }], comment: '' }),
  },
  'contacts.allow': { about: (useCases, actor, id) => useCases.contacts.allow(actor, id) },
  'contacts.change': {
    about: (useCases, actor, id) =>
      useCases.contacts.change(actor, { key: `${key}${id}`, id, contact: { email: 'a@example.com' } }),
  },
  'labels.ofTicket': { about: (useCases, actor, id) => useCases.labels.ofTicket(actor, id) },
  'labels.label': {
    about: (useCases, actor, id) =>
      useCases.labels.label(actor, { ticket: id, shown: [], chosen: ['7'], added: [], color: '#d93a3a' }),
  },
  'messages.own': { about: (useCases, actor, id) => useCases.messages.own(actor, shown(id)) },
  'messages.withdraw': {
    about: (useCases, actor, id) => useCases.messages.withdraw(actor, { ticket: id, message: 'M1' }),
  },
  'messages.opened': { about: (useCases, actor, id) => useCases.messages.opened(actor, id) },
  'parameters.show': { about: (useCases, actor, id) => useCases.parameters.show(actor, id) },
  'parameters.add': {
    about: (useCases, actor, id) => {
      const values = { parameters: { [Buffer.from('zone').toString('base64url')]: ['z1'], zone: ['z1'] }, secrets: {} };
      return useCases.parameters.add(actor, {
        key: `${key}${id}`,
        id,
        kind: { product: 'p1', problemType: 't1' },
        values,
      });
    },
  },
  'access.list': { about: (useCases, actor, id) => useCases.access.list(actor, id) },
  'related.list': { about: (useCases, actor, id) => useCases.related.list(actor, id) },
  'related.relate': {
    about: (useCases, actor, id) => useCases.related.relate(actor, { ticket: id, shown: [], chosen: ['CS0001'] }),
  },

  ownLink: { link: (useCases, actor, link) => useCases.ownLink(actor, link) },
  resume: { link: (useCases, actor, link) => useCases.resume(actor, link) },
  move: { link: (useCases, actor, link) => useCases.move(actor, link, 'COTHER') },

  duplicates: {
    among: (useCases, actor) => useCases.duplicates(actor, { description: 'The canary sings in the mine tonight' }),
  },
  list: { among: (useCases, actor) => useCases.list(actor, { scope: 'all', words: [], page: 0 }) },
  'reports.counts': { among: (useCases, actor) => useCases.reports.counts(actor) },
  'related.candidates': { among: (useCases, actor) => useCases.related.candidates(actor, 'CS0001', hidden) },
  links: { among: (useCases, actor) => useCases.links(actor, 0) },
  follows: { among: (useCases, actor) => useCases.follows(actor) },
  ticketAt: { among: (useCases, actor) => useCases.ticketAt(() => Promise.resolve(actor), place) },
  paused: { among: (useCases, actor) => useCases.paused(actor, own(actor)) },
  resumePaused: { among: (useCases, actor) => useCases.resumePaused(actor, own(actor)) },
  movePaused: { among: (useCases, actor) => useCases.movePaused(actor, own(actor), 'CSECRET2') },
  files: { among: (useCases, actor) => useCases.files(actor, { event: 'E1', place }) },
  create: {
    among: (useCases, actor) =>
      useCases.create(actor, {
        ...{ key, files: [], related: [hidden] },
        ticket: { productId: 'p1', problemTypeId: 't1', description: 'A new one', parameters: {} },
      }),
  },

  'reports.export': 'operators',
  follow: 'operators',
  unfollow: 'operators',
  deliveryProblems: 'operators',
  redeliver: 'operators',
  'access.show': 'operators',
  'access.form': 'operators',
  'access.approve': 'operators',
  'access.reject': 'operators',
  'access.cancel': 'operators',
  'access.log': 'operators',
  'labels.list': 'operators',
  'labels.create': 'operators',
  'labels.change': 'operators',
  'labels.remove': 'operators',
  'abuse.report': 'operators',
  'privileges.show': 'operators',
  'privileges.set': 'operators',

  catalog: 'none',
  quota: 'none',
  warmUp: 'none',
  require: 'none',
  resumeChannel: 'none',
  'agreements.show': 'none',
  'agreements.open': 'none',
  'agreements.sign': 'none',
  'diagnosis.available': 'none',
  'diagnosis.resources': 'none',
  'diagnosis.run': 'none',
  'diagnosis.records': 'none',
  'diagnosis.rate': 'none',
  'filters.users': 'none',
  'filters.regions': 'none',
  'filters.saved': 'none',
  'filters.named': 'none',
  'filters.save': 'none',
  'filters.remove': 'none',
  'signature.isOn': 'none',
  'signature.set': 'none',
  'rating.dimensions': 'none',
  'contacts.state': 'none',
  'contacts.sendCode': 'none',
  'contacts.confirm': 'none',
  'labels.choices': 'none',
  'parameters.questions': 'none',
  submitted: 'none',
};
