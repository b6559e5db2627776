import type { ListFilter } from '../list/filter.ts';
import { beginGathering, keptFor } from '../list/gather.ts';
import type { DeskParts } from '../parts.ts';
import { permit } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';
import type { TicketSummary } from '../ticket/ticket.ts';
import type { Trail } from '../trail.ts';
import { exportTickets, type Exported, type ExportProgress } from './export.ts';
import type { StatusCount, StatusCounts } from './report-area.ts';

/** Reports about all tickets. Rejects as `Desk` does. */
export interface ReportDesk {
  /**
   * Number of tickets by status. People who don't see everything get the counts of the open tickets they see, because
   * the service counts all.
   */
  counts(actor: Actor): Promise<StatusCounts>;
  /** See `exportTickets`. */
  export(actor: Actor, filter: ListFilter, onProgress: ExportProgress): Promise<Exported>;
}

export function createReportDesk(parts: DeskParts & { readonly trail: Trail }): ReportDesk {
  const { speaking, trail } = parts;
  return {
    async counts(actor) {
      permit(actor, 'view');
      const { service, areas } = speaking(actor.language);
      const { reports } = areas;
      const keep = keptFor(parts, actor);
      if (keep !== undefined) {
        const open = await beginGathering({ ...parts, service }, { scope: 'open', words: [] }, { keep });
        return { counts: countsOf(open.tickets), ownOnly: false, openOnly: true };
      }
      const counts = (await reports.counts()).toSorted(mostFirst);
      return { counts, ownOnly: reports.ownOnly };
    },
    export: (actor, filter, onProgress) =>
      trail.watch(actor, 'export', undefined, async () => {
        permit(actor, 'export');
        const { service, areas } = speaking(actor.language);
        const exported = await exportTickets({ service }, areas.reports, actor, filter, onProgress);
        await trail.done(actor, 'export');
        return exported;
      }),
  };
}

function countsOf(tickets: readonly TicketSummary[]): readonly StatusCount[] {
  const counts = new Map<number, number>();
  for (const { status } of tickets) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => ({ status, count })).toSorted(mostFirst);
}

const mostFirst = (one: StatusCount, other: StatusCount) => other.count - one.count;
