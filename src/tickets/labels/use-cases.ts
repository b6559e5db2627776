import { ticketId } from '../checks.ts';
import { createCachedRead } from '../cached.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';
import type { AuditLog } from '../audit-log.ts';
import { labelTicket, ofTicket, type Labelled, type LabelTicket } from './label-ticket.ts';
import type { AccountLabel, LabelLook } from './label.ts';
import { changeLabel, createLabel, removeLabel } from './manage.ts';
import { isLabels } from './rules.ts';

/** What a person can do with labels. Rejects as `UseCases` does. */
export interface LabelUseCases {
  /** All labels to choose from, cached for some seconds. */
  choices(actor: Actor): Promise<readonly AccountLabel[]>;
  /** All current labels, sorted by name, for anyone who may change them. */
  list(actor: Actor): Promise<readonly AccountLabel[]>;
  ofTicket(actor: Actor, ticket: string): Promise<readonly AccountLabel[]>;
  /** See `labelTicket`. */
  label(actor: Actor, request: LabelTicket): Promise<Labelled>;
  create(actor: Actor, look: LabelLook): Promise<string>;
  change(actor: Actor, id: string, look: LabelLook): Promise<string>;
  remove(actor: Actor, id: string): Promise<void>;
}

/** Milliseconds. A menu asks with every letter that somebody types. */
const refreshAfterMs = 15 * 1000;

export function createLabelUseCases(deps: UseCaseDeps & { readonly auditLog: AuditLog }): LabelUseCases {
  const { service, inLanguage, auditLog, wake } = deps;
  const read = createCachedRead(deps, 'labels', refreshAfterMs, isLabels);
  // Incremented by every change made here, so that a new label is offered at once. Other processes see it when their
  // list expires.
  let changes = 0;
  const area = (actor: Actor) => inLanguage(actor.language).areas.labels;
  const managed = <T>(actor: Actor, action: string, work: () => Promise<T>) =>
    auditLog.run(actor, action, undefined, async () => {
      permit(actor, 'manage-labels');
      const result = await work();
      changes += 1;
      await auditLog.success(actor, action);
      return result;
    });

  return {
    async choices(actor) {
      permit(actor, 'view');
      return read([String(changes)], () => area(actor).list());
    },
    async list(actor) {
      permit(actor, 'manage-labels');
      return (await area(actor).list()).toSorted((one, other) => one.name.localeCompare(other.name, actor.language));
    },
    async ofTicket(actor, typed) {
      permit(actor, 'label');
      const id = ticketId(typed);
      return ofTicket(service, area(actor), id);
    },
    label: (actor, request) =>
      auditLog.run(actor, 'label', request.ticket, async () => {
        permit(actor, 'label');
        const labelled = await labelTicket(service, area(actor), request);
        if (request.added.length > 0) changes += 1;
        if (labelled.attached + labelled.detached > 0) {
          await auditLog.success(actor, 'label', request.ticket);
          wake(request.ticket);
        }
        return labelled;
      }),
    create: (actor, look) => managed(actor, 'label-create', () => createLabel(area(actor), look)),
    change: (actor, id, look) => managed(actor, 'label-change', () => changeLabel(area(actor), id, look)),
    remove: (actor, id) => managed(actor, 'label-delete', () => removeLabel(area(actor), id)),
  };
}
