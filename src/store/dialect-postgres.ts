import { PostgresDialect, PostgresQueryCompiler, type Dialect } from 'kysely';
import pg from 'pg';
import { storable } from './dialect-parameters.ts';

const bigint = pg.types.builtins.INT8;

/**
 * Kysely's dialect for a PostgreSQL server, with a connection pool.
 * @param onLost called when an idle connection broke; the pool opens a new one when needed
 */
export function createPostgresDialect(url: string, onLost: (error: Error) => void): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    // A frozen process must not block rows for longer than it takes to count as dead.
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    application_name: 'service-tickets-slack',
    types: { getTypeParser },
  });
  pool.on('error', onLost);
  // While a connection is in use, the pool doesn't listen to it, and an `error` event without a listener ends the
  // process. The failing query reports the error.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new StorableDialect({ pool });
}

/** Reads `bigint` as number: epoch milliseconds and counts are far below 2^53. */
const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (oid, format): unknown =>
  oid === bigint ? Number : pg.types.getTypeParser(oid, format);

class StorableDialect extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new StorableCompiler();
  }
}

class StorableCompiler extends PostgresQueryCompiler {
  protected override addParameter(parameter: unknown): void {
    super.addParameter(storable(parameter));
  }
}
