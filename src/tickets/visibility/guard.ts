import { isTicketId } from '../checks.ts';
import type { Desk } from '../desk.ts';
import { DeskError } from '../errors.ts';
import { permitOn } from '../roles/permit.ts';
import type { LinkStore } from '../ports.ts';
import type { Actor } from '../roles/roles.ts';
import type { Paused } from '../links/paused.ts';
import type { Trail } from '../trail.ts';
import { heldMark } from './opened-private.ts';
import type { PrivacyStore } from './ports.ts';
import { privacyRights } from './privacy-desk.ts';
import { seenLinks } from './seen-links.ts';
import type { Readers, Visibility } from './visibility.ts';

export interface GuardParts {
  readonly visibility: Visibility;
  readonly links: LinkStore;
  readonly privacy: PrivacyStore;
  readonly trail: Trail;
  /** The use cases for tickets that a person sees. */
  readonly desk: Desk;
  /** The same with no tickets; see `blindParts`. */
  readonly blind: Desk;
}

/**
 * Adds the visibility check to every method. A ticket that a person may not see goes to the blind use cases, for which
 * it does not exist. Results about several tickets, links or channels are reduced to those the person may know of.
 * Methods that may concern tickets are written out, so that a new one does not compile until somebody decides about it;
 * areas that concern none pass through.
 *
 * Operator-only methods pass through, because operators see every ticket (`seesAll`).
 */
export function guardDesk({ visibility, links, privacy, trail, desk, blind }: GuardParts): Desk {
  const at = async (actor: Actor, id: string) => ((await visibility.sees(actor, id)) ? desk : blind);
  const atLink = async (actor: Actor, id: string) => {
    const link = await links.byId(id);
    return link === undefined ? desk : at(actor, link.ticket);
  };
  const atAll = async (actor: Actor, ids: readonly string[]) => {
    const seen = await Promise.all(ids.map((id) => visibility.sees(actor, id)));
    return seen.every(Boolean) ? desk : blind;
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
    return trail.watch(actor, 'share', id, async () => {
      permitOn(actor, await desk.isOwn(actor, id), privacyRights);
      if (agreed !== readers) throw new DeskError('link-widens', { id, channel, readers });
      const done = await work();
      await trail.done(actor, 'share', id);
      return done;
    });
  }
  const seenOf = async (actor: Actor, paused: Paused) => ({ ...paused, links: await ofSeen(actor, paused.links) });

  return {
    // Not about tickets.
    catalog: (actor) => desk.catalog(actor),
    quota: (...asked) => desk.quota(...asked),
    warm: () => desk.warm(),
    // By a form's key, which only the person who filled it in has.
    submitted: (key) => desk.submitted(key),
    require: (actor, permission) => desk.require(actor, permission),
    agreements: desk.agreements,
    abuse: desk.abuse,
    diagnosis: desk.diagnosis,
    filters: desk.filters,
    privileges: desk.privileges,
    signature: desk.signature,

    // These filter by visibility themselves: see `list/gather.ts`.
    doubles: (...asked) => desk.doubles(...asked),
    list: (...asked) => desk.list(...asked),
    reports: desk.reports,

    // For operators, and for Slack's events.
    follow: (...asked) => desk.follow(...asked),
    unfollow: (...asked) => desk.unfollow(...asked),
    resumeChannel: (channel) => desk.resumeChannel(channel),
    troubles: (...asked) => desk.troubles(...asked),
    sendAgain: (...asked) => desk.sendAgain(...asked),

    // About one ticket.
    show: async (actor, id) => (await at(actor, id)).show(actor, id),
    status: async (actor, id) => (await at(actor, id)).status(actor, id),
    reply: async (actor, request) => (await at(actor, request.id)).reply(actor, request),
    act: async (actor, request) => (await at(actor, request.id)).act(actor, request),
    allow: async (actor, request) => (await at(actor, request.id)).allow(actor, request),
    isOwn: async (actor, id) => (await at(actor, id)).isOwn(actor, id),
    link: async (actor, id, place, agreed) => {
      const there = await at(actor, id);
      if (there === blind) return blind.link(actor, id, place);
      return shared(actor, id, place.channel, agreed, () => desk.link(actor, id, place));
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
      isChoice: desk.privacy.isChoice,
      state: async (actor, id) => (await at(actor, id)).privacy.state(actor, id),
      set: async (actor, id, isPrivate) => (await at(actor, id)).privacy.set(actor, id, isPrivate),
    },
    log: { page: async (actor, id, page) => (await at(actor, id)).log.page(actor, id, page) },
    rating: {
      dimensions: (actor) => desk.rating.dimensions(actor),
      rate: async (actor, request) => (await at(actor, request.id)).rating.rate(actor, request),
    },
    contacts: {
      state: (...asked) => desk.contacts.state(...asked),
      sendCode: (...asked) => desk.contacts.sendCode(...asked),
      confirm: (...asked) => desk.contacts.confirm(...asked),
      allow: async (actor, id) => (await at(actor, id)).contacts.allow(actor, id),
      change: async (actor, request) => (await at(actor, request.id)).contacts.change(actor, request),
    },
    labels: {
      choices: (actor) => desk.labels.choices(actor),
      list: (actor) => desk.labels.list(actor),
      ofTicket: async (actor, id) => (await at(actor, id)).labels.ofTicket(actor, id),
      label: async (actor, request) => (await at(actor, request.ticket)).labels.label(actor, request),
      create: (...asked) => desk.labels.create(...asked),
      change: (...asked) => desk.labels.change(...asked),
      remove: (...asked) => desk.labels.remove(...asked),
    },
    messages: {
      own: async (actor, ticket) => (await at(actor, ticket.id)).messages.own(actor, ticket),
      withdraw: async (actor, wanted) => (await at(actor, wanted.ticket)).messages.withdraw(actor, wanted),
      opened(actor, id) {
        desk.require(actor, 'view');
        at(actor, id)
          .then((seen) => seen === desk && desk.messages.opened(actor, id))
          .catch(() => undefined);
      },
    },
    parameters: {
      show: async (actor, id) => (await at(actor, id)).parameters.show(actor, id),
      questions: (...asked) => desk.parameters.questions(...asked),
      add: async (actor, request) => (await at(actor, request.id)).parameters.add(actor, request),
    },
    access: {
      list: async (actor, id) => (await at(actor, id)).access.list(actor, id),
      // For operators from here on.
      show: (...asked) => desk.access.show(...asked),
      form: (...asked) => desk.access.form(...asked),
      approve: (...asked) => desk.access.approve(...asked),
      reject: (...asked) => desk.access.reject(...asked),
      cancel: (...asked) => desk.access.cancel(...asked),
      log: (...asked) => desk.access.log(...asked),
    },

    // About several tickets.
    create: async (actor, submission) => {
      const { isPrivate = false, place, related = [] } = submission;
      const isSecret = place !== undefined && (await visibility.openAmong([place.channel])).length === 0;
      if (isPrivate && place !== undefined && !isSecret) throw new DeskError('private-place');
      // A ticket opened in a private channel is private before it is linked there, too.
      const wanted = { ...submission, isHeld: !isPrivate && isSecret && visibility.mode === 'private' };
      const isRelated = (await atAll(actor, related)) === desk;
      const created = await desk.create(actor, isRelated ? wanted : { ...wanted, related: [] });
      // If that fails, it stays private, which its opener can change.
      if (wanted.isHeld && created.link !== undefined) await privacy.unmark(created.id, heldMark).catch(() => false);
      // As with a nonexistent related ticket: the new one exists, and the result says why it isn't related.
      return isRelated ? created : { ...created, relateFailure: new DeskError('not-found', { id: created.id }) };
    },
    related: {
      list: async (actor, id) => visible(actor, await (await at(actor, id)).related.list(actor, id)),
      relate: async (actor, choice) => {
        const named = [choice.ticket, ...choice.shown, ...choice.chosen];
        return (await atAll(actor, named)).related.relate(actor, choice);
      },
      candidates: async (actor, id, typed) => visible(actor, await desk.related.candidates(actor, id, typed)),
    },

    // About links and places.
    links: async (actor, page) => {
      if (visibility.seesAll(actor)) return desk.links(actor, page);
      desk.require(actor, 'view');
      return seenLinks({ links }, page, async (some) => known(actor, await ofSeen(actor, some)));
    },
    follows: async (actor) => known(actor, await desk.follows(actor)),
    ticketAt: async (who, place) => {
      const id = await desk.ticketAt(who, place);
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
      if (link === undefined || !(await visibility.sees(actor, link.ticket))) return blind.move(actor, id, channel);
      return shared(actor, link.ticket, channel, agreed, () => desk.move(actor, id, channel));
    },
    paused: async (actor, place) => seenOf(actor, await desk.paused(actor, place)),
    // It resumes where it was, so nobody gets to see more.
    resumePaused: async (actor, place) => seenOf(actor, await desk.resumePaused(actor, place)),
    movePaused: async (actor, place, channel) => {
      const { links: all } = await desk.paused(actor, place);
      if ((await ofSeen(actor, all)).length < all.length) throw new DeskError('no-link');
      // Each ticket is checked separately: permission to show one does not imply permission to show another.
      const readers = await Promise.all(all.map(({ ticket }) => visibility.readersIn(ticket, channel)));
      if (readers.some((one) => one !== undefined)) throw new DeskError('move-private');
      return desk.movePaused(actor, place, channel);
    },
  };
}
