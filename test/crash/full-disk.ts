import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for a database, whose disk can be full. */
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

/** A disk of its own, for whoever may mount one: as real as it gets. */
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

/** A process whose files may not be written, by a limit of the system: needs no right. */
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

/** What this machine allows. */
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
      // Not allowed here, or no such program.
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
