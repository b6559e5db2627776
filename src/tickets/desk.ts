import { setTimeout as sleep } from 'node:timers/promises';
import { createAgreementDesk, type AgreementDesk } from './agreement/desk.ts';
import { createAccessDesk, type AccessDesk } from './access/desk.ts';
import { actOnTicket, requireAction } from './ticket/act.ts';
import { createCachedCatalog } from './catalog/cached-catalog.ts';
import type { Catalog } from './catalog/catalog.ts';
import { actionOf, pageNumber, ticketId } from './checks.ts';
import { createContactDesk, type ContactDesk } from './contact/desk.ts';
import { createTicket } from './create/create.ts';
import { aboutTicket } from './failures.ts';
import { createFilterDesk, type FilterDesk } from './list/filter-desk.ts';
import type { Link, Place } from './links/link.ts';
import { fetchFiles, type FilesRequest, type WantedFiles } from './reply/fetch-files.ts';
import { createFindDoubles, type Double } from './create/find-doubles.ts';
import type { Likeness } from './create/doubles.ts';
import { linksPerPage, linkTicket, ticketAtPlace, unlinkTicket } from './links/linking.ts';
import { createLabelDesk, type LabelDesk } from './labels/desk.ts';
import { languages, type Language } from './language.ts';
import { listTickets } from './list/list.ts';
import { createMessageDesk, type MessageDesk } from './messages/desk.ts';
import { isOwn } from './roles/own.ts';
import type { DeskParts } from './parts.ts';
import { permit } from './roles/permit.ts';
import type { Quota } from './create/quota.ts';
import { createLogDesk, type LogDesk } from './log/desk.ts';
import { createParameterDesk, type ParameterDesk } from './parameters/desk.ts';
import { createPrivilegeDesk, type PrivilegeDesk } from './privileges/desk.ts';
import { createAbuseDesk, type AbuseDesk } from './abuse/desk.ts';
import { createRatingDesk, type RatingDesk } from './rating/desk.ts';
import { replyToTicket } from './reply/reply.ts';
import { createReportDesk, type ReportDesk } from './reports/desk.ts';
import type { Actor, Permission } from './roles/roles.ts';
import type { ActRequest, Created, ListRequest, ReplyRequest, Submission, TicketPage } from './requests.ts';
import { findSubmitted, type Submitted } from './create/submitted.ts';
import { subscribe, unsubscribe, type Subscribed } from './links/subscribing.ts';
import { showTicket } from './ticket/show-ticket.ts';
import type { Subscription } from './links/subscription.ts';
import { historyOf, sendDeadAgain, troublePage } from './links/desk.ts';
import type { TicketHistory, TroublePage } from './links/troubles.ts';
import type { MovedPlace, Paused } from './links/paused.ts';
import {
  moveOwn,
  movePlace,
  ownLink,
  ownPaused,
  resumeAllIn,
  resumeOwn,
  resumePlace,
  type OwnPlace,
} from './links/suspended.ts';
import { createSignatureDesk, type SignatureDesk } from './reply/signature.ts';
import type { Ticket } from './ticket/ticket.ts';
import { createTrail } from './trail.ts';
import { createPrivacyDesk, type PrivacyDesk } from './visibility/privacy-desk.ts';
import type { Readers } from './visibility/visibility.ts';
import { createDiagnosisDesk, type DiagnosisDesk } from './diagnosis/desk.ts';
import { createRelationDesk, type RelationDesk } from './related/desk.ts';

/**
 * What a person can do with tickets: the one place where roles and rules are checked. Rejects with a `DeskError` (not
 * allowed, invalid input, already in progress) or with the `ServiceFailure` of the ticket API. `key` identifies the
 * interaction (a Slack trigger or submission id): repeating a key does nothing twice.
 */
export interface Desk {
  /** The catalog for the create form, for anyone who may create tickets; cached. */
  catalog(actor: Actor): Catalog;
  readonly agreements: AgreementDesk;
  readonly abuse: AbuseDesk;
  readonly log: LogDesk;
  readonly rating: RatingDesk;
  readonly contacts: ContactDesk;
  readonly diagnosis: DiagnosisDesk;
  readonly related: RelationDesk;
  readonly parameters: ParameterDesk;
  readonly privileges: PrivilegeDesk;
  readonly access: AccessDesk;
  /** How many tickets of this kind can be opened, and how many are left; undefined if there is no limit. */
  quota(actor: Actor, productId: string, problemTypeId: string): Promise<Quota | undefined>;
  /** Open tickets that a new one likely duplicates, best match first. */
  doubles(actor: Actor, wanted: Likeness): Promise<readonly Double[]>;
  /** Page numbers start at 0. */
  list(actor: Actor, request: ListRequest): Promise<TicketPage>;
  show(actor: Actor, id: string): Promise<Ticket>;
  /** The ticket's status, in one call. @throws DeskError `not-found` */
  status(actor: Actor, id: string): Promise<number>;
  create(actor: Actor, submission: Submission): Promise<Created>;
  /** The outcome of a submission, by its key. */
  submitted(key: string): Promise<Submitted>;
  reply(actor: Actor, request: ReplyRequest): Promise<void>;
  act(actor: Actor, request: ActRequest): Promise<void>;
  /**
   * Checks that a person may do this to this ticket, before a form for it opens. Anyone who may close it may rate it.
   * @throws DeskError `forbidden`
   */
  allow(actor: Actor, request: Pick<ActRequest, 'id' | 'action'>): Promise<void>;
  /**
   * Whether the person opened the ticket through the bot. People may do to their own tickets what only operators may do
   * to others'.
   */
  isOwn(actor: Actor, id: string): Promise<boolean>;
  /**
   * @param agreed the readers of the ticket there that the person confirmed
   * @throws DeskError `link-widens` if more people will read a private ticket than the person confirmed
   */
  link(
    actor: Actor,
    id: string,
    place: Place,
    agreed?: Readers,
  ): Promise<{ readonly link: Link; readonly existed: boolean }>;
  /** Removes a ticket's links in a place (a channel without a thread: all in it); returns how many there were. */
  unlink(actor: Actor, id: string, place: Place): Promise<number>;
  links(actor: Actor, page: number): Promise<{ readonly total: number; readonly links: readonly Link[] }>;
  linksOf(actor: Actor, id: string): Promise<readonly Link[]>;
  /**
   * Queues the files of a posted message for its thread, for anyone who may write there; returns how many were queued.
   */
  files(actor: Actor, request: FilesRequest): Promise<WantedFiles>;
  /** Makes a channel follow the account's new tickets: all, or those matching a filter as typed; see `readFilter`. */
  follow(actor: Actor, channel: string, filter: string): Promise<Subscribed>;
  /** False if the channel did not follow new tickets. */
  unfollow(actor: Actor, channel: string): Promise<boolean>;
  /** The channels that follow new tickets. */
  follows(actor: Actor): Promise<readonly Subscription[]>;
  /**
   * The only ticket that a thread or channel is linked to; undefined if the person sees none, or more than one.
   * @param who called only if there is one: Slack may be slow to answer, and a form has to open within 3 s
   */
  ticketAt(who: () => Promise<Actor>, place: Place): Promise<string | undefined>;
  /** A link that the person may resume or move. */
  ownLink(actor: Actor, link: string): Promise<Link>;
  /** Resumes a suspended link; `resumed` is false if it was not suspended. */
  resume(actor: Actor, link: string): Promise<{ readonly link: Link; readonly resumed: boolean }>;
  /** Moves a suspended link to a channel; see `LinkStore.move`, and `link` for who will read it there. */
  move(
    actor: Actor,
    link: string,
    channel: string,
    agreed?: Readers,
  ): Promise<{ readonly link: Link; readonly outcome: 'moved' | 'taken' | 'active' }>;
  /** Everything suspended that somebody follows in a channel, for anyone who may resume or move it. */
  paused(actor: Actor, place: OwnPlace): Promise<Paused>;
  /** Resumes all of it; returns what it was. */
  resumePaused(actor: Actor, place: OwnPlace): Promise<Paused>;
  /**
   * Moves all of it to a channel, except what is already followed there.
   * @throws DeskError `move-private` if more people would read a private ticket there
   */
  movePaused(actor: Actor, place: OwnPlace, channel: string): Promise<MovedPlace & { readonly paused: Paused }>;
  /**
   * Called when Slack says that a channel accepts posts again: resumes what is suspended there and returns how much it
   * was.
   */
  resumeChannel(channel: string): Promise<number>;
  /** Problems an operator has to handle: suspended links and dead letters. */
  troubles(actor: Actor, page: number): Promise<TroublePage>;
  /** Requeues a link's dead letters in order; returns how many there were, so a second click gets 0. */
  sendAgain(actor: Actor, link: string): Promise<number>;
  /** What was seen of a ticket, when, and where it was posted, or why not; undefined if it was never followed. */
  history(actor: Actor, id: string, page: number): Promise<TicketHistory | undefined>;
  readonly filters: FilterDesk;
  readonly signature: SignatureDesk;
  readonly labels: LabelDesk;
  readonly messages: MessageDesk;
  readonly privacy: PrivacyDesk;
  /** Preloads the lists that every form needs, so that the first person does not wait. Never rejects. */
  warm(): Promise<void>;
  readonly reports: ReportDesk;
  /** Throws a `DeskError` (`forbidden`) if the role is not sufficient; for checks before a form opens. */
  require(actor: Actor, permission: Permission): void;
}

/** The arguments of `createDesk`; waiting and logging have defaults. */
export type DeskOptions = Omit<DeskParts, 'sleep' | 'log'> & Partial<Pick<DeskParts, 'sleep' | 'log'>>;

/**
 * Builds the use cases without visibility checks; `openDesk` adds those. Each method checks the role first, and records
 * a refusal if the action would have changed something.
 */
export function createDesk(options: DeskOptions): Desk {
  const base: DeskParts = { sleep, log: { warn: () => undefined }, ...options };
  const { links, speaking } = base;
  const trail = createTrail(base);
  const catalogIn = (language: Language) =>
    createCachedCatalog(speaking(language).service.catalog, { ...base, namespace: language });
  const catalogs: Readonly<Record<Language, Catalog>> = { en: catalogIn('en'), 'zh-CN': catalogIn('zh-CN') };
  const parts = { ...base, trail };
  const findDoubles = createFindDoubles(base);
  const agreements = createAgreementDesk(parts);
  const signature = createSignatureDesk(parts);

  return {
    require: permit,
    async warm() {
      const lists = languages.map((language) => catalogs[language]);
      await Promise.allSettled(
        lists.flatMap((catalog) => [
          catalog.products(),
          catalog.regions(),
          catalog.areaCodes(),
          catalog.uploadLimits(),
          catalog.carbonCopies(),
        ]),
      );
    },
    filters: createFilterDesk(parts),
    signature,
    labels: createLabelDesk(parts),
    abuse: createAbuseDesk({ ...parts, catalogOf: ({ language }) => catalogs[language] }),
    log: createLogDesk(parts),
    rating: createRatingDesk(parts),
    agreements,
    contacts: createContactDesk(parts),
    diagnosis: createDiagnosisDesk(parts),
    related: createRelationDesk(parts),
    messages: createMessageDesk(parts),
    privacy: createPrivacyDesk(parts),
    parameters: createParameterDesk({ ...parts, catalogOf: ({ language }) => catalogs[language] }),
    privileges: createPrivilegeDesk(parts),
    reports: createReportDesk(parts),
    access: createAccessDesk(parts, agreements),
    catalog(actor) {
      permit(actor, 'create');
      return catalogs[actor.language];
    },
    async quota(actor, productId, problemTypeId) {
      permit(actor, 'create');
      return speaking(actor.language).areas.quota.show(productId, problemTypeId);
    },
    async doubles(actor, wanted) {
      permit(actor, 'create');
      return findDoubles(actor, wanted);
    },
    async list(actor, request) {
      permit(actor, 'view');
      const { service } = speaking(actor.language);
      return listTickets({ ...parts, service }, actor, request);
    },
    async show(actor, typed) {
      permit(actor, 'view');
      const id = ticketId(typed);
      const ticket = await aboutTicket(id, () => showTicket(speaking(actor.language).service, id));
      base.wake(id);
      return ticket;
    },
    async status(actor, typed) {
      permit(actor, 'view');
      const id = ticketId(typed);
      return aboutTicket(id, () => base.service.status(id));
    },
    create: (actor, submission) =>
      trail.watch(actor, 'create', undefined, async () => {
        permit(actor, 'create');
        return createTicket({ ...parts, agreements, catalog: catalogs[actor.language] }, actor, submission);
      }),
    submitted: (key) => findSubmitted(parts, key),
    reply: (actor, request) =>
      trail.watch(actor, 'reply', request.id, async () => {
        permit(actor, 'reply');
        const name = request.name !== undefined && (await signature.isOn(actor)) ? request.name : undefined;
        await replyToTicket({ ...parts, catalog: catalogs[actor.language] }, actor, { ...request, name });
      }),
    async act(actor, request) {
      const action = actionOf(request.action);
      await trail.watch(actor, action, request.id, async () => {
        await requireAction(parts, actor, request);
        await actOnTicket(parts, actor, request);
      });
    },
    allow: (actor, request) => requireAction(parts, actor, request),
    isOwn: (actor, id) => isOwn(parts, actor, id),
    link: (actor, id, place) =>
      trail.watch(actor, 'link', id, async () => {
        permit(actor, 'link');
        return linkTicket(parts, actor, id, place);
      }),
    unlink: (actor, id, place) => trail.watch(actor, 'unlink', id, () => unlinkTicket(parts, actor, id, place)),
    async links(actor, page) {
      permit(actor, 'view');
      return links.page(pageNumber(page) * linksPerPage, linksPerPage);
    },
    async linksOf(actor, typed) {
      permit(actor, 'view');
      return links.ofTicket(ticketId(typed));
    },
    files: (actor, request) =>
      trail.watch(actor, 'files', undefined, async () => {
        // Posting something to everybody in the channel takes more than the right to read.
        permit(actor, 'reply');
        return fetchFiles(parts, actor, request);
      }),
    follow: (actor, channel, filter) =>
      trail.watch(actor, 'follow', undefined, async () => {
        permit(actor, 'subscribe');
        return subscribe(parts, actor, channel, filter);
      }),
    unfollow: (actor, channel) =>
      trail.watch(actor, 'unfollow', undefined, async () => {
        permit(actor, 'subscribe');
        return unsubscribe(parts, actor, channel);
      }),
    async follows(actor) {
      permit(actor, 'view');
      return base.subscriptions.of();
    },
    ticketAt: (_who, place) => ticketAtPlace(parts, place),
    ownLink: (actor, id) => ownLink(parts, actor, id),
    resume: (actor, id) => trail.watch(actor, 'resume', undefined, () => resumeOwn(parts, actor, id)),
    move: (actor, id, channel) => trail.watch(actor, 'move', undefined, () => moveOwn(parts, actor, id, channel)),
    paused: (actor, place) => ownPaused(parts, actor, place),
    resumePaused: (actor, place) => trail.watch(actor, 'resume', undefined, () => resumePlace(parts, actor, place)),
    movePaused: (actor, place, channel) =>
      trail.watch(actor, 'move', undefined, () => movePlace(parts, actor, place, channel)),
    resumeChannel: (channel) => resumeAllIn(parts, channel),
    async troubles(actor, page) {
      permit(actor, 'operate');
      return troublePage(parts, page);
    },
    sendAgain: (actor, id) =>
      trail.watch(actor, 'send-again', undefined, async () => {
        permit(actor, 'operate');
        return sendDeadAgain(parts, actor, id);
      }),
    async history(actor, id, page) {
      permit(actor, 'view');
      return historyOf(parts, id, page);
    },
  };
}
