import { setTimeout as sleep } from 'node:timers/promises';
import { actOnTicket, requireAction } from './act.ts';
import type { Action } from './actions.ts';
import { createCachedCatalog } from './cached-catalog.ts';
import type { Catalog } from './catalog.ts';
import { actionOf, pageNumber, ticketId } from './checks.ts';
import { createTicket } from './create.ts';
import { DeskError } from './errors.ts';
import { aboutTicket } from './failures.ts';
import type { Link, Place } from './link.ts';
import { linksPerPage, linkTicket, ticketAtPlace, unlinkTicket } from './linking.ts';
import { listTickets } from './list.ts';
import type { DeskParts } from './parts.ts';
import { replyToTicket } from './reply.ts';
import { may, type Actor, type Permission } from './roles.ts';
import type { Created, ListRequest, ReplyRequest, Submission, TicketPage } from './requests.ts';
import { subscribe, unsubscribe, type Subscribed } from './subscribing.ts';
import type { Subscription } from './subscription.ts';
import type { Ticket } from './ticket.ts';
import { createTrail } from './trail.ts';

/**
 * What a person can do with tickets: the one place where roles and rules are checked. Rejects with a `DeskError`
 * (the person may not, the input is wrong, it is being done already) or with the `ServiceFailure` of the ticket API.
 * `key` names the interaction (a Slack trigger or submission id): the same key again does nothing twice.
 */
export interface Desk {
  /** The catalog for the create form, for whoever may create; cached. */
  catalog(actor: Actor): Catalog;
  /** Page numbers start at 0. */
  list(actor: Actor, request: ListRequest): Promise<TicketPage>;
  show(actor: Actor, id: string): Promise<Ticket>;
  create(actor: Actor, submission: Submission): Promise<Created>;
  reply(actor: Actor, request: ReplyRequest): Promise<void>;
  act(
    actor: Actor,
    request: { readonly key: string; readonly id: string; readonly action: Action; readonly note?: string | undefined },
  ): Promise<void>;
  link(actor: Actor, id: string, place: Place): Promise<{ readonly link: Link; readonly existed: boolean }>;
  /** Ends the links of a ticket in a place (a channel without thread: all in it); answers how many there were. */
  unlink(actor: Actor, id: string, place: Place): Promise<number>;
  links(actor: Actor, page: number): Promise<{ readonly total: number; readonly links: readonly Link[] }>;
  linksOf(actor: Actor, id: string): Promise<readonly Link[]>;
  /** Has a channel follow the account's new tickets, all or those of a filter as it was typed; see `readFilter`. */
  follow(actor: Actor, channel: string, filter: string): Promise<Subscribed>;
  /** False where the channel followed no new tickets. */
  unfollow(actor: Actor, channel: string): Promise<boolean>;
  /** The channels that follow new tickets. */
  follows(actor: Actor): Promise<readonly Subscription[]>;
  /** The one ticket that a thread or channel is linked to; undefined where there is none or more than one. */
  ticketAt(place: Place): Promise<string | undefined>;
  /** Throws a `DeskError` (`forbidden`) where the role does not reach; for what opens a form before it is sent. */
  require(actor: Actor, permission: Permission): void;
}

/** What `createDesk` takes: waiting and logging have defaults. */
export type DeskOptions = Omit<DeskParts, 'sleep' | 'log'> & Partial<Pick<DeskParts, 'sleep' | 'log'>>;

/** Builds the desk. Each method checks the role first; what is refused is recorded where it would have changed something. */
export function createDesk(options: DeskOptions): Desk {
  const base: DeskParts = { sleep, log: { warn: () => undefined }, ...options };
  const { account, service, links } = base;
  const trail = createTrail(base);
  const parts = { ...base, trail, catalog: createCachedCatalog(service.catalog, base) };

  function require(actor: Actor, permission: Permission): void {
    if (!may(actor.role, permission)) throw new DeskError('forbidden', { permission });
  }

  return {
    require,
    catalog(actor) {
      require(actor, 'create');
      return parts.catalog;
    },
    async list(actor, request) {
      require(actor, 'view');
      return listTickets(parts, actor, request);
    },
    async show(actor, typed) {
      require(actor, 'view');
      const id = ticketId(typed);
      const ticket = await aboutTicket(id, () => service.show(id));
      base.wake(id);
      return ticket;
    },
    create: (actor, submission) =>
      trail.watch(actor, 'create', undefined, async () => {
        require(actor, 'create');
        return createTicket(parts, actor, submission);
      }),
    reply: (actor, request) =>
      trail.watch(actor, 'reply', request.id, async () => {
        require(actor, 'reply');
        await replyToTicket(parts, actor, request);
      }),
    async act(actor, request) {
      const action = actionOf(request.action);
      await trail.watch(actor, action, request.id, async () => {
        await requireAction(parts, actor, request);
        await actOnTicket(parts, actor, request);
      });
    },
    link: (actor, id, place) =>
      trail.watch(actor, 'link', id, async () => {
        require(actor, 'link');
        return linkTicket(parts, actor, id, place);
      }),
    unlink: (actor, id, place) =>
      trail.watch(actor, 'unlink', id, async () => {
        require(actor, 'link');
        return unlinkTicket(parts, actor, id, place);
      }),
    async links(actor, page) {
      require(actor, 'view');
      return links.page(account, pageNumber(page) * linksPerPage, linksPerPage);
    },
    async linksOf(actor, typed) {
      require(actor, 'view');
      return links.ofTicket(account, ticketId(typed));
    },
    follow: (actor, channel, filter) =>
      trail.watch(actor, 'follow', undefined, async () => {
        require(actor, 'subscribe');
        return subscribe(parts, actor, channel, filter);
      }),
    unfollow: (actor, channel) =>
      trail.watch(actor, 'unfollow', undefined, async () => {
        require(actor, 'subscribe');
        return unsubscribe(parts, actor, channel);
      }),
    async follows(actor) {
      require(actor, 'view');
      return base.subscriptions.of(account);
    },
    ticketAt: (place) => ticketAtPlace(parts, place),
  };
}
