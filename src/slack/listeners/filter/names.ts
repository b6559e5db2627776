import type { ListFilter } from '../../../tickets/filter.ts';
import type { Actor } from '../../../tickets/roles.ts';
import type { FilterNames } from '../../blocks/filter-words.ts';
import type { Surface } from '../../surface.ts';
import { shownUser } from '../../views/filter/user.ts';

/** The names of what a filter knows by id; none where the service does not tell, since ids do as well. */
export async function namesOf({ desk, log }: Surface, actor: Actor, filter: ListFilter): Promise<FilterNames> {
  const { labels = [], owner } = filter;
  const failed = (error: unknown) => {
    log.warn({ err: error }, 'cannot load names for a filter');
    return [];
  };
  const [known, users] = await Promise.all([
    labels.length === 0 ? [] : desk.labels.choices(actor).catch(failed),
    owner === undefined ? [] : desk.filters.users(actor).catch(failed),
  ]);
  const found = known.filter(({ id }) => labels.includes(id));
  const user = users.find(({ id }) => id === owner);
  return {
    labels: new Map(found.map(({ id, name }) => [id, name])),
    owner: user && shownUser(user),
  };
}
