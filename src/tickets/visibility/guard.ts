import { isTicketId } from '../checks.ts';
import type { UseCases } from '../use-cases.ts';
import { DomainError } from '../errors.ts';
import { permitOn } from '../roles/permit.ts';
import type { LinkStore } from '../ports.ts';
import type { Actor } from '../roles/roles.ts';
import type { Paused } from '../links/paused.ts';
import type { AuditLog } from '../audit-log.ts';
import { heldMark } from './create-privately.ts';
import type { PrivacyStore } from './ports.ts';
import { privacyRights } from './privacy-use-cases.ts';
import { seenLinks } from './seen-links.ts';
import type { Readers, Visibility } from './visibility.ts';

export interface GuardDeps {
  readonly visibility: Visibility;
  readonly links: LinkStore;
  readonly privacy: PrivacyStore;
  readonly auditLog: AuditLog;
  /** The use cases for tickets that a person sees. */
  readonly useCases: UseCases;
  /** The same with no tickets; see `depsWithoutTickets`. */
  readonly withoutTickets: UseCases;
}

/**
 * Adds the visibility check to every method. A ticket that a person may not see goes to the blind use cases, for which
 * it does not exist. Results about several tickets, links or channels are reduced to those the person may know of.
 * Methods that may concern tickets are written out, so that a new one does not compile until somebody decides about it;
 * areas that concern none pass through.
 *
 * Operator-only methods pass through, because operators see every ticket (`seesAll`).
 */
export function guardUseCases({ visibility, links, privacy, auditLog, useCases, withoutTickets }: GuardDeps): UseCases {
  const at = async (actor: Actor, id: string) => ((await visibility.sees(actor, id)) ? useCases : withoutTickets);
  const atLink = async (actor: Actor, id: string) => {
    const link = await links.byId(id);
    return link === undefined ? useCases : at(actor, link.ticket);
  };
  const atAll = async (actor: Actor, ids: readonly string[]) => {
    const seen = await Promise.all(ids.map((id) => visibility.sees(actor, id)));
    return seen.every(Boolean) ? useCases : withoutTickets;
  };
  const visible = <Item extends { readonly id: string }>(actor: Actor, items: readonly Item[]) =>
    visibility.visible(actor, items, ({ id }) => ({ id }));
  const known = <Item extends { readonly channel: string }>(actor: Actor, items: readonly Item[]) =>
    visibility.known(actor, items, ({ channel }) => channel);
  const ofSeen = <Item extends { readonly ticket: string }>(actor: Actor, items: readonly Item[]) =>
    visibility.visible(actor, items, ({ ticket: id }) => ({ id }));
  /**
   * Runs something that shows a ticket to more people: only with permission, after confirmation of the readers, and
   * with an audit record.
   */
  async function shared<T>(
    actor: Actor,
    typed: string,
    channel: string,
    agreed: Readers | undefined,
    work: () => Promise<T>,
  ): Promise<T> {
    const id = typed.trim();
    const readers = isTicketId(id) ? await visibility.readersIn(id, channel) : undefined;
    if (readers === undefined) return work();
    return auditLog.run(actor, 'share', id, async () => {
      permitOn(actor, await useCases.isOwn(actor, id), privacyRights);
      if (agreed !== readers) throw new DomainError('link-widens', { id, channel, readers });
      const done = await work();
      await auditLog.success(actor, 'share', id);
      return done;
    });
  }
  const seenOf = async (actor: Actor, paused: Paused) => ({ ...paused, links: await ofSeen(actor, paused.links) });

  return {
    // Not about tickets.
    catalog: (actor) => useCases.catalog(actor),
    quota: (...asked) => useCases.quota(...asked),
    warmUp: () => useCases.warmUp(),
    // By a form's key, which only the person who filled it in has.
    submitted: (key) => useCases.submitted(key),
    require: (actor, permission) => useCases.require(actor, permission),
    agreements: useCases.agreements,
    abuse: useCases.abuse,
    diagnosis: useCases.diagnosis,
    filters: useCases.filters,
    privileges: useCases.privileges,
    signature: useCases.signature,

    // These filter by visibility themselves: see `list/gather.ts`.
    duplicates: (...asked) => useCases.duplicates(...asked),
    list: (...asked) => useCases.list(...asked),
    reports: useCases.reports,

    // For operators, and for Slack's events.
    follow: (...asked) => useCases.follow(...asked),
    unfollow: (...asked) => useCases.unfollow(...asked),
    resumeChannel: (channel) => useCases.resumeChannel(channel),
    deliveryProblems: (...asked) => useCases.deliveryProblems(...asked),
    redeliver: (...asked) => useCases.redeliver(...asked),

    // About one ticket.
    show: async (actor, id) => (await at(actor, id)).show(actor, id),
    status: async (actor, id) => (await at(actor, id)).status(actor, id),
    reply: async (actor, request) => (await at(actor, request.id)).reply(actor, request),
    act: async (actor, request) => (await at(actor, request.id)).act(actor, request),
    allow: async (actor, request) => (await at(actor, request.id)).allow(actor, request),
    isOwn: async (actor, id) => (await at(actor, id)).isOwn(actor, id),
    link: async (actor, id, place, agreed) => {
      const there = await at(actor, id);
      if (there === withoutTickets) return withoutTickets.link(actor, id, place);
      return shared(actor, id, place.channel, agreed, () => useCases.link(actor, id, place));
    },
    unlink: async (actor, id, place) => (await at(actor, id)).unlink(actor, id, place),
    linksOf: async (actor, id) => known(actor, await (await at(actor, id)).linksOf(actor, id)),
    history: async (actor, id, page) => {
      const history = await (await at(actor, id)).history(actor, id, page);
      if (history === undefined) return undefined;
      const channelOf = ({ link }: (typeof history.links)[number]) => link.channel;
      const places = await visibility.known(actor, history.links, channelOf);
      const events = history.events.map(async (seen) => ({ ...seen, fates: await known(actor, seen.fates) }));
      return { ...history, links: places, events: await Promise.all(events) };
    },
    privacy: {
      isChoice: useCases.privacy.isChoice,
      state: async (actor, id) => (await at(actor, id)).privacy.state(actor, id),
      set: async (actor, id, isPrivate) => (await at(actor, id)).privacy.set(actor, id, isPrivate),
    },
    log: { page: async (actor, id, page) => (await at(actor, id)).log.page(actor, id, page) },
    rating: {
      dimensions: (actor) => useCases.rating.dimensions(actor),
      rate: async (actor, request) => (await at(actor, request.id)).rating.rate(actor, request),
    },
    contacts: {
      state: (...asked) => useCases.contacts.state(...asked),
      sendCode: (...asked) => useCases.contacts.sendCode(...asked),
      confirm: (...asked) => useCases.contacts.confirm(...asked),
      allow: async (actor, id) => (await at(actor, id)).contacts.allow(actor, id),
      change: async (actor, request) => (await at(actor, request.id)).contacts.change(actor, request),
    },
    labels: {
      choices: (actor) => useCases.labels.choices(actor),
      list: (actor) => useCases.labels.list(actor),
      ofTicket: async (actor, id) => (await at(actor, id)).labels.ofTicket(actor, id),
      label: async (actor, request) => (await at(actor, request.ticket)).labels.label(actor, request),
      create: (...asked) => useCases.labels.create(...asked),
      change: (...asked) => useCases.labels.change(...asked),
      remove: (...asked) => useCases.labels.remove(...asked),
    },
    messages: {
      own: async (actor, ticket) => (await at(actor, ticket.id)).messages.own(actor, ticket),
      withdraw: async (actor, wanted) => (await at(actor, wanted.ticket)).messages.withdraw(actor, wanted),
      opened(actor, id) {
        useCases.require(actor, 'view');
        at(actor, id)
          .then((seen) => seen === useCases && useCases.messages.opened(actor, id))
          .catch(() => undefined);
      },
    },
    parameters: {
      show: async (actor, id) => (await at(actor, id)).parameters.show(actor, id),
      questions: (...asked) => useCases.parameters.questions(...asked),
      add: async (actor, request) => (await at(actor, request.id)).parameters.add(actor, request),
    },
    access: {
      list: async (actor, id) => (await at(actor, id)).access.list(actor, id),
      // For operators from here on.
      show: (...asked) => useCases.access.show(...asked),
      form: (...asked) => useCases.access.form(...asked),
      approve: (...asked) => useCases.access.approve(...asked),
      reject: (...asked) => useCases.access.reject(...asked),
      cancel: (...asked) => useCases.access.cancel(...asked),
      log: (...asked) => useCases.access.log(...asked),
    },

    // About several tickets.
    create: async (actor, submission) => {
      const { isPrivate = false, place, related = [] } = submission;
      const isSecret = place !== undefined && (await visibility.openAmong([place.channel])).length === 0;
      if (isPrivate && place !== undefined && !isSecret) throw new DomainError('private-place');
      // A ticket opened in a private channel is private before it is linked there, too.
      const wanted = { ...submission, isHeld: !isPrivate && isSecret && visibility.mode === 'private' };
      const isRelated = (await atAll(actor, related)) === useCases;
      const created = await useCases.create(actor, isRelated ? wanted : { ...wanted, related: [] });
      // If that fails, it stays private, which its opener can change.
      if (wanted.isHeld && created.link !== undefined) await privacy.unmark(created.id, heldMark).catch(() => false);
      // As with a nonexistent related ticket: the new one exists, and the result says why it isn't related.
      return isRelated ? created : { ...created, relateFailure: new DomainError('not-found', { id: created.id }) };
    },
    related: {
      list: async (actor, id) => visible(actor, await (await at(actor, id)).related.list(actor, id)),
      relate: async (actor, choice) => {
        const named = [choice.ticket, ...choice.shown, ...choice.chosen];
        return (await atAll(actor, named)).related.relate(actor, choice);
      },
      candidates: async (actor, id, typed) => visible(actor, await useCases.related.candidates(actor, id, typed)),
    },

    // About links and places.
    links: async (actor, page) => {
      if (visibility.seesAll(actor)) return useCases.links(actor, page);
      useCases.require(actor, 'view');
      return seenLinks({ links }, page, async (some) => known(actor, await ofSeen(actor, some)));
    },
    follows: async (actor) => known(actor, await useCases.follows(actor)),
    ticketAt: async (who, place) => {
      const id = await useCases.ticketAt(who, place);
      return id !== undefined && (await visibility.sees(await who(), id)) ? id : undefined;
    },
    files: async (actor, request) => {
      const here = await links.at(request.place);
      return (await atAll(actor, [...new Set(here.map(({ ticket }) => ticket))])).files(actor, request);
    },
    ownLink: async (actor, id) => (await atLink(actor, id)).ownLink(actor, id),
    resume: async (actor, id) => (await atLink(actor, id)).resume(actor, id),
    move: async (actor, id, channel, agreed) => {
      const link = await links.byId(id);
      if (link === undefined || !(await visibility.sees(actor, link.ticket)))
        return withoutTickets.move(actor, id, channel);
      return shared(actor, link.ticket, channel, agreed, () => useCases.move(actor, id, channel));
    },
    paused: async (actor, place) => seenOf(actor, await useCases.paused(actor, place)),
    // It resumes where it was, so nobody gets to see more.
    resumePaused: async (actor, place) => seenOf(actor, await useCases.resumePaused(actor, place)),
    movePaused: async (actor, place, channel) => {
      const { links: all } = await useCases.paused(actor, place);
      if ((await ofSeen(actor, all)).length < all.length) throw new DomainError('no-link');
      // Each ticket is checked separately: permission to show one does not imply permission to show another.
      const readers = await Promise.all(all.map(({ ticket }) => visibility.readersIn(ticket, channel)));
      if (readers.some((one) => one !== undefined)) throw new DomainError('move-private');
      return useCases.movePaused(actor, place, channel);
    },
  };
}
