import type { Logger } from 'pino';
import { notedRequests } from '../store/access-requests.ts';
import { isPaused } from '../ops/pause.ts';
import type { Database } from '../store/database.ts';
import { queueForTicket } from '../store/deliveries.ts';
import { addEvents } from '../store/events.ts';
import { knownOf, lookUpTicket } from '../store/tickets.ts';
import { accessOf } from '../tickets/ticket/authorization.ts';
import { eventId, type TicketEvent } from '../tickets/ticket/events.ts';
import type { Authorization } from '../tickets/ticket/ticket.ts';
import { createLoop, type Loop } from './loop.ts';
import type { Timing } from './timing.ts';

/**
 * Tells the threads of access that ends soon, once: the event is named by the request and its end. It asks the database
 * only, so an API that is down keeps nobody from hearing it.
 * @param before how long before the end, milliseconds; 0: not at all
 * @returns how many such requests there are now
 */
export async function remindOfEnds(
  { db }: Database,
  { now, before }: { readonly now: number; readonly before: number },
): Promise<number> {
  const events: TicketEvent[] = [];
  for (const { id, ticket } of await notedRequests(db)) {
    const row = await lookUpTicket(db, ticket);
    const found = row && knownOf(row).snapshot.authorizations?.find((one) => one.id === id);
    if (found !== undefined && endsWithin(found, now, before)) events.push(endingEvent(ticket, found, now));
  }
  for (const event of events) {
    await db.transaction().execute(async (trx) => {
      await addEvents(trx, [event], now);
      await queueForTicket(trx, [event], now);
    });
  }
  return events.length;
}

function endsWithin(authorization: Authorization, now: number, before: number): boolean {
  const left = (authorization.endsAt ?? Infinity) - now;
  return accessOf(authorization) === 'granted' && left > 0 && left <= before;
}

function endingEvent(ticket: string, authorization: Authorization, now: number): TicketEvent {
  const id = eventId(ticket, `access-ending:${authorization.id}:${authorization.endsAt ?? ''}`);
  return { id, ticket, at: now, kind: 'access-ending', authorization };
}

/**
 * Reminds of ends as they come near. Each process looks, without asking who else does: telling is done once whoever does
 * it, and what it costs is a few rows.
 */
export function createReminderLoop({ database, timing, now, log, onNews }: ReminderDeps): Loop {
  let dueAt = now();
  const look = async () => {
    if ((await remindOfEnds(database, { now: now(), before: timing.accessReminder })) > 0) onNews();
  };
  return createLoop({
    ...{ name: 'access-reminder', atOnce: 1, idle: timing.idle, now, log },
    next: () => {
      if (isPaused({ until: dueAt, now: now(), longest: timing.accessInterval })) return Promise.resolve([]);
      dueAt = now() + timing.accessInterval;
      return Promise.resolve([look]);
    },
    due: () => Promise.resolve(dueAt),
  });
}

export interface ReminderDeps {
  readonly database: Database;
  readonly timing: Timing;
  readonly now: () => number;
  readonly log: Logger;
  /** Told when threads are to hear something. */
  readonly onNews: () => void;
}
