import { isListFilter } from '../tickets/list/list-filter.ts';
import type { SavedFilterStore } from '../tickets/list/saved.ts';
import { accountOf } from './account.ts';
import type { Database } from './database.ts';

/** Stores list filters that people saved under a name. Filters that this version doesn't understand are left out. */
export function createSavedFilterStore({ db }: Database): SavedFilterStore {
  const account = accountOf(db);
  const own = (person: string) =>
    db.selectFrom('saved_filter').where('account', '=', account).where('person', '=', person);
  return {
    async save(person, { name, filter }, at, limit) {
      const others = await own(person)
        .where('name', '!=', name)
        .select((eb) => eb.fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      if (Number(others.count) >= limit) return false;
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
    async of(person) {
      const rows = await own(person).select(['name', 'filter']).orderBy('name').execute();
      return rows.flatMap(({ name, filter: text }) => {
        const filter: unknown = JSON.parse(text);
        return isListFilter(filter) ? [{ name, filter }] : [];
      });
    },
    async remove(person, names) {
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
