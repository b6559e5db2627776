import { chmod, mkdir, open, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes sure that only the process's own user can read a database file: mode 0600, in a folder with mode 0700. An
 * existing folder keeps its mode, because others may use it too (`/tmp`, a mounted volume); so does a file of another
 * user, whose mode can't be changed. SQLite creates `-wal` and `-shm` with the mode of the file (sqlite.org, os_unix.c,
 * `findCreateFileMode`).
 * @param path of the file, which is created if it doesn't exist
 * @returns the files that others can still read
 */
export async function restrictFile(path: string): Promise<readonly string[]> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await (await open(path, 'a', 0o600)).close();
  // SQLite creates its other files next to the target of a symbolic link.
  const file = await realpath(path);
  const files = [file, `${file}-wal`, `${file}-shm`];
  const loose = await Promise.all(files.map(async (name) => ((await tighten(name)) ? [] : [name])));
  return loose.flat();
}

/** @returns whether nobody else can read the file; true if it doesn't exist */
async function tighten(file: string): Promise<boolean> {
  // Windows has no such modes, and reports all files as readable.
  if (process.platform === 'win32') return true;
  try {
    const { mode } = await stat(file);
    if ((mode & 0o077) !== 0) await chmod(file, 0o600);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return true;
    if (code === 'EPERM' || code === 'EROFS' || code === 'ENOTSUP') return false;
    throw error;
  }
}
