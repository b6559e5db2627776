import { isTicketId } from './checks.ts';
import { confirmRole } from './roles/confirm-role.ts';
import { DomainError } from './errors.ts';
import { codeOf } from './failures.ts';
import type { UseCaseDeps } from './deps.ts';
import type { Actor } from './roles/roles.ts';

/** The audit log: who did what to which ticket with which result. Ids and codes only, never text. */
export interface AuditLog {
  /** @param ticket absent if it concerns no single ticket */
  success(actor: Actor, action: string, ticket?: string): Promise<void>;
  /**
   * Runs work after confirming the person's role; if it rejects, records the error code. Waiting for somebody else's
   * work is not recorded.
   * @param ticket as typed; recorded if it is an id
   * @throws DomainError also those of `confirmRole`
   */
  run<T>(actor: Actor, action: string, ticket: string | undefined, work: () => Promise<T>): Promise<T>;
}

/** A failed write is logged and stops nothing: the ticket service has already acted. */
export function createAuditLog({
  audit,
  roleNow,
  now,
  log,
}: Pick<UseCaseDeps, 'audit' | 'roleNow' | 'now' | 'log'>): AuditLog {
  const add = async (actor: Actor, action: string, typed: string | undefined, outcome: string) => {
    const ticket = typed !== undefined && isTicketId(typed.trim()) ? typed.trim() : undefined;
    try {
      await audit.add({ ticket, actor: actor.id, action, outcome, at: now() });
    } catch (error) {
      log.warn({ err: error, action, outcome }, 'cannot write to the audit log');
    }
  };
  return {
    success: (actor, action, ticket) => add(actor, action, ticket, 'ok'),
    async run(actor, action, ticket, work) {
      try {
        await confirmRole(actor, roleNow);
        return await work();
      } catch (error) {
        if (!(error instanceof DomainError && error.code === 'in-progress')) {
          await add(actor, action, ticket, codeOf(error));
        }
        throw error;
      }
    },
  };
}
