import { createCachedRead } from '../cached.ts';
import { isChoices } from '../catalog/catalog-guards.ts';
import type { Choice } from '../catalog/catalog.ts';
import { confirmRole } from '../roles/confirm-role.ts';
import { DomainError } from '../errors.ts';
import type { ListFilter } from './filter.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';
import { checkedFilter } from './list-filter.ts';
import { maxSaved, savedName, type SavedFilter } from './saved.ts';

/** What a person can do with list filters. Rejects as `UseCases` does. */
export interface FilterUseCases {
  /** Users of the account whose tickets can be selected; cached. */
  users(actor: Actor): Promise<readonly Choice[]>;
  regions(actor: Actor): Promise<readonly Choice[]>;
  /** The person's saved filters, sorted by name. */
  saved(actor: Actor): Promise<readonly SavedFilter[]>;
  /** @throws DomainError `saved-unknown` (detail: name) */
  named(actor: Actor, name: string): Promise<ListFilter>;
  /**
   * @returns the name as stored
   * @throws DomainError `saved-name`, `saved-many`, and those of `checkedFilter`
   */
  save(actor: Actor, name: string, filter: ListFilter): Promise<string>;
  remove(actor: Actor, names: readonly string[]): Promise<void>;
}

const hour = 60 * 60 * 1000;

export function createFilterUseCases(deps: UseCaseDeps): FilterUseCases {
  const { filters, now, inLanguage } = deps;
  const users = createCachedRead(deps, 'customers:users', hour, isChoices);
  const regions = createCachedRead(deps, 'customers:regions', hour, isChoices);
  const area = (actor: Actor) => inLanguage(actor.language).areas.customers;
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
      if (saved === undefined) throw new DomainError('saved-unknown', { name });
      return saved.filter;
    },
    async save(actor, typed, filter) {
      permit(actor, 'view');
      await confirmRole(actor, deps.roleNow);
      const saved = { name: savedName(typed), filter: checkedFilter(filter) };
      const kept = await filters.save(actor.id, saved, now(), maxSaved);
      if (!kept) throw new DomainError('saved-many', { field: 'name', limit: maxSaved });
      return saved.name;
    },
    async remove(actor, names) {
      permit(actor, 'view');
      await confirmRole(actor, deps.roleNow);
      await filters.remove(actor.id, names.map(savedName));
    },
  };
}
