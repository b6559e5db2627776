import { createUseCases, type UseCases, type UseCasesOptions } from '../use-cases.ts';
import { createAuditLog } from '../audit-log.ts';
import { auditReads } from './audit-reads.ts';
import { depsWithoutTickets } from './without-tickets.ts';
import { guardUseCases } from './guard.ts';

export type GuardedUseCasesOptions = UseCasesOptions & {
  /** Whether reading a ticket is recorded in the audit log, too. */
  readonly auditsReads?: boolean | undefined;
};

/**
 * The use cases as people get them: each person sees what `visibility` allows, and anything else behaves as if it did
 * not exist.
 */
export function createGuardedUseCases({ auditsReads = false, ...options }: GuardedUseCasesOptions): UseCases {
  const { visibility, links, privacy } = options;
  const [useCases, withoutTickets] = [createUseCases(options), createUseCases(depsWithoutTickets(options))];
  const auditLog = createAuditLog({ log: { warn: () => undefined }, ...options });
  const guarded = guardUseCases({ visibility, links, privacy, auditLog, useCases, withoutTickets });
  return auditsReads ? auditReads(guarded, auditLog) : guarded;
}
