import { DomainError } from '../errors.ts';
import type { ListFilter } from './filter.ts';

/** A named filter, visible only to its owner. */
export interface SavedFilter {
  readonly name: string;
  readonly filter: ListFilter;
}

/** Implemented by `store/saved-filters.ts`. */
export interface SavedFilterStore {
  /** Replaces a filter of the same name; false if the person already has `limit` others. `at` is epoch milliseconds. */
  save(person: string, saved: SavedFilter, at: number, limit: number): Promise<boolean>;
  /** Sorted by name. */
  of(person: string): Promise<readonly SavedFilter[]>;
  remove(person: string, names: readonly string[]): Promise<void>;
}

/** Maximum number that fits into a menu. */
export const maxSaved = 25;

export const savedNameLimit = 30;

/** A name as typed after `@`, normalized in case and width. @throws DomainError `saved-name` (detail: limit) */
export function savedName(typed: string): string {
  const name = typed.normalize('NFKC').trim().replace(/^@/, '').toLowerCase();
  if (!/^[\p{L}\p{N}_-]+$/u.test(name) || name.length > savedNameLimit) {
    throw new DomainError('saved-name', { field: 'name', limit: savedNameLimit });
  }
  return name;
}
