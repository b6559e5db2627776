import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { findPostgres, startPostgres, type PostgresPrograms } from './postgres.ts';

/** An engine on which a contract test runs; `cleanup` belongs into `afterAll`. */
export interface TestEngine {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** The URL of a new, empty database. */
  url(): Promise<string>;
  /** Opens a new, empty database. */
  open(): Promise<Database>;
  /** Closes what was opened here and removes every trace. */
  cleanup(): Promise<void>;
}

/**
 * The engines of this machine, for `describe.each(databases())('... on $name', (engine) => ...)`: always SQLite, and
 * PostgreSQL where it is installed. Each starts when it is used first.
 */
export function databases(): TestEngine[] {
  const postgres = findPostgres();
  return [sqlite(), ...(postgres === undefined ? [] : [postgresql(postgres)])];
}

/** For what concerns SQLite alone. */
export function sqlite(): TestEngine {
  const folder = lazy(() => mkdtemp(join(tmpdir(), 'sqlite-')));
  let made = 0;
  return engine(
    'SQLite',
    async () => `file:${join(await folder.get(), `${(made += 1)}.db`)}`,
    () => folder.end((path) => rm(path, { recursive: true })),
  );
}

function postgresql(programs: PostgresPrograms): TestEngine {
  const server = lazy(() => startPostgres(programs));
  return engine(
    'PostgreSQL',
    async () => (await server.get()).createDatabase(),
    () => server.end((started) => started.stop()),
  );
}

function engine(name: TestEngine['name'], url: () => Promise<string>, end: () => Promise<void>): TestEngine {
  const opened: Database[] = [];
  return {
    name,
    url,
    async open() {
      const database = await openDatabase(await url());
      opened.push(database);
      return database;
    },
    async cleanup() {
      await Promise.all(opened.map((database) => database.close()));
      await end();
    },
  };
}

/** Makes a thing when it is asked for first, and ends it only where it was made. */
function lazy<T>(make: () => Promise<T>): { get(): Promise<T>; end(how: (thing: T) => Promise<void>): Promise<void> } {
  let made: Promise<T> | undefined;
  return {
    get: () => (made ??= make()),
    end: async (how) => {
      if (made !== undefined) await how(await made);
    },
  };
}
