import { pageNumber, ticketId } from '../checks.ts';
import { aboutTicket } from '../failures.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';
import type { LogPage } from './log.ts';

/** The service's log of a ticket. */
export interface LogUseCases {
  /** A page of the log, in the service's order. */
  page(actor: Actor, id: string, page: number): Promise<LogPage>;
}

/** Entries on a page. */
const pageSize = 20;

export function createLogUseCases({ inLanguage }: Pick<UseCaseDeps, 'inLanguage'>): LogUseCases {
  return {
    async page(actor, typed, asked) {
      permit(actor, 'view');
      const id = ticketId(typed);
      const page = pageNumber(asked);
      const offset = page * pageSize;
      const { log } = inLanguage(actor.language).areas;
      const { total, entries } = await aboutTicket(id, () => log.list(id, { offset, limit: pageSize }));
      const hasMore = total === undefined ? entries.length === pageSize : offset + entries.length < total;
      return { entries, page, hasMore: hasMore && entries.length > 0 };
    },
  };
}
