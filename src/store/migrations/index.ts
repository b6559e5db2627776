import type { Migration } from 'kysely';
import type { Engine } from './columns.ts';
import { foundation } from './0001-foundation.ts';
import { pace } from './0002-pace.ts';
import { subscriptions } from './0007-subscriptions.ts';

/**
 * All migrations by name; names sort in the order in which they run, and none is ever changed or taken away once
 * released. They go forward only, and each leaves a database that a process of the version before can still work
 * with: add tables and columns that are null or have a default; drop only what no released version uses any more.
 */
export function migrations(engine: Engine): Record<string, Migration> {
  return {
    '0001-foundation': foundation(engine),
    '0002-pace': pace(engine),
    '0007-subscriptions': subscriptions(engine),
  };
}
