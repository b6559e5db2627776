import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '../../src/store/database.ts';
import { postgresUrl, query, untilReady } from './postgres.ts';

/** Makes databases for a test file. */
export interface DatabaseServer {
  /** Makes an empty database and answers its URL. */
  empty(): Promise<string>;
  /** Makes a database with all tables: a copy costs a third of what the migrations do. */
  migrated(): Promise<string>;
  /** Removes what was made here. */
  cleanUp(): Promise<void>;
}

/**
 * The server that all test files of a run share.
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

/** Answers the database that is copied. Whoever needs it first makes it, while the others wait. */
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
