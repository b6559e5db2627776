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
 * Posts a reminder in the threads of access that ends soon. Each is posted once, because the event ID is made from the
 * request and its end. It only reads the database, so reminders go out even when the API is down.
 * @param before how long before the end, in milliseconds; 0 turns reminders off
 * @returns the number of requests that end within that time
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
 * Posts reminders before access ends. Every process checks, without coordination: a reminder is posted only once no
 * matter who posts it, and a check reads only a few rows.
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
  /** Called when there is something to deliver. */
  readonly onNews: () => void;
}
