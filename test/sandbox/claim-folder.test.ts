import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { claimFolder } from '../../src/sandbox/claim-folder.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sandbox-claim-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

it('claims a folder, the next one while another process works in it, and the same again after that died', async () => {
  const wanted = join(root, 'sandbox');
  expect(await claimFolder(wanted)).toEqual({ folder: wanted, taken: [] });
  expect(await claimFolder(wanted)).toEqual({ folder: wanted, taken: [] });
  expect(await readFile(join(wanted, 'sandbox.pid'), 'utf8')).toBe(String(process.pid));

  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  await once(other, 'spawn');
  await writeFile(join(wanted, 'sandbox.pid'), String(other.pid));
  expect(await claimFolder(wanted)).toEqual({ folder: `${wanted}-2`, taken: [wanted] });
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(await claimFolder(wanted)).toEqual({ folder: wanted, taken: [] });
  await writeFile(join(wanted, 'sandbox.pid'), 'nonsense');
  expect(await claimFolder(wanted)).toEqual({ folder: wanted, taken: [] });
});
