import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Reads what `save` wrote; undefined if there is nothing yet. If it is not JSON, throws an error that names the file.
 */
export async function load(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${path} cannot be read. ${String(error)}`, { cause: error });
  }
}

/** Writes a temporary file and renames it, so that a kill in between leaves the old state intact. */
export async function save(path: string, state: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(state));
  await rename(`${path}.new`, path);
}

/** The files of a run: the state of the workspace, the ticket service and the bot, and the log. */
const files = ['workspace.json', 'tickets.json', 'bot.db', 'bot.db-wal', 'bot.db-shm', 'bot.log'];

/** Deletes the files of earlier runs in a folder, and nothing else. */
export async function forget(folder: string): Promise<void> {
  const left = files.flatMap((name) => [name, `${name}.new`]);
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
}
