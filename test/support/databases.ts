import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountBinding } from '../../src/store/account.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { sharePostgres, type DatabaseServer } from './shared-postgres.ts';

/** A database engine for contract tests; call `cleanup` in `afterAll`. */
export interface TestEngine {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** The URL of a new, empty database. */
  url(): Promise<string>;
  /** Opens a new, empty database. */
  open(): Promise<Database>;
  /** Closes everything opened here and removes all files and databases. */
  cleanup(): Promise<void>;
}

/**
 * The engines of this machine, for `describe.each(databases())('... on $name', (engine) => ...)`: always SQLite, and
 * PostgreSQL where it is installed.
 */
export function databases(): TestEngine[] {
  const home = process.env.TEST_POSTGRES;
  return [sqlite(), ...(home === undefined ? [] : [postgresql(home)])];
}

/** The same database, opened for another account. */
export function forAccount({ db, ...database }: Database, account: string): Database {
  return { ...database, db: db.withoutPlugins().withPlugin(new AccountBinding(account)) };
}

/** For what concerns SQLite alone. */
export function sqlite(): TestEngine {
  let folder: Promise<string> | undefined;
  let made = 0;
  const path = async () => {
    folder ??= mkdtemp(join(tmpdir(), 'sqlite-'));
    return join(await folder, `${(made += 1)}.db`);
  };
  let pattern: Promise<string> | undefined;
  const migrate = async () => {
    const file = await path();
    await (await openDatabase(`file:${file}`)).close();
    return file;
  };
  return engine('SQLite', {
    empty: async () => `file:${await path()}`,
    async migrated() {
      const [from, to] = await Promise.all([(pattern ??= migrate()), path()]);
      await copyFile(from, to);
      return `file:${to}`;
    },
    async cleanUp() {
      if (folder !== undefined) await rm(await folder, { recursive: true });
    },
  });
}

function postgresql(home: string): TestEngine {
  return engine('PostgreSQL', sharePostgres(home));
}

function engine(name: TestEngine['name'], server: DatabaseServer): TestEngine {
  const opened: Database[] = [];
  return {
    name,
    url: () => server.empty(),
    async open() {
      const database = await openDatabase(await server.migrated());
      opened.push(database);
      return database;
    },
    async cleanup() {
      await Promise.all(opened.map((database) => database.close()));
      await server.cleanUp();
    },
  };
}
