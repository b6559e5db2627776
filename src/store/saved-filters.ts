import type { ListFilter } from '../tickets/list/filter.ts';
import type { SavedFilterStore } from '../tickets/list/saved.ts';
import type { Database } from './database.ts';

/**
 * Filters of the list that people gave names.
 * @param isFilter tells whether a row holds one of this version; others are left out
 */
export function createSavedFilterStore(
  { db }: Database,
  isFilter: (value: unknown) => value is ListFilter,
): SavedFilterStore {
  const own = (account: string, person: string) =>
    db.selectFrom('saved_filter').where('account', '=', account).where('person', '=', person);
  return {
    async save(account, person, { name, filter }, at, most) {
      const others = await own(account, person)
        .where('name', '!=', name)
        .select((eb) => eb.fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      if (Number(others.count) >= most) return false;
      const text = JSON.stringify(filter);
      await db
        .insertInto('saved_filter')
        .values({ account, person, name, filter: text, saved_at: at })
        .onConflict((conflict) =>
          conflict.columns(['account', 'person', 'name']).doUpdateSet({ filter: text, saved_at: at }),
        )
        .execute();
      return true;
    },
    async of(account, person) {
      const rows = await own(account, person).select(['name', 'filter']).orderBy('name').execute();
      return rows.flatMap(({ name, filter: text }) => {
        const filter: unknown = JSON.parse(text);
        return isFilter(filter) ? [{ name, filter }] : [];
      });
    },
    async remove(account, person, names) {
      if (names.length === 0) return;
      await db
        .deleteFrom('saved_filter')
        .where('account', '=', account)
        .where('person', '=', person)
        .where('name', 'in', names)
        .execute();
    },
  };
}
