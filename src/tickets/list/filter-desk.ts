import { createCachedRead } from '../cached.ts';
import { isChoices } from '../catalog/catalog-guards.ts';
import type { Choice } from '../catalog/catalog.ts';
import { confirmRole } from '../roles/confirm-role.ts';
import { DeskError } from '../errors.ts';
import type { ListFilter } from './filter.ts';
import type { DeskParts } from '../parts.ts';
import { permit } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';
import { checkedFilter } from './list-filter.ts';
import { mostSaved, savedName, type SavedFilter } from './saved.ts';

/** What a person can do with list filters. Rejects as `Desk` does. */
export interface FilterDesk {
  /** Users of the account whose tickets can be selected; cached. */
  users(actor: Actor): Promise<readonly Choice[]>;
  regions(actor: Actor): Promise<readonly Choice[]>;
  /** The person's saved filters, sorted by name. */
  saved(actor: Actor): Promise<readonly SavedFilter[]>;
  /** @throws DeskError `saved-unknown` (detail: name) */
  named(actor: Actor, name: string): Promise<ListFilter>;
  /**
   * @returns the name as stored
   * @throws DeskError `saved-name`, `saved-many`, and those of `checkedFilter`
   */
  save(actor: Actor, name: string, filter: ListFilter): Promise<string>;
  remove(actor: Actor, names: readonly string[]): Promise<void>;
}

const hour = 60 * 60 * 1000;

export function createFilterDesk(parts: DeskParts): FilterDesk {
  const { filters, now, speaking } = parts;
  const users = createCachedRead(parts, 'customers:users', hour, isChoices);
  const regions = createCachedRead(parts, 'customers:regions', hour, isChoices);
  const area = (actor: Actor) => speaking(actor.language).areas.customers;
  return {
    async users(actor) {
      permit(actor, 'view');
      return users([], () => area(actor).users());
    },
    async regions(actor) {
      permit(actor, 'view');
      return regions([actor.language], () => area(actor).regions());
    },
    async saved(actor) {
      permit(actor, 'view');
      return filters.of(actor.id);
    },
    async named(actor, typed) {
      permit(actor, 'view');
      const name = savedName(typed);
      const saved = (await filters.of(actor.id)).find((one) => one.name === name);
      if (saved === undefined) throw new DeskError('saved-unknown', { name });
      return saved.filter;
    },
    async save(actor, typed, filter) {
      permit(actor, 'view');
      await confirmRole(actor, parts.roleNow);
      const saved = { name: savedName(typed), filter: checkedFilter(filter) };
      const kept = await filters.save(actor.id, saved, now(), mostSaved);
      if (!kept) throw new DeskError('saved-many', { field: 'name', limit: mostSaved });
      return saved.name;
    },
    async remove(actor, names) {
      permit(actor, 'view');
      await confirmRole(actor, parts.roleNow);
      await filters.remove(actor.id, names.map(savedName));
    },
  };
}
