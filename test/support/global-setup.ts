import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { chmod, mkdtemp, statfs } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { findPostgres, launchPostgres, newHome } from './postgres.ts';

/** Where Linux keeps files in memory. */
const memory = '/dev/shm';

/** Bytes. Containers often have 64 MB, which a few databases fill. */
const enough = 2 * 1024 ** 3;

/**
 * Jest calls this once per run. Temporary files of all tests and their processes go into one folder, in memory if
 * possible: databases sync each commit, which is slow on disks. If PostgreSQL is installed, one server is started for
 * all tests, without waiting for it here.
 *
 * Nothing has to be stopped: a shell next to each of them does that when this process is gone.
 */
export default async function setUp(): Promise<void> {
  const parent = (await isRoomy(memory)) ? memory : tmpdir();
  process.env.TEST_FOLDER = process.env.TMPDIR = await mkdtemp(join(parent, 'tests-'));
  // PostgreSQL does not run as root, so its user needs access.
  await chmod(process.env.TMPDIR, 0o711);
  const script = 'cat; rm -rf "$0"';
  letGo(spawn('sh', ['-c', script, process.env.TMPDIR], { stdio: ['pipe', 'ignore', 'ignore'] }));

  const programs = findPostgres();
  if (programs === undefined) return;
  const home = await newHome(programs, parent);
  // Autovacuum over many databases would keep the machine busy.
  letGo(launchPostgres(programs, home, ['autovacuum=off', 'max_connections=400']));
  process.env.TEST_POSTGRES = home;
}

/** Lets this process end while the child runs; the child sees its input close. */
function letGo(child: ChildProcessByStdio<Writable, null, null>): void {
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
}

async function isRoomy(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= enough;
  } catch {
    return false;
  }
}
