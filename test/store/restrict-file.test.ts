import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/store/database.ts';

let umask = 0;
let folder = '';

// What most machines have; a stricter one would hide what the code leaves out.
beforeAll(() => void (umask = process.umask(0o022)));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'private-'));
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => void process.umask(umask));

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const modesOf = (path: string) => Promise.all(['', '-wal', '-shm'].map((suffix) => modeOf(`${path}${suffix}`)));

/** The modes of the three files while the database is open, after something was written. */
async function modesInUse(path: string): Promise<string[]> {
  const database = await openDatabase(`file:${path}`);
  try {
    await database.db.insertInto('process').values({ id: randomUUID(), name: 'one', started_at: 1, beat: 0 }).execute();
    return await modesOf(path);
  } finally {
    await database.close();
  }
}

describe('the files of SQLite', () => {
  it('are for their own user only, and so are all folders that are created for them', async () => {
    const path = join(folder, 'one', 'two', 'bot.db');
    expect(await modesInUse(path)).toEqual(['600', '600', '600']);
    expect([await modeOf(join(folder, 'one')), await modeOf(join(folder, 'one', 'two'))]).toEqual(['700', '700']);
  });

  it('are tightened at the start, and a folder that existed stays as it is', async () => {
    const shared = join(folder, 'shared');
    await mkdir(shared);
    await chmod(shared, 0o755);
    const path = join(shared, 'bot.db');
    await modesInUse(path);
    for (const suffix of ['', '-wal', '-shm']) {
      await writeFile(`${path}${suffix}`, '', { flag: 'a' });
      await chmod(`${path}${suffix}`, 0o664);
    }
    expect(await modesInUse(path)).toEqual(['600', '600', '600']);
    expect(await modeOf(shared)).toBe('755');
  });

  it('are tightened where a link leads to them', async () => {
    const file = join(folder, 'real.db');
    await writeFile(file, '');
    await chmod(file, 0o644);
    const link = join(folder, 'link.db');
    await symlink(file, link);
    const database = await openDatabase(`file:${link}`);
    expect(await modesOf(file)).toEqual(['600', '600', '600']);
    await database.close();
  });
});
