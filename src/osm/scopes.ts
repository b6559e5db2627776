import type { ListQuery, QueryScope } from '../tickets/list/filter.ts';
import type { ListPage } from '../tickets/ports.ts';
import { isForbidden, OsmError } from './errors.ts';

/**
 * The reference says that `group_id` "must be sent for other tickets of the same group", but not what happens to one's own
 * tickets then. So a ticket that isn't found in one scope is looked for in the other, and the scope is remembered.
 */
export type Scoped<T> = (id: string, read: (scope: QueryScope) => Promise<T>) => Promise<T>;

/** The number of the user's own tickets to remember. */
const remembered = 10_000;

/** @param groupId the IAM user group whose tickets are handled; without one there is only one scope */
export function createScoped<T>(groupId: string | undefined): Scoped<T> {
  const own = new Set<string>();
  return async (id, read) => {
    if (groupId === undefined) return read('own');
    const [first, second]: readonly [QueryScope, QueryScope] = own.has(id) ? ['own', 'group'] : ['group', 'own'];
    try {
      return await read(first);
    } catch (error) {
      if (!isUnknownHere(error)) throw error;
      const found = await read(second).catch((other: unknown) => {
        // If the other scope can't be read, that says nothing about the ticket.
        throw isUnknownHere(other) ? error : other;
      });
      if (own.size >= remembered) own.clear();
      if (second === 'own') own.add(id);
      else own.delete(id);
      return found;
    }
  };
}

function isUnknownHere(error: unknown): boolean {
  return error instanceof OsmError && (error.notFound || isForbidden(error));
}

type ReadPage = (query: ListQuery, scope: QueryScope) => Promise<ListPage>;

/** Milliseconds for which it is known whether the group's list includes one's own tickets. */
const probeAgainAfter = 24 * 60 * 60_000;

/**
 * Creates the list of all tickets that the account handles: its own and those of the group. Whether `group_id` widens one's own
 * list or replaces it isn't documented, so the first ticket of one's own list is looked for in the group's. If it isn't there,
 * the two lists are read one after the other.
 * @param now the current time, epoch milliseconds
 */
export function createJoinedList(read: ReadPage, now: () => number): (query: ListQuery) => Promise<ListPage> {
  let known: { readonly widens: boolean; readonly at: number } | undefined;

  /** Whether the group's list includes one's own tickets; undefined if there are none. */
  const probe = async (): Promise<boolean | undefined> => {
    const [own] = (await read({ offset: 0, limit: 1 }, 'own')).tickets;
    if (own === undefined) return undefined;
    const { tickets } = await read({ id: own.id, offset: 0, limit: 100 }, 'group');
    return tickets.some(({ id }) => id === own.id);
  };
  const widens = async (): Promise<boolean> => {
    if (known !== undefined && now() - known.at < probeAgainAfter) return known.widens;
    const found = await probe();
    if (found !== undefined) known = { widens: found, at: now() };
    return found ?? true;
  };

  return async (query) => {
    if (await widens()) return read(query, 'group');
    const { offset, limit } = query;
    const own = await read(query, 'own');
    const left = limit - own.tickets.length;
    const rest = await read({ ...query, offset: Math.max(0, offset - own.total), limit: Math.max(1, left) }, 'group');
    return {
      total: own.total + rest.total,
      tickets: [...own.tickets, ...rest.tickets.slice(0, left)],
      unusable: (own.unusable ?? 0) + (rest.unusable ?? 0),
    };
  };
}
