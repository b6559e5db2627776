import { ticketId } from '../checks.ts';
import { aboutTicket } from '../failures.ts';
import { isOwn, permitOwn } from '../roles/own.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import { may, type Actor } from '../roles/roles.ts';
import type { AuditLog } from '../audit-log.ts';

/** Making tickets private, and public again. */
export interface PrivacyUseCases {
  /** Whether this is a choice: in the other modes everyone sees everything, or every ticket is restricted. */
  readonly isChoice: boolean;
  /** Whether a ticket is marked as private, and whether this person may change that. @throws DomainError `no-access` */
  state(actor: Actor, ticket: string): Promise<PrivacyState>;
  /**
   * For the person who opened the ticket, and for operators.
   * @returns whether anything changed
   * @throws DomainError `forbidden`, `not-found`
   */
  set(actor: Actor, ticket: string, isPrivate: boolean): Promise<boolean>;
}

export interface PrivacyState {
  readonly isPrivate: boolean;
  readonly mayChange: boolean;
}

/** The permissions needed to change a ticket's privacy, and to show a private ticket to more people. */
export const privacyRights = { own: 'link', any: 'operate' } as const;

export function createPrivacyUseCases(deps: UseCaseDeps & { readonly auditLog: AuditLog }): PrivacyUseCases {
  const { privacy, service, auditLog, visibility, now } = deps;
  const isChoice = visibility.mode === 'private';
  return {
    isChoice,
    async state(actor, typed) {
      permit(actor, 'view');
      const id = ticketId(typed);
      const own = may(actor.role, privacyRights.own) && (await isOwn(deps, actor, id));
      const kept = (await privacy.facts([id])).get(id);
      const mayChange = isChoice && (own || may(actor.role, privacyRights.any));
      return { isPrivate: kept?.markedBy !== undefined, mayChange };
    },
    set: (actor, typed, isPrivate) => {
      const action = isPrivate ? 'make-private' : 'end-private';
      return auditLog.run(actor, action, typed, async () => {
        const id = ticketId(typed);
        await permitOwn(deps, actor, id, privacyRights);
        await aboutTicket(id, () => service.status(id));
        const changed = isPrivate
          ? await privacy.mark({ ticket: id, by: actor.id, at: now() })
          : await privacy.unmark(id);
        if (changed) await auditLog.success(actor, action, id);
        return changed;
      });
    },
  };
}
