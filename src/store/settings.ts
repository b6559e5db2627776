import type { SettingStore } from '../tickets/ports.ts';
import type { Database } from './database.ts';

/** Stores people's personal settings. */
export function createSettingStore({ db }: Database): SettingStore {
  return {
    async get(person, name) {
      const row = await db
        .selectFrom('person_setting')
        .select('value')
        .where('person', '=', person)
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.value;
    },
    async set(person, name, value, at) {
      await db
        .insertInto('person_setting')
        .values({ person, name, value, set_at: at })
        .onConflict((conflict) => conflict.columns(['person', 'name']).doUpdateSet({ value, set_at: at }))
        .execute();
    },
  };
}
