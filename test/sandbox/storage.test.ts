import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { forget, load, save } from '../../src/sandbox/storage.ts';

describe('the state of the sandbox', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'storage-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('comes back as it was saved, in a folder that is made for it, and leaves nothing beside', async () => {
    const path = join(folder, 'new', 'state.json');
    await save(path, { words: 'grün 图', list: [1, null] });
    await save(path, { words: 'later' });
    expect(await load(path)).toEqual({ words: 'later' });
    expect(await readdir(join(folder, 'new'))).toEqual(['state.json']);
  });

  it('is undefined where there is none', async () => {
    expect(await load(join(folder, 'none.json'))).toBeUndefined();
  });

  it('is refused where it is torn, and never replaced quietly', async () => {
    const path = join(folder, 'torn.json');
    await writeFile(path, '{"words": ');
    await expect(load(path)).rejects.toThrow(`${path} cannot be read. SyntaxError`);
  });

  it('is deleted to start over, and nothing else in the folder', async () => {
    const names = ['workspace.json', 'tickets.json.new', 'bot.db', 'bot.db-wal', 'notes.txt', 'sandbox.pid'];
    for (const name of names) await writeFile(join(folder, name), '{}');
    await forget(folder);
    expect((await readdir(folder)).sort()).toEqual(['notes.txt', 'sandbox.pid']);
  });
});
