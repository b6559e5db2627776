import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { chmod, mkdtemp, statfs } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { findPostgres, launchPostgres, newHome } from './postgres.ts';

/** Where Linux keeps files in memory. */
const memory = '/dev/shm';

/** Bytes. Containers often give 64 MB, which a few databases fill. */
const enough = 2 * 1024 ** 3;

/**
 * Jest calls this once for a run. Temporary files of all tests, and of the processes that they start, go into one folder,
 * which is in memory where the machine has it: databases sync each commit, and disks are slow at that. Where PostgreSQL is
 * installed, one server is started for all; nobody waits for it here.
 *
 * Nothing has to be ended: a shell beside each of both does that when this process is gone.
 */
export default async function setUp(): Promise<void> {
  const parent = (await isRoomy(memory)) ? memory : tmpdir();
  process.env.TEST_FOLDER = process.env.TMPDIR = await mkdtemp(join(parent, 'tests-'));
  // PostgreSQL does not run as root: its user has to come through.
  await chmod(process.env.TMPDIR, 0o711);
  const script = 'cat; rm -rf "$0"';
  letGo(spawn('sh', ['-c', script, process.env.TMPDIR], { stdio: ['pipe', 'ignore', 'ignore'] }));

  const programs = findPostgres();
  if (programs === undefined) return;
  const home = await newHome(programs, parent);
  // A vacuum that looks after each of many databases would keep the machine busy.
  letGo(launchPostgres(programs, home, ['autovacuum=off', 'max_connections=400']));
  process.env.TEST_POSTGRES = home;
}

/** Lets this process end while the other runs, which sees its input close then. */
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
