import { PostgresDialect, PostgresQueryCompiler, type Dialect } from 'kysely';
import pg from 'pg';
import { storable } from './dialect-parameters.ts';

const bigint = pg.types.builtins.INT8;

/**
 * Kysely's dialect for a PostgreSQL server, over a pool of connections.
 * @param onLost told when a connection that nobody was using broke; the pool makes a new one when it is needed
 */
export function createPostgresDialect(url: string, onLost: (error: Error) => void): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    // A process that stands still must not keep others from its rows for longer than it takes to count as dead.
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    application_name: 'service-tickets-slack',
    types: { getTypeParser },
  });
  pool.on('error', onLost);
  // While a connection is lent out the pool does not listen, and an error that nobody listens to ends the process. Whoever
  // uses it is told by the query that fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new StorableDialect({ pool });
}

/** `bigint` as number: epoch milliseconds and counts are far below 2^53. */
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
