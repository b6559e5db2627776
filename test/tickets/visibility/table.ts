import type { Desk } from '../../../src/tickets/desk.ts';
import type { Actor } from '../../../src/tickets/roles/roles.ts';
import type { Ticket } from '../../../src/tickets/ticket/ticket.ts';

/** The names of what can be called. */
type Methods<Part> = {
  [Key in keyof Part & string]: Part[Key] extends (...args: never[]) => unknown ? Key : never;
}[keyof Part & string];

/** `show`, and `labels.ofTicket` of what the desk is made of: every method that it has. */
type Paths<Part> = {
  [Key in keyof Part & string]: Part[Key] extends (...args: never[]) => unknown ? Key : `${Key}.${Methods<Part[Key]>}`;
}[keyof Part & string];

/** What a test does with a method, and what of it has to be so. */
export type Case =
  /** About one ticket: for who does not see it, it ends as for a ticket that there is not. */
  | { readonly about: (desk: Desk, actor: Actor, ticket: string) => unknown }
  /** About a link by its id, in the same way. */
  | { readonly link: (desk: Desk, actor: Actor, link: string) => unknown }
  /** Answers many tickets, links or channels: those that the person does not see are not among them. */
  | { readonly among: (desk: Desk, actor: Actor) => unknown }
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
export const cases: Readonly<Record<Paths<Desk>, Case>> = {
  show: { about: (desk, actor, id) => desk.show(actor, id) },
  status: { about: (desk, actor, id) => desk.status(actor, id) },
  reply: { about: (desk, actor, id) => desk.reply(actor, { key: `${key}${id}`, id, text: 'hello', files: [] }) },
  act: { about: (desk, actor, id) => desk.act(actor, { key: `${key}${id}`, id, action: 'urge' }) },
  allow: { about: (desk, actor, id) => desk.allow(actor, { id, action: 'close' }) },
  isOwn: { about: (desk, actor, id) => desk.isOwn(actor, id) },
  link: { about: (desk, actor, id) => desk.link(actor, id, { channel: 'COTHER' }) },
  unlink: { about: (desk, actor, id) => desk.unlink(actor, id, place) },
  linksOf: { about: (desk, actor, id) => desk.linksOf(actor, id) },
  'privacy.state': { about: (desk, actor, id) => desk.privacy.state(actor, id) },
  'privacy.set': { about: (desk, actor, id) => desk.privacy.set(actor, id, true) },
  history: { about: (desk, actor, id) => desk.history(actor, id, 0) },
  'log.page': { about: (desk, actor, id) => desk.log.page(actor, id, 0) },
  'rating.rate': {
    about: (desk, actor, id) =>
      desk.rating.rate(actor, { key: `${key}${id}`, id, stars: [{ dimension: 1, stars: 1 }], comment: '' }),
  },
  'contacts.allow': { about: (desk, actor, id) => desk.contacts.allow(actor, id) },
  'contacts.change': {
    about: (desk, actor, id) =>
      desk.contacts.change(actor, { key: `${key}${id}`, id, contact: { email: 'a@example.com' } }),
  },
  'labels.ofTicket': { about: (desk, actor, id) => desk.labels.ofTicket(actor, id) },
  'labels.label': {
    about: (desk, actor, id) =>
      desk.labels.label(actor, { ticket: id, shown: [], chosen: ['7'], added: [], color: '#d93a3a' }),
  },
  'messages.own': { about: (desk, actor, id) => desk.messages.own(actor, shown(id)) },
  'messages.withdraw': { about: (desk, actor, id) => desk.messages.withdraw(actor, { ticket: id, message: 'M1' }) },
  'messages.opened': { about: (desk, actor, id) => desk.messages.opened(actor, id) },
  'parameters.show': { about: (desk, actor, id) => desk.parameters.show(actor, id) },
  'parameters.add': {
    about: (desk, actor, id) => {
      const values = { parameters: { [Buffer.from('zone').toString('base64url')]: ['z1'], zone: ['z1'] }, secrets: {} };
      return desk.parameters.add(actor, { key: `${key}${id}`, id, kind: { product: 'p1', problemType: 't1' }, values });
    },
  },
  'access.list': { about: (desk, actor, id) => desk.access.list(actor, id) },
  'related.list': { about: (desk, actor, id) => desk.related.list(actor, id) },
  'related.relate': {
    about: (desk, actor, id) => desk.related.relate(actor, { ticket: id, shown: [], chosen: ['CS0001'] }),
  },

  ownLink: { link: (desk, actor, link) => desk.ownLink(actor, link) },
  resume: { link: (desk, actor, link) => desk.resume(actor, link) },
  move: { link: (desk, actor, link) => desk.move(actor, link, 'COTHER') },

  doubles: { among: (desk, actor) => desk.doubles(actor, { description: 'The canary sings in the mine tonight' }) },
  list: { among: (desk, actor) => desk.list(actor, { scope: 'all', words: [], page: 0 }) },
  'reports.counts': { among: (desk, actor) => desk.reports.counts(actor) },
  'related.candidates': { among: (desk, actor) => desk.related.candidates(actor, 'CS0001', hidden) },
  links: { among: (desk, actor) => desk.links(actor, 0) },
  follows: { among: (desk, actor) => desk.follows(actor) },
  ticketAt: { among: (desk, actor) => desk.ticketAt(() => Promise.resolve(actor), place) },
  paused: { among: (desk, actor) => desk.paused(actor, own(actor)) },
  resumePaused: { among: (desk, actor) => desk.resumePaused(actor, own(actor)) },
  movePaused: { among: (desk, actor) => desk.movePaused(actor, own(actor), 'CSECRET2') },
  files: { among: (desk, actor) => desk.files(actor, { event: 'E1', place }) },
  create: {
    among: (desk, actor) =>
      desk.create(actor, {
        ...{ key, files: [], related: [hidden] },
        ticket: { productId: 'p1', problemTypeId: 't1', description: 'A new one', parameters: {} },
      }),
  },

  'reports.export': 'operators',
  follow: 'operators',
  unfollow: 'operators',
  troubles: 'operators',
  sendAgain: 'operators',
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
  warm: 'none',
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
