import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder that belongs to this process while it runs. */
export interface Claim {
  readonly folder: string;
  /** Folders used by other sandboxes at the moment. */
  readonly taken: readonly string[];
}

/**
 * Claims a folder for the state of a sandbox, or the next free one (`sandbox-2`, `sandbox-3`): two sandboxes in one
 * folder would overwrite each other's state.
 */
export async function claimFolder(wanted: string): Promise<Claim> {
  const taken: string[] = [];
  for (let number = 1; ; number += 1) {
    const folder = number === 1 ? wanted : `${wanted}-${number}`;
    await mkdir(folder, { recursive: true });
    if (await claim(join(folder, 'sandbox.pid'))) return { folder, taken };
    taken.push(folder);
  }
}

/** Takes over the file of a killed sandbox; in a container, the next one may even have the same process id. */
async function claim(file: string): Promise<boolean> {
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  if (holder > 0 && holder !== process.pid && isAlive(holder)) return false;
  await writeFile(file, String(process.pid));
  return true;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
