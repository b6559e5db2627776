import type { Choice } from '../catalog/catalog.ts';

/** The members of the account. */
export interface CustomerArea {
  /** Its users (sub-users), by id and name. */
  users(): Promise<readonly Choice[]>;
  regions(): Promise<readonly Choice[]>;
}
