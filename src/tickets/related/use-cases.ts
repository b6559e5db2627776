import { ticketId } from '../checks.ts';
import { aboutOwnTicket, requireOwn } from '../ticket/colleagues.ts';
import { DomainError } from '../errors.ts';
import { namedTicket } from '../ticket/named-ticket.ts';
import { partsOf } from '../words/quoted.ts';
import { aboutTicket, isNotFound } from '../failures.ts';
import { listTickets } from '../list/list.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';
import type { TicketSummary } from '../ticket/ticket.ts';
import type { AuditLog } from '../audit-log.ts';
import { isTooMuch, maxRelated, type RelatedTicket } from './relations.ts';

/** Relating tickets to each other. */
export interface RelationUseCases {
  list(actor: Actor, id: string): Promise<readonly RelatedTicket[]>;
  /**
   * Adds the relations that were selected and not shown, then removes those shown and not selected, so that changes by
   * others stay. Removes first if there is no room otherwise.
   * @throws DomainError `too-many-related` (detail: limit), `related-full` (detail: id, count, limit), `relates-itself`
   */
  relate(actor: Actor, choice: RelationChoice): Promise<RelationChange>;
  /** Tickets to choose from, newest first: the one with this number, or those with these words. */
  candidates(actor: Actor, id: string, typed: string): Promise<readonly TicketSummary[]>;
}

export interface RelationChoice {
  readonly ticket: string;
  /** Ids of the related tickets that the person saw. */
  readonly shown: readonly string[];
  readonly chosen: readonly string[];
}

export interface RelationChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

interface Change extends RelationChange {
  readonly id: string;
  /** The ticket's current relations. */
  readonly now: readonly string[];
}

export function createRelationUseCases(deps: UseCaseDeps & { readonly auditLog: AuditLog }): RelationUseCases {
  const { service, inLanguage, auditLog, wake } = deps;

  async function found(actor: Actor, typed: string): Promise<TicketSummary[]> {
    const named = namedTicket(typed);
    if (named === undefined || named.by === 'digits' || named.rest !== '') return [];
    try {
      return [await inLanguage(actor.language).service.show(ticketId(named.id))];
    } catch (error) {
      if (isNotFound(error) || error instanceof DomainError) return [];
      throw error;
    }
  }

  /** A ticket's current relations; undefined if the service doesn't say: then the service decides. */
  const relatedNow = (actor: Actor, id: string) =>
    inLanguage(actor.language)
      .areas.relations.list(id)
      .then((all) => all?.map((one) => one.id))
      .catch(() => undefined);

  /** Relations are symmetric, so the other tickets need room, too. @throws DomainError `related-full` */
  async function requireRoom(actor: Actor, { id, now, added, removed }: Change): Promise<void> {
    const others = await Promise.all(
      added.map(async (other) => ({
        id: other,
        now: (await relatedNow(actor, other)) ?? [],
        added: [id],
        removed: [],
      })),
    );
    const full = [{ id, now, added, removed }, ...others].find((one) => isTooMuch(one.now, one.added, one.removed));
    if (full === undefined) return;
    throw new DomainError('related-full', { id: full.id, count: full.now.length, limit: maxRelated });
  }

  return {
    async list(actor, typed) {
      permit(actor, 'view');
      const id = ticketId(typed);
      const { relations } = inLanguage(actor.language).areas;
      return requireOwn(service, id, await aboutOwnTicket(service, id, () => relations.list(id)));
    },
    relate: (actor, choice) =>
      auditLog.run(actor, 'relate', choice.ticket, async () => {
        permit(actor, 'reply');
        const id = ticketId(choice.ticket);
        const others = [...new Set(choice.chosen.map(ticketId))];
        const shown = choice.shown.map(ticketId);
        if (others.includes(id)) throw new DomainError('relates-itself');
        if (others.length > maxRelated) throw new DomainError('too-many-related', { limit: maxRelated });
        const { relations } = inLanguage(actor.language).areas;
        const added = others.filter((other) => !shown.includes(other));
        const removed = shown.filter((other) => !others.includes(other));
        const now = (added.length === 0 ? undefined : await relatedNow(actor, id)) ?? shown;
        await requireRoom(actor, { id, now, added, removed });
        const add = async () => {
          if (added.length > 0) await aboutTicket(id, () => relations.add(id, added));
        };
        // Adding comes first, so that a refusal leaves everything as it was.
        const fits = !isTooMuch(now, added);
        if (fits) await add();
        for (const other of removed) await relations.remove(id, other);
        if (!fits) await add();
        await auditLog.success(actor, 'relate', id);
        // Relations are symmetric. They are read again with each full reading of a ticket.
        for (const ticket of [id, ...added, ...removed]) wake(ticket);
        return { added, removed };
      }),
    async candidates(actor, id, typed) {
      permit(actor, 'view');
      const words = partsOf(typed, { named: false }).map(({ value }) => value);
      const { service } = inLanguage(actor.language);
      const [named, { tickets }] = await Promise.all([
        found(actor, typed.trim()),
        listTickets({ ...deps, service }, actor, { scope: 'all', words, page: 0 }),
      ]);
      const all = [...named, ...tickets.filter((ticket) => !named.some((one) => one.id === ticket.id))];
      return all.filter((ticket) => ticket.id !== id);
    },
  };
}
