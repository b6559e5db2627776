import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for a database whose disk can be filled. */
export interface FullDisk {
  readonly folder: string;
  /** @param pid the process that writes */
  fill(pid: number): Promise<void>;
  free(pid: number): Promise<void>;
  remove(): Promise<void>;
}

export interface DiskKind {
  readonly name: string;
  make(): Promise<FullDisk>;
}

const newFolder = () => mkdtemp(join(tmpdir(), 'disk-'));

/** A real disk, if mounting one is allowed. */
const small: DiskKind = {
  name: 'a small disk',
  async make() {
    const folder = await newFolder();
    run('mount', '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder);
    const filler = join(folder, 'filler');
    return {
      folder,
      fill: () => writeAsMuchAsFits(filler),
      free: () => rm(filler),
      remove: async () => {
        run('umount', folder);
        await rm(folder, { recursive: true });
      },
    };
  },
};

/** A process that may not write files, by a system limit: needs no privileges. */
const limited: DiskKind = {
  name: 'a limit for files',
  async make() {
    const folder = await newFolder();
    const limit = (pid: number, bytes: string): Promise<void> => {
      run('prlimit', '--pid', String(pid), `--fsize=${bytes}:`);
      return Promise.resolve();
    };
    return {
      folder,
      fill: (pid) => limit(pid, '0'),
      free: (pid) => limit(pid, 'unlimited'),
      remove: () => rm(folder, { recursive: true }),
    };
  },
};

/** The kinds that this machine supports. */
export async function diskKinds(): Promise<readonly DiskKind[]> {
  const kinds: DiskKind[] = [];
  for (const kind of [small, limited]) {
    try {
      const disk = await kind.make();
      await disk.fill(process.pid);
      await disk.free(process.pid);
      await disk.remove();
      kinds.push(kind);
    } catch {
      // Not allowed here, or the program is missing.
    }
  }
  return kinds;
}

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { stdio: 'ignore' });
}

async function writeAsMuchAsFits(path: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (let size = 2 ** 16; size >= 1;) {
      try {
        await file.appendFile(Buffer.alloc(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  } finally {
    await file.close();
  }
}
