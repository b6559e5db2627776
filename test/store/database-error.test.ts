import { afterAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import { sql } from 'kysely';
import { DatabaseError } from '../../src/store/database-error.ts';
import { openDatabase } from '../../src/store/database.ts';
import { databases, sqlite } from '../support/databases.ts';

const files = sqlite();

afterAll(() => files.cleanup());

describe('a database that cannot be opened', () => {
  it.each([
    ['', 'a database URL starts with file: or postgres://'],
    ['mysql://me:hunter2@host/name', 'a database URL starts with file: or postgres://'],
    ['hunter2', 'a database URL starts with file: or postgres://'],
    ['file:', 'the database URL file: names no file, such as file:data/x.db'],
    [
      'postgres://me:hunter2@host:port/name',
      'the database URL is not of the form postgres://user:password@host:port/name, with %-codes for special characters',
    ],
  ])('%s is refused', async (url, message) => {
    const error = await failure(url);
    expect(error).toMatchObject({ code: 'url', message });
    expect(inspect(error)).not.toContain('hunter2');
  });

  it.each(['12/hunter2', '12?hunter2', '12#hunter2'])(
    'takes no part of the password %s for a name',
    async (password) => {
      const error = await failure(`postgres://me:${password}@host/name`);
      expect(error.code).toBe('url');
      expect(inspect(error)).not.toContain('hunter2');
    },
  );

  it('names the server that does not answer, and never the password', async () => {
    const error = await failure('postgres://me:hunter2@127.0.0.1:1/name');
    expect(error.code).toBe('unavailable');
    expect(error.message).toContain('cannot open the database postgres://127.0.0.1:1/name: ');
    expect(error.message).toContain('ECONNREFUSED');
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('hunter2');
  });

  it('names the file whose folder cannot be made', async () => {
    const url = await files.url();
    await writeFile(url.slice('file:'.length), '');
    expect(await failure(`${url}/below/x.db`)).toMatchObject({ code: 'unavailable' });
  });

  it('names the file that is no database', async () => {
    const url = await files.url();
    await writeFile(url.slice('file:'.length), 'this is no database '.repeat(1000));
    const error = await failure(url);
    expect(error.message).toBe(`cannot open the database ${url}: file is not a database`);
  });
});

describe.each(databases())('a database of a newer version on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('is left alone', async () => {
    const url = await engine.url();
    const database = await openDatabase(url);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-future', '2099-01-01T00:00:00.000Z')`.execute(
      database.db,
    );
    await database.close();
    const error = await failure(url);
    expect(error.code).toBe('migration');
    expect(error.message).toContain('9999-future');
  });
});

async function failure(url: string): Promise<DatabaseError> {
  const error: unknown = await openDatabase(url).catch((reason: unknown) => reason);
  if (error instanceof DatabaseError) return error;
  throw new Error('the database was opened', { cause: error });
}
