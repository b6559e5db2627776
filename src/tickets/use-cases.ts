import { setTimeout as sleep } from 'node:timers/promises';
import { createAgreementUseCases, type AgreementUseCases } from './agreement/use-cases.ts';
import { createAccessUseCases, type AccessUseCases } from './access/use-cases.ts';
import { actOnTicket, requireAction } from './ticket/act.ts';
import { createCachedCatalog } from './catalog/cached-catalog.ts';
import type { Catalog } from './catalog/catalog.ts';
import { actionOf, pageNumber, ticketId } from './checks.ts';
import { createContactUseCases, type ContactUseCases } from './contact/use-cases.ts';
import { createTicket } from './create/create.ts';
import { aboutTicket } from './failures.ts';
import { createFilterUseCases, type FilterUseCases } from './list/filter-use-cases.ts';
import type { Link, Place } from './links/link.ts';
import { fetchFiles, type FilesRequest, type WantedFiles } from './reply/fetch-files.ts';
import { createFindDuplicates, type Duplicate } from './create/find-duplicates.ts';
import type { DuplicateCandidate } from './create/duplicates.ts';
import { linksPerPage, linkTicket, ticketAtPlace, unlinkTicket } from './links/linking.ts';
import { createLabelUseCases, type LabelUseCases } from './labels/use-cases.ts';
import { languages, type Language } from './language.ts';
import { listTickets } from './list/list.ts';
import { createMessageUseCases, type MessageUseCases } from './messages/use-cases.ts';
import { isOwn } from './roles/own.ts';
import type { UseCaseDeps } from './deps.ts';
import { permit } from './roles/permit.ts';
import type { Quota } from './create/quota.ts';
import { createLogUseCases, type LogUseCases } from './log/use-cases.ts';
import { createParameterUseCases, type ParameterUseCases } from './parameters/use-cases.ts';
import { createPrivilegeUseCases, type PrivilegeUseCases } from './privileges/use-cases.ts';
import { createAbuseUseCases, type AbuseUseCases } from './abuse/use-cases.ts';
import { createRatingUseCases, type RatingUseCases } from './rating/use-cases.ts';
import { replyToTicket } from './reply/reply.ts';
import { createReportUseCases, type ReportUseCases } from './reports/use-cases.ts';
import type { Actor, Permission } from './roles/roles.ts';
import type { ActRequest, Created, ListRequest, ReplyRequest, Submission, TicketPage } from './requests.ts';
import { findSubmitted, type Submitted } from './create/submitted.ts';
import { subscribe, unsubscribe, type Subscribed } from './links/subscribing.ts';
import { showTicket } from './ticket/show-ticket.ts';
import type { Subscription } from './links/subscription.ts';
import { historyOf, redeliver, deliveryProblemPage } from './links/use-cases.ts';
import type { TicketHistory, DeliveryProblemPage } from './links/delivery-problems.ts';
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
} from './links/manage-paused.ts';
import { createSignatureUseCases, type SignatureUseCases } from './reply/signature.ts';
import type { Ticket } from './ticket/ticket.ts';
import { createAuditLog } from './audit-log.ts';
import { createPrivacyUseCases, type PrivacyUseCases } from './visibility/privacy-use-cases.ts';
import type { Readers } from './visibility/visibility.ts';
import { createDiagnosisUseCases, type DiagnosisUseCases } from './diagnosis/use-cases.ts';
import { createRelationUseCases, type RelationUseCases } from './related/use-cases.ts';

/**
 * What a person can do with tickets: the one place where roles and rules are checked. Rejects with a `DomainError` (not
 * allowed, invalid input, already in progress) or with the `ServiceFailure` of the ticket API. `key` identifies the
 * interaction (a Slack trigger or submission id): repeating a key does nothing twice.
 */
export interface UseCases {
  /** The catalog for the create form, for anyone who may create tickets; cached. */
  catalog(actor: Actor): Catalog;
  readonly agreements: AgreementUseCases;
  readonly abuse: AbuseUseCases;
  readonly log: LogUseCases;
  readonly rating: RatingUseCases;
  readonly contacts: ContactUseCases;
  readonly diagnosis: DiagnosisUseCases;
  readonly related: RelationUseCases;
  readonly parameters: ParameterUseCases;
  readonly privileges: PrivilegeUseCases;
  readonly access: AccessUseCases;
  /** How many tickets of this kind can be opened, and how many are left; undefined if there is no limit. */
  quota(actor: Actor, productId: string, problemTypeId: string): Promise<Quota | undefined>;
  /** Open tickets that a new one likely duplicates, best match first. */
  duplicates(actor: Actor, wanted: DuplicateCandidate): Promise<readonly Duplicate[]>;
  /** Page numbers start at 0. */
  list(actor: Actor, request: ListRequest): Promise<TicketPage>;
  show(actor: Actor, id: string): Promise<Ticket>;
  /** The ticket's status, in one call. @throws DomainError `not-found` */
  status(actor: Actor, id: string): Promise<number>;
  create(actor: Actor, submission: Submission): Promise<Created>;
  /** The outcome of a submission, by its key. */
  submitted(key: string): Promise<Submitted>;
  reply(actor: Actor, request: ReplyRequest): Promise<void>;
  act(actor: Actor, request: ActRequest): Promise<void>;
  /**
   * Checks that a person may do this to this ticket, before a form for it opens. Anyone who may close it may rate it.
   * @throws DomainError `forbidden`
   */
  allow(actor: Actor, request: Pick<ActRequest, 'id' | 'action'>): Promise<void>;
  /**
   * Whether the person opened the ticket through the bot. People may do to their own tickets what only operators may do
   * to others'.
   */
  isOwn(actor: Actor, id: string): Promise<boolean>;
  /**
   * @param agreed the readers of the ticket there that the person confirmed
   * @throws DomainError `link-widens` if more people will read a private ticket than the person confirmed
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
  /** Resumes a paused link; `resumed` is false if it was not suspended. */
  resume(actor: Actor, link: string): Promise<{ readonly link: Link; readonly resumed: boolean }>;
  /** Moves a paused link to a channel; see `LinkStore.move`, and `link` for who will read it there. */
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
   * @throws DomainError `move-private` if more people would read a private ticket there
   */
  movePaused(actor: Actor, place: OwnPlace, channel: string): Promise<MovedPlace & { readonly paused: Paused }>;
  /**
   * Called when Slack says that a channel accepts posts again: resumes what is suspended there and returns how much it
   * was.
   */
  resumeChannel(channel: string): Promise<number>;
  /** Problems an operator has to handle: paused links and dead letters. */
  deliveryProblems(actor: Actor, page: number): Promise<DeliveryProblemPage>;
  /** Requeues a link's dead letters in order; returns how many there were, so a second click gets 0. */
  redeliver(actor: Actor, link: string): Promise<number>;
  /** What was seen of a ticket, when, and where it was posted, or why not; undefined if it was never followed. */
  history(actor: Actor, id: string, page: number): Promise<TicketHistory | undefined>;
  readonly filters: FilterUseCases;
  readonly signature: SignatureUseCases;
  readonly labels: LabelUseCases;
  readonly messages: MessageUseCases;
  readonly privacy: PrivacyUseCases;
  /** Preloads the lists that every form needs, so that the first person does not wait. Never rejects. */
  warmUp(): Promise<void>;
  readonly reports: ReportUseCases;
  /** Throws a `DomainError` (`forbidden`) if the role is not sufficient; for checks before a form opens. */
  require(actor: Actor, permission: Permission): void;
}

/** The arguments of `createUseCases`; waiting and logging have defaults. */
export type UseCasesOptions = Omit<UseCaseDeps, 'sleep' | 'log'> & Partial<Pick<UseCaseDeps, 'sleep' | 'log'>>;

/**
 * Builds the use cases without visibility checks; `createGuardedUseCases` adds those. Each method checks the role first, and records
 * a refusal if the action would have changed something.
 */
export function createUseCases(options: UseCasesOptions): UseCases {
  const base: UseCaseDeps = { sleep, log: { warn: () => undefined }, ...options };
  const { links, inLanguage } = base;
  const auditLog = createAuditLog(base);
  const catalogIn = (language: Language) =>
    createCachedCatalog(inLanguage(language).service.catalog, { ...base, namespace: language });
  const catalogs: Readonly<Record<Language, Catalog>> = { en: catalogIn('en'), 'zh-CN': catalogIn('zh-CN') };
  const deps = { ...base, auditLog };
  const findDuplicates = createFindDuplicates(base);
  const agreements = createAgreementUseCases(deps);
  const signature = createSignatureUseCases(deps);

  return {
    require: permit,
    async warmUp() {
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
    filters: createFilterUseCases(deps),
    signature,
    labels: createLabelUseCases(deps),
    abuse: createAbuseUseCases({ ...deps, catalogOf: ({ language }) => catalogs[language] }),
    log: createLogUseCases(deps),
    rating: createRatingUseCases(deps),
    agreements,
    contacts: createContactUseCases(deps),
    diagnosis: createDiagnosisUseCases(deps),
    related: createRelationUseCases(deps),
    messages: createMessageUseCases(deps),
    privacy: createPrivacyUseCases(deps),
    parameters: createParameterUseCases({ ...deps, catalogOf: ({ language }) => catalogs[language] }),
    privileges: createPrivilegeUseCases(deps),
    reports: createReportUseCases(deps),
    access: createAccessUseCases(deps, agreements),
    catalog(actor) {
      permit(actor, 'create');
      return catalogs[actor.language];
    },
    async quota(actor, productId, problemTypeId) {
      permit(actor, 'create');
      return inLanguage(actor.language).areas.quota.show(productId, problemTypeId);
    },
    async duplicates(actor, wanted) {
      permit(actor, 'create');
      return findDuplicates(actor, wanted);
    },
    async list(actor, request) {
      permit(actor, 'view');
      const { service } = inLanguage(actor.language);
      return listTickets({ ...deps, service }, actor, request);
    },
    async show(actor, typed) {
      permit(actor, 'view');
      const id = ticketId(typed);
      const ticket = await aboutTicket(id, () => showTicket(inLanguage(actor.language).service, id));
      base.wake(id);
      return ticket;
    },
    async status(actor, typed) {
      permit(actor, 'view');
      const id = ticketId(typed);
      return aboutTicket(id, () => base.service.status(id));
    },
    create: (actor, submission) =>
      auditLog.run(actor, 'create', undefined, async () => {
        permit(actor, 'create');
        return createTicket({ ...deps, agreements, catalog: catalogs[actor.language] }, actor, submission);
      }),
    submitted: (key) => findSubmitted(deps, key),
    reply: (actor, request) =>
      auditLog.run(actor, 'reply', request.id, async () => {
        permit(actor, 'reply');
        const name = request.name !== undefined && (await signature.isOn(actor)) ? request.name : undefined;
        await replyToTicket({ ...deps, catalog: catalogs[actor.language] }, actor, { ...request, name });
      }),
    async act(actor, request) {
      const action = actionOf(request.action);
      await auditLog.run(actor, action, request.id, async () => {
        await requireAction(deps, actor, request);
        await actOnTicket(deps, actor, request);
      });
    },
    allow: (actor, request) => requireAction(deps, actor, request),
    isOwn: (actor, id) => isOwn(deps, actor, id),
    link: (actor, id, place) =>
      auditLog.run(actor, 'link', id, async () => {
        permit(actor, 'link');
        return linkTicket(deps, actor, id, place);
      }),
    unlink: (actor, id, place) => auditLog.run(actor, 'unlink', id, () => unlinkTicket(deps, actor, id, place)),
    async links(actor, page) {
      permit(actor, 'view');
      return links.page(pageNumber(page) * linksPerPage, linksPerPage);
    },
    async linksOf(actor, typed) {
      permit(actor, 'view');
      return links.ofTicket(ticketId(typed));
    },
    files: (actor, request) =>
      auditLog.run(actor, 'files', undefined, async () => {
        // Posting something to everybody in the channel takes more than the right to read.
        permit(actor, 'reply');
        return fetchFiles(deps, actor, request);
      }),
    follow: (actor, channel, filter) =>
      auditLog.run(actor, 'follow', undefined, async () => {
        permit(actor, 'subscribe');
        return subscribe(deps, actor, channel, filter);
      }),
    unfollow: (actor, channel) =>
      auditLog.run(actor, 'unfollow', undefined, async () => {
        permit(actor, 'subscribe');
        return unsubscribe(deps, actor, channel);
      }),
    async follows(actor) {
      permit(actor, 'view');
      return base.subscriptions.of();
    },
    ticketAt: (_who, place) => ticketAtPlace(deps, place),
    ownLink: (actor, id) => ownLink(deps, actor, id),
    resume: (actor, id) => auditLog.run(actor, 'resume', undefined, () => resumeOwn(deps, actor, id)),
    move: (actor, id, channel) => auditLog.run(actor, 'move', undefined, () => moveOwn(deps, actor, id, channel)),
    paused: (actor, place) => ownPaused(deps, actor, place),
    resumePaused: (actor, place) => auditLog.run(actor, 'resume', undefined, () => resumePlace(deps, actor, place)),
    movePaused: (actor, place, channel) =>
      auditLog.run(actor, 'move', undefined, () => movePlace(deps, actor, place, channel)),
    resumeChannel: (channel) => resumeAllIn(deps, channel),
    async deliveryProblems(actor, page) {
      permit(actor, 'operate');
      return deliveryProblemPage(deps, page);
    },
    redeliver: (actor, id) =>
      auditLog.run(actor, 'send-again', undefined, async () => {
        permit(actor, 'operate');
        return redeliver(deps, actor, id);
      }),
    async history(actor, id, page) {
      permit(actor, 'view');
      return historyOf(deps, id, page);
    },
  };
}
