import type { Choice } from '../../tickets/catalog/catalog.ts';

/** A user of the account: names come masked (reference of listSubCustomers), so that often only the id tells two people apart. */
export function shownUser({ id, name }: Choice): string {
  return name === id ? id : `${name} (${id})`;
}
