import type { UseCases } from '../use-cases.ts';
import type { Actor } from '../roles/roles.ts';
import type { AuditLog } from '../audit-log.ts';

/**
 * Records each reading of a ticket: who read what of which ticket and when, and who tried to. Internal lookups (a
 * status, who opened a ticket) are not readings. Exports, files and changes are recorded anyway. Lists are not: they
 * would add a row for each ticket shown.
 */
export function auditReads(useCases: UseCases, auditLog: AuditLog): UseCases {
  const read = <T>(actor: Actor, action: string, ticket: string | undefined, work: () => Promise<T>): Promise<T> =>
    auditLog.run(actor, action, ticket, async () => {
      const found = await work();
      await auditLog.success(actor, action, ticket);
      return found;
    });
  return {
    ...useCases,
    // The description and all messages.
    show: (actor, id) => read(actor, 'read', id, () => useCases.show(actor, id)),
    history: (actor, id, page) => read(actor, 'read-history', id, () => useCases.history(actor, id, page)),
    log: { page: (actor, id, page) => read(actor, 'read-log', id, () => useCases.log.page(actor, id, page)) },
    parameters: {
      ...useCases.parameters,
      show: (actor, id) => read(actor, 'read-parameters', id, () => useCases.parameters.show(actor, id)),
    },
    related: {
      ...useCases.related,
      list: (actor, id) => read(actor, 'read-related', id, () => useCases.related.list(actor, id)),
    },
    access: {
      ...useCases.access,
      list: (actor, id) => read(actor, 'read-access', id, () => useCases.access.list(actor, id)),
      log: (actor, request) => read(actor, 'read-access-log', undefined, () => useCases.access.log(actor, request)),
    },
  };
}
