import type { ListFilter } from './filter.ts';
import { fits, isExact, isListFilter, queryOf } from './list-filter.ts';
import { isBoolean, isNumber, isString, listOf, optional, shape } from '../guards.ts';
import { newestFirst } from '../ticket/newest-first.ts';
import type { UseCaseDeps } from '../deps.ts';
import { readAll } from './read-all.ts';
import type { Actor } from '../roles/roles.ts';
import { isOpen, statuses } from '../ticket/status.ts';
import type { TicketSummary } from '../ticket/ticket.ts';
import { isScan, scanStep, type Scan } from './scan.ts';

/**
 * The part of a list that has been read, newest first. The API filters by at most one status and promises no order, so
 * a list is gathered in one of two ways: open tickets are few and are read completely, status by status; everything
 * else is read backwards in windows of creation time until the requested page is full.
 */
export interface Gathering {
  readonly filter: ListFilter;
  readonly tickets: readonly TicketSummary[];
  /** Total number in the list, if known. */
  readonly total?: number | undefined;
  /** Where to continue; absent at the end of the list. */
  readonly walk?: Scan | undefined;
  /** Search without the service's word filter: it found nothing for the words as typed. */
  readonly isWide?: boolean | undefined;
}

const isTicketSummary = shape<TicketSummary>({
  id: isString,
  description: isString,
  status: isNumber,
  product: optional(isString),
  resolution: optional(isString),
  type: optional(isString),
  problemType: optional(isString),
  region: optional(isString),
  submitter: optional(isString),
  createdAt: optional(isNumber),
});

export const isGathering = shape<Gathering>({
  filter: isListFilter,
  tickets: listOf(isTicketSummary),
  total: optional(isNumber),
  walk: optional(isScan),
  isWide: optional(isBoolean),
});

/**
 * Maximum number of steps for one page. A page takes two or three; only a history with sharp peaks takes more. If these
 * do not fill a page, the list ends there.
 */
const maxSteps = 20;

/** Calls for the tickets of one open status: 500 tickets. */
const callsPerStatus = 5;

/** The known statuses that are not final. Unknown ones appear only in `all`. */
const openStatuses = Object.values(statuses).filter(isOpen);

/** What the service is asked to filter by. */
export interface Asking {
  /** The time zone for the days of the filter. */
  readonly zone?: string | undefined;
  /** Do not let the service search for the words. */
  readonly isWide?: boolean | undefined;
  /** Removes what the person may not see; undefined for people who see everything. Removed tickets are not counted. */
  readonly keep?: Keep | undefined;
}

export type Keep = (tickets: readonly TicketSummary[]) => Promise<readonly TicketSummary[]>;

/** The tickets of a list that a person sees; undefined: all of them. */
export function keptFor({ visibility }: Pick<UseCaseDeps, 'visibility'>, actor: Actor): Keep | undefined {
  if (visibility.seesAll(actor)) return undefined;
  return (tickets) => visibility.visible(actor, tickets, (ticket) => ticket);
}

export async function beginGathering(
  deps: UseCaseDeps,
  filter: ListFilter,
  { zone, isWide = false, keep }: Asking = {},
): Promise<Gathering> {
  const query = queryOf(filter, zone, isWide);
  const wanted = statusesOf(filter);
  if (wanted === undefined) return { filter, tickets: [], walk: { to: query.to }, isWide };
  const read = await Promise.all(wanted.map((status) => readAll(deps, { ...query, status }, callsPerStatus)));
  const found = newestFirst(read.flatMap((part) => part.tickets).filter((ticket) => fits(ticket, filter)));
  if (keep !== undefined) return withTotal({ filter, tickets: await keep(found) });
  const total = read.reduce((sum, part) => sum + part.total, 0);
  const isTotal = isExact({ ...filter, scope: 'all', statuses: undefined });
  return { filter, tickets: found, total: isTotal ? total : undefined };
}

/** The service's count includes tickets the person may not see, so the total is known only if everything was read. */
function withTotal(gathering: Gathering): Gathering {
  return { ...gathering, total: gathering.walk === undefined ? gathering.tickets.length : undefined };
}

/** The statuses to read completely: those of open tickets, which are few; undefined if others are requested. */
function statusesOf({ scope, statuses: wanted }: ListFilter): readonly number[] | undefined {
  if (wanted !== undefined) return wanted.every(isOpen) ? wanted : undefined;
  return scope === 'open' ? openStatuses : undefined;
}

/**
 * Continues the walk until there are `need` tickets, or no more.
 * @param asking as for `beginGathering`
 */
export async function gatherMore(
  deps: UseCaseDeps,
  known: Gathering,
  need: number,
  { zone, keep }: Omit<Asking, 'isWide'> = {},
): Promise<Gathering> {
  const { filter, isWide } = known;
  const query = queryOf(filter, zone, isWide);
  let gathering = known;
  for (let steps = 0; gathering.walk !== undefined && gathering.tickets.length < need; steps += 1) {
    if (steps === maxSteps) return { ...gathering, walk: undefined };
    const step = await scanStep(deps, query, gathering.walk);
    const seen = new Set(gathering.tickets.map((ticket) => ticket.id));
    const more = step.tickets.filter((ticket) => !seen.has(ticket.id) && fits(ticket, filter));
    const tickets = [...gathering.tickets, ...newestFirst(keep === undefined ? more : await keep(more))];
    if (keep !== undefined) {
      gathering = withTotal({ ...gathering, tickets, walk: step.walk });
      continue;
    }
    // The first step asks for everything, so its total is the total of the list.
    const total = gathering.total ?? (isExact(filter) ? step.total : undefined);
    gathering = { ...gathering, tickets, total, walk: step.walk };
  }
  return gathering;
}
