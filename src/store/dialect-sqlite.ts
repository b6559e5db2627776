import { SqliteAdapter, SqliteDialect, SqliteQueryCompiler, type Dialect } from 'kysely';
import { storable } from './dialect-parameters.ts';
import { RetryingDriver, type EmbeddedDatabase } from './dialect-sqlite-driver.ts';

/** Kysely's dialect for a SQLite file that several processes can open. */
export function createSqliteDialect(database: EmbeddedDatabase): Dialect {
  const base = new SqliteDialect({ database });
  return {
    createDriver: () => new RetryingDriver(database),
    createAdapter: () => new LockingAdapter(),
    createQueryCompiler: () => new StorableCompiler(),
    createIntrospector: (db) => base.createIntrospector(db),
  };
}

/** SQLite can roll back DDL, so migrations run in one transaction, whose lock makes a second process wait. */
class LockingAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class StorableCompiler extends SqliteQueryCompiler {
  protected override addParameter(parameter: unknown): void {
    super.addParameter(storable(bindable(parameter)));
  }
}

/**
 * Rejects values that libsql handles badly: it ends the process at a boolean, and silently stores `undefined` and
 * non-finite numbers as null.
 * @throws TypeError for all of these
 */
function bindable(parameter: unknown): unknown {
  const unfit =
    typeof parameter === 'number' ? !Number.isFinite(parameter) : ['boolean', 'undefined'].includes(typeof parameter);
  if (unfit) throw new TypeError(`${String(parameter)} cannot be a parameter of a query`);
  return parameter;
}
