import { identify } from '../blocks/identify.ts';
import type { Home } from '../blocks/surfaces.ts';
import { newId } from '../state/ids.ts';
import { newHash, type OpenView } from './open-view.ts';
import { valuesOf } from './values.ts';

/** The app's Home tabs, one per person. */
export interface Homes {
  publish(user: string, view: Home): OpenView<Home>;
  of(user: string): OpenView<Home> | undefined;
  find(id: string): OpenView<Home> | undefined;
}

/** @param stored the part that survives a restart, kept up to date here */
export function createHomes(stored: Map<string, Home>, now: () => number, onChange: () => void): Homes {
  const homes = new Map<string, OpenView<Home>>();
  const show = (user: string, view: Home) => {
    identify(view.blocks);
    const before = homes.get(user);
    const id = before?.id ?? newId('V');
    const open: OpenView<Home> = {
      id,
      user,
      root: id,
      previous: undefined,
      conversation: undefined,
      hash: newHash(now()),
      view,
      values: valuesOf(view.blocks, before?.values),
      errors: {},
      trouble: undefined,
    };
    homes.set(user, open);
    stored.set(user, view);
    return open;
  };
  for (const [user, view] of stored) show(user, view);
  return {
    publish(user, view) {
      const open = show(user, view);
      onChange();
      return open;
    },
    of: (user) => homes.get(user),
    find: (id) => [...homes.values()].find((open) => open.id === id),
  };
}
