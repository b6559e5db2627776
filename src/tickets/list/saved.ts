import { DeskError } from '../errors.ts';
import type { ListFilter } from './filter.ts';

/** A filter that a person gave a name; it is theirs alone. */
export interface SavedFilter {
  readonly name: string;
  readonly filter: ListFilter;
}

/** Implemented by `store/saved-filters.ts`. */
export interface SavedFilterStore {
  /** In the place of one of the same name; false where the person has `most` others. `at` is epoch milliseconds. */
  save(person: string, saved: SavedFilter, at: number, most: number): Promise<boolean>;
  /** By name. */
  of(person: string): Promise<readonly SavedFilter[]>;
  remove(person: string, names: readonly string[]): Promise<void>;
}

/** What a menu can hold of them beside one another. */
export const mostSaved = 25;

export const savedNameLimit = 30;

/** A name as it is typed after `@`, whatever its case and width. @throws DeskError `saved-name` (detail: limit) */
export function savedName(typed: string): string {
  const name = typed.normalize('NFKC').trim().replace(/^@/, '').toLowerCase();
  if (!/^[\p{L}\p{N}_-]+$/u.test(name) || name.length > savedNameLimit) {
    throw new DeskError('saved-name', { field: 'name', limit: savedNameLimit });
  }
  return name;
}
