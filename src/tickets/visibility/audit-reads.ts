import type { Desk } from '../desk.ts';
import type { Actor } from '../roles/roles.ts';
import type { Trail } from '../trail.ts';

/**
 * Records each reading of a ticket: who read what of which ticket and when, and who tried to. Internal lookups (a
 * status, who opened a ticket) are not readings. Exports, files and changes are recorded anyway. Lists are not: they
 * would add a row for each ticket shown.
 */
export function auditReads(desk: Desk, trail: Trail): Desk {
  const read = <T>(actor: Actor, action: string, ticket: string | undefined, work: () => Promise<T>): Promise<T> =>
    trail.watch(actor, action, ticket, async () => {
      const found = await work();
      await trail.done(actor, action, ticket);
      return found;
    });
  return {
    ...desk,
    // The description and all messages.
    show: (actor, id) => read(actor, 'read', id, () => desk.show(actor, id)),
    history: (actor, id, page) => read(actor, 'read-history', id, () => desk.history(actor, id, page)),
    log: { page: (actor, id, page) => read(actor, 'read-log', id, () => desk.log.page(actor, id, page)) },
    parameters: {
      ...desk.parameters,
      show: (actor, id) => read(actor, 'read-parameters', id, () => desk.parameters.show(actor, id)),
    },
    related: {
      ...desk.related,
      list: (actor, id) => read(actor, 'read-related', id, () => desk.related.list(actor, id)),
    },
    access: {
      ...desk.access,
      list: (actor, id) => read(actor, 'read-access', id, () => desk.access.list(actor, id)),
      log: (actor, request) => read(actor, 'read-access-log', undefined, () => desk.access.log(actor, request)),
    },
  };
}
