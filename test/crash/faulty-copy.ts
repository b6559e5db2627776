import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edit, Fault } from './people/faults.ts';

const root = join(import.meta.dirname, '../..');

/** The parts of the repository that tests need. */
const needed = ['src', 'test', 'manifests', 'package.json', 'tsconfig.json'];

/** @throws Error if the file does not contain the text to replace exactly once */
export async function edited({ file, from, to }: Edit): Promise<string> {
  const parts = (await readFile(join(root, file), 'utf8')).split(from);
  if (parts.length !== 2) throw new Error(`${file} has this ${parts.length - 1} times: ${from}`);
  return parts.join(to);
}

/**
 * Runs the check that must find a fault, in a copy of the repository with the fault; prints its output.
 * @param play the arguments of the crash test, if it must find the fault
 * @returns whether it was found
 */
export async function isFound({ edits, foundBy }: Fault, play: readonly string[]): Promise<boolean> {
  const copy = await mkdtemp(join(tmpdir(), 'faulty-'));
  try {
    for (const name of needed) await cp(join(root, name), join(copy, name), { recursive: true });
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const edit of edits) await writeFile(join(copy, edit.file), await edited(edit));
    const command = foundBy === 'people' ? ['run', 'test:crash', '--', ...play] : ['test', '--', ...foundBy];
    const child = spawn('npm', command, { cwd: copy, stdio: 'inherit' });
    const [code] = (await once(child, 'close')) as [number | null];
    return code !== 0;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
