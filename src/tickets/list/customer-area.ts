import type { Choice } from '../catalog/catalog.ts';

/** What the account consists of. */
export interface CustomerArea {
  /** Its users (sub-users), by id and name. */
  users(): Promise<readonly Choice[]>;
  regions(): Promise<readonly Choice[]>;
}
