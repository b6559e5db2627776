import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '../../src/store/database.ts';
import { postgresUrl, query, untilReady } from './postgres.ts';

/** Makes databases for a test file. */
export interface DatabaseServer {
  /** Creates an empty database and returns its URL. */
  empty(): Promise<string>;
  /** Creates a database with all tables: copying takes a third of the time of migrating. */
  migrated(): Promise<string>;
  /** Removes everything created here. */
  cleanUp(): Promise<void>;
}

/**
 * The server shared by all test files of a run.
 * @param home its folder; see `global-setup.ts`
 */
export function sharePostgres(home: string): DatabaseServer {
  const administration = postgresUrl(home, 'postgres');
  const made: string[] = [];
  let pattern: Promise<string> | undefined;

  const create = async (template: string): Promise<string> => {
    const name = newName();
    await query(administration, `create database ${name} template ${template} strategy file_copy`);
    made.push(name);
    return postgresUrl(home, name);
  };
  return {
    async empty() {
      await untilReady(administration);
      return create('template0');
    },
    migrated: async () => create(await (pattern ??= findPattern(home))),
    async cleanUp() {
      for (const name of made.splice(0)) await query(administration, `drop database ${name} with (force)`);
    },
  };
}

/** The template database. The first caller creates it while the others wait. */
async function findPattern(home: string): Promise<string> {
  const pattern = 'migrated';
  const administration = postgresUrl(home, 'postgres');
  await untilReady(administration);
  const client = new pg.Client(administration);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(1)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [pattern]);
    if (rowCount === 1) return pattern;
    const draft = newName();
    await client.query(`create database ${draft}`);
    await (await openDatabase(postgresUrl(home, draft))).close();
    await client.query(`alter database ${draft} rename to ${pattern}`);
    return pattern;
  } finally {
    await client.end();
  }
}

const newName = (): string => `test_${randomUUID().replaceAll('-', '')}`;
