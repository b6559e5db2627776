import type { ListFilter } from '../filter.ts';
import type { DeskParts } from '../parts.ts';
import { permit } from '../permit.ts';
import type { Actor } from '../roles.ts';
import type { Trail } from '../trail.ts';
import { exportTickets, type Exported, type ExportProgress } from './export.ts';
import type { StatusCounts } from './report-area.ts';

/** What a person can learn of all tickets together; rejects as `Desk` does. */
export interface ReportDesk {
  /** How many tickets have which status. */
  counts(actor: Actor): Promise<StatusCounts>;
  /** See `exportTickets`. */
  export(actor: Actor, filter: ListFilter, onProgress: ExportProgress): Promise<Exported>;
}

export function createReportDesk(parts: DeskParts & { readonly trail: Trail }): ReportDesk {
  const { speaking, trail } = parts;
  return {
    async counts(actor) {
      permit(actor, 'view');
      const { reports } = speaking(actor.language).areas;
      const counts = (await reports.counts()).toSorted((one, other) => other.count - one.count);
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
