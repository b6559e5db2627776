import type { ListQuery, QueryScope } from '../tickets/list/filter.ts';
import type { ListPage } from '../tickets/ports.ts';
import { isForbidden, OsmError } from './errors.ts';

/**
 * The reference says that `group_id` "must be sent for other tickets of the same group", and not what becomes of one's own
 * tickets then. So a ticket that is not known in one scope is asked for in the other, and where it was found is remembered.
 */
export type Scoped<T> = (id: string, read: (scope: QueryScope) => Promise<T>) => Promise<T>;

/** Tickets of the user that are remembered as such. */
const remembered = 10_000;

/** @param groupId the IAM user group whose tickets are worked on; without one there is one scope only */
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
        // That the other scope cannot be read says nothing of the ticket.
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

/** How long it holds that the group's list has one's own tickets too, or has not. */
const probeAgainAfter = 24 * 60 * 60_000;

/**
 * The list of all tickets that the account works on, own ones and those of the group. Whether `group_id` widens the own list or
 * replaces it is not documented: found out with the first ticket of the own list, and where it replaces it, the two lists are
 * read one behind the other.
 * @param now epoch milliseconds
 */
export function createJoinedList(read: ReadPage, now: () => number): (query: ListQuery) => Promise<ListPage> {
  let known: { readonly widens: boolean; readonly at: number } | undefined;

  /** Undefined where there is no own ticket to tell it by. */
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
