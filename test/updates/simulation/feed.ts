import type { Feed } from '../../../src/tickets/ports.ts';
import type { Message } from '../../../src/tickets/ticket/ticket.ts';
import type { Clock } from './clock.ts';
import { failure, MissingOperation, noTicket } from './failures.ts';
import type { Habits } from './habits.ts';
import { isReadable, type Said, type Truth } from './truth.ts';

/** From when on a cursor is old, milliseconds. */
const oldAfter = { works: Infinity, refused: 30_000, ignored: 24 * 3600_000 };

/** One message of so many is never given by a feed that skips some. */
const skipped = 3;

export interface FeedDeps {
  readonly truth: Truth;
  readonly clock: Clock;
  readonly habits: Habits;
}

/** @returns one call of the feed; `without`: leaves a ticket out */
export function createFeed({ truth, clock, habits }: FeedDeps) {
  const givenAt = new Map<string, number>();

  /** The place from which on messages are given. */
  const placeAfter = (given: string | undefined): number => {
    if (given !== undefined && !/^\d+$/.test(given)) throw failure(`not a cursor: ${given}`, {});
    if (habits.feed === 'repeats') return 0;
    const isOld = given !== undefined && clock.now() - (givenAt.get(given) ?? 0) >= oldAfter[habits.old];
    if (isOld && habits.old === 'refused') throw failure(`an old cursor: ${given}`, { refusal: true });
    if (given === undefined || isOld) return habits.history ? 0 : Infinity;
    return Number(given) + (habits.cursor === 'inclusive' ? 0 : 1);
  };

  return (asked: readonly string[], given: string | undefined, without: string | undefined): Feed => {
    if (habits.feed === 'missing') throw new MissingOperation('no such operation');
    if (habits.feed === 'fails') throw failure('the feed is broken', { code: 'OSM.0004' });
    const isUnknown = (id: string) =>
      truth.tickets.every((one) => one.id !== id || !isReadable(one, clock.now(), habits));
    const unknown = asked.find(isUnknown);
    if (habits.deleted === 'refuses' && unknown !== undefined) throw noTicket(unknown);
    if (habits.feed === 'empty') return { messages: [] };
    const present = asked.filter((id) => !isUnknown(id));
    const since = placeAfter(given);
    const places = new Map(truth.shown.map((said, place) => [said, habits.order === 'shown' ? place : said.written]));
    const placeOf = (said: Said) => places.get(said) ?? 0;
    const inScope = truth.shown.filter(({ ticket }) => habits.scope === 'account' || present.includes(ticket));
    const next = inScope.length === 0 ? given : String(Math.max(...inScope.map(placeOf)));
    if (next !== undefined) givenAt.set(next, clock.now());
    const messages = truth.shown
      .filter((said) => placeOf(said) >= since && present.includes(said.ticket) && said.ticket !== without)
      .filter(({ written }) => habits.feed !== 'skips' || written % skipped !== 0)
      .map((said) => ({ ticket: said.ticket, message: listed(said) }));
    return { messages: habits.feed === 'reorders' ? messages.reverse() : messages, cursor: next };
  };
}

/** A message as lists and the feed show it: with whole seconds. */
export function listed({ author, text, at }: Said): Message {
  return { author, text, at: Math.floor(at / 1000) * 1000, attachments: [] };
}
