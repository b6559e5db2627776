import type { ListFilter } from '../list/filter.ts';
import { beginGathering, keptFor } from '../list/gather.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';
import type { TicketSummary } from '../ticket/ticket.ts';
import type { AuditLog } from '../audit-log.ts';
import { exportTickets, type Exported, type ExportProgress } from './export.ts';
import type { StatusCount, StatusCounts } from './report-area.ts';

/** Reports about all tickets. Rejects as `UseCases` does. */
export interface ReportUseCases {
  /**
   * Number of tickets by status. People who don't see everything get the counts of the open tickets they see, because
   * the service counts all.
   */
  counts(actor: Actor): Promise<StatusCounts>;
  /** See `exportTickets`. */
  export(actor: Actor, filter: ListFilter, onProgress: ExportProgress): Promise<Exported>;
}

export function createReportUseCases(deps: UseCaseDeps & { readonly auditLog: AuditLog }): ReportUseCases {
  const { inLanguage, auditLog } = deps;
  return {
    async counts(actor) {
      permit(actor, 'view');
      const { service, areas } = inLanguage(actor.language);
      const { reports } = areas;
      const keep = keptFor(deps, actor);
      if (keep !== undefined) {
        const open = await beginGathering({ ...deps, service }, { scope: 'open', words: [] }, { keep });
        return { counts: countsOf(open.tickets), ownOnly: false, openOnly: true };
      }
      const counts = (await reports.counts()).toSorted(maxFirst);
      return { counts, ownOnly: reports.ownOnly };
    },
    export: (actor, filter, onProgress) =>
      auditLog.run(actor, 'export', undefined, async () => {
        permit(actor, 'export');
        const { service, areas } = inLanguage(actor.language);
        const exported = await exportTickets({ service }, areas.reports, actor, filter, onProgress);
        await auditLog.success(actor, 'export');
        return exported;
      }),
  };
}

function countsOf(tickets: readonly TicketSummary[]): readonly StatusCount[] {
  const counts = new Map<number, number>();
  for (const { status } of tickets) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => ({ status, count })).toSorted(maxFirst);
}

const maxFirst = (one: StatusCount, other: StatusCount) => other.count - one.count;
