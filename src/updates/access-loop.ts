import type { Logger } from 'pino';
import { createUnavailable } from '../osm/unavailable.ts';
import { isPaused } from '../ops/pause.ts';
import { isForbidden } from '../osm/errors.ts';
import { accountOf } from '../store/account.ts';
import type { Database } from '../store/database.ts';
import { acquireLease } from '../store/leases.ts';
import { hasGroups } from '../store/poll-groups.ts';
import { pollingOf } from '../store/polling.ts';
import { liveStates } from '../tickets/ticket/authorization.ts';
import type { TicketService } from '../tickets/ports.ts';
import { compareRequests } from './access.ts';
import { reservableAt } from './budget.ts';
import { createLoop, type Loop } from './loop.ts';
import { chargeCalls } from './throttle.ts';
import type { Timing } from './timing.ts';

export interface AccessDeps {
  readonly database: Database;
  readonly owner: string;
  readonly service: Pick<TicketService, 'accessRequests'>;
  readonly isMissingOperation: (error: unknown) => boolean;
  readonly timing: Timing;
  readonly now: () => number;
  readonly log: Logger;
  /** Called when there are tickets to read. */
  readonly onNews: () => void;
}

/**
 * Checks which access requests of the account are open: an engineer can't work until one is answered, and the feed
 * doesn't report them. Takes two calls for all tickets together, charged to the budget of the polls. Makes no call
 * while the budget is used up, the ticket API is paused, or no ticket is followed.
 */
export function createAccessLoop(deps: AccessDeps): Loop {
  const { database, owner, service, timing, now, log, onNews } = deps;
  const name = `access:${accountOf(database.db)}`;
  const absence = createUnavailable(now);
  let dueAt = now();

  const look = async (): Promise<void> => {
    try {
      const live = await service.accessRequests(liveStates);
      absence.end();
      if ((await compareRequests(database, { live, now: now() })) > 0) onNews();
    } catch (error) {
      // If the account can't list requests, full reads of the tickets show what they can.
      if (deps.isMissingOperation(error) || isForbidden(error)) {
        absence.begin();
        dueAt = absence.until();
      }
      log.warn({ err: error, nextAt: new Date(dueAt) }, 'cannot read access requests');
    }
  };

  return createLoop({
    name: 'access',
    atOnce: 1,
    idle: timing.idle,
    now,
    log,
    next: async () => {
      const at = now();
      const longest = dueAt === absence.until() ? Infinity : timing.accessInterval;
      if (isPaused({ until: dueAt, now: at, longest })) return [];
      dueAt = at + timing.accessInterval;
      const { paused_until, free_at } = await pollingOf(database.db);
      if (paused_until > at || !(await hasGroups(database.db))) return [];
      const free = reservableAt(free_at, timing);
      if (free > at) {
        dueAt = Math.min(dueAt, free);
        return [];
      }
      const lease = await database.db.transaction().execute(async (trx) => {
        const mine = await acquireLease(trx, { name, owner, now: at, until: dueAt - 1 });
        if (mine !== undefined) await chargeCalls(trx, liveStates.length, { now: at, timing });
        return mine;
      });
      return lease === undefined ? [] : [look];
    },
    due: () => Promise.resolve(dueAt),
  });
}
