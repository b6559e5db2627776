import { ticketId } from '../checks.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import { may, type Actor } from '../roles/roles.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { AuditLog } from '../audit-log.ts';
import { ownMessages } from './own-messages.ts';
import { withdrawMessage, type Withdrawal } from './withdraw.ts';

/** What a person can do with messages besides replying. Rejects as `UseCases` does. */
export interface MessageUseCases {
  /** Ids of a ticket's messages that this person can take back. */
  own(actor: Actor, ticket: Ticket): Promise<ReadonlySet<string>>;
  /** See `withdrawMessage`. */
  withdraw(actor: Actor, withdrawal: Withdrawal): Promise<void>;
  /**
   * Records that a ticket was opened, so that its messages count as read. Runs in the background; nothing depends on
   * it.
   */
  opened(actor: Actor, ticket: string): void;
}

export function createMessageUseCases(deps: UseCaseDeps & { readonly auditLog: AuditLog }): MessageUseCases {
  const { replies, inLanguage, auditLog, log } = deps;
  return {
    async own(actor, { id, messages }) {
      if (!may(actor.role, 'reply')) return new Set();
      const own = [...ownMessages(messages, await replies.sent(id))];
      return new Set(own.filter(([, { by }]) => by === actor.id).map(([message]) => message));
    },
    withdraw: (actor, withdrawal) =>
      auditLog.run(actor, 'withdraw', withdrawal.ticket, async () => {
        permit(actor, 'reply');
        await withdrawMessage(deps, inLanguage(actor.language).areas.messages, actor, withdrawal);
        await auditLog.success(actor, 'withdraw', withdrawal.ticket);
        deps.wake(withdrawal.ticket);
      }),
    opened(actor, typed) {
      permit(actor, 'view');
      const id = ticketId(typed);
      inLanguage(actor.language)
        .areas.messages.markRead(id)
        .catch((error: unknown) => {
          log.warn({ err: error, ticket: id }, 'cannot mark messages as read');
        });
    },
  };
}
