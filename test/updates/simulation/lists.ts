import type { ListQuery } from '../../../src/tickets/list/filter.ts';
import type { ListPage } from '../../../src/tickets/ports.ts';
import { openStatuses, statuses } from '../../../src/tickets/ticket/status.ts';
import type { Clock } from './clock.ts';
import { failure } from './failures.ts';
import type { Habits } from './habits.ts';
import { isPresent, isRemoved, statusAt, type Truth } from './truth.ts';

interface Entry {
  readonly id: string;
  readonly status: number;
  readonly colleague: boolean;
}

/** So many others stand before the tickets of the history: the end of the first page is among them. */
const before = 97;

export interface ListDeps {
  readonly truth: Truth;
  readonly clock: Clock;
  readonly habits: Habits;
}

/** @returns one call of the list; `gap`: one ticket of the history is missing from its page */
export function createLists({ truth, clock, habits }: ListDeps) {
  let calls = 0;

  const others = (): readonly Entry[] => {
    const first = habits.churn ? 2 * calls : 0;
    return Array.from({ length: habits.others }, (_, place) => {
      const number = first + place;
      const status = openStatuses[number % openStatuses.length] ?? 0;
      return { id: `O${number}`, status, colleague: habits.group !== undefined && number % 2 === 0 };
    });
  };

  const own = (): readonly Entry[] => {
    const at = clock.now() - habits.lag;
    return truth.tickets.flatMap((ticket) => {
      const { id, colleague } = ticket;
      if (!isPresent(ticket, at)) return [];
      if (!isRemoved(ticket, at)) return { id, colleague, status: statusAt(ticket, at) };
      return habits.removed === 'nowhere' ? [] : { id, colleague, status: statuses.deleted };
    });
  };

  const matches = ({ status, statuses: several, id, scope }: ListQuery) => {
    if (several !== undefined && habits.several === 'refused')
      throw failure('not a status', { code: 'OSM.01010001', refusal: true });
    const wanted = habits.several === 'first' ? several?.slice(0, 1) : several;
    const isShown = ({ colleague }: Entry) => {
      if (habits.group === undefined) return true;
      if (scope === 'own') return !colleague;
      return habits.group === 'widens' || colleague;
    };
    return (entry: Entry) =>
      isShown(entry) &&
      (status === undefined || entry.status === status) &&
      (wanted === undefined || habits.several === 'unfiltered' || wanted.includes(entry.status)) &&
      (id === undefined || entry.id.includes(id));
  };

  return (query: ListQuery, gap: boolean): ListPage => {
    calls += 1;
    const rest = others();
    const all = [...rest.slice(0, before), ...own(), ...rest.slice(before)].filter(matches(query));
    const turned = habits.pages === 'shuffled' ? (37 * calls) % Math.max(1, all.length) : 0;
    const ordered = [...all.slice(turned), ...all.slice(0, turned)];
    const page = ordered.slice(query.offset, query.offset + query.limit);
    const lost = gap ? page.find(({ id }) => id.startsWith('T')) : undefined;
    return {
      total: all.length,
      tickets: page
        .filter((entry) => entry !== lost)
        .map(({ id, status }) => ({ id, status, description: `Ticket ${id}` })),
    };
  };
}
