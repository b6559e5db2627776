import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Creating and starting a server takes long on a busy machine. Milliseconds. */
const patience = 60_000;

/** PostgreSQL's programs on this machine, and the user who may run them. */
export interface PostgresPrograms {
  readonly folder: string;
  /** `initdb` and `postgres` refuse to run as root, so root runs them as the user `postgres`. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
}

export interface PostgresServer {
  /** Creates an empty database and returns its URL. */
  createDatabase(): Promise<string>;
  /** Stops the server as an administrator would: at once, regardless of connections. */
  halt(): Promise<void>;
  /** Starts it again. */
  resume(): Promise<void>;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
}

/** Undefined if PostgreSQL is not installed. */
export function findPostgres(): PostgresPrograms | undefined {
  const folder = [firstLine('pg_config', '--bindir'), ...debianFolders()].find(
    (candidate) => candidate !== undefined && existsSync(join(candidate, 'initdb')),
  );
  if (folder === undefined) return undefined;
  if (process.getuid?.() !== 0) return { folder, user: undefined };
  const [uid, gid] = [firstLine('id', '-u', 'postgres'), firstLine('id', '-g', 'postgres')];
  return uid === undefined || gid === undefined ? undefined : { folder, user: { uid: Number(uid), gid: Number(gid) } };
}

/** Starts a temporary server. Takes half a second. */
export async function startPostgres(programs: PostgresPrograms): Promise<PostgresServer> {
  const home = await newHome(programs);
  const shell = launchPostgres(programs, home);
  const ended = once(shell, 'exit');
  const administration = postgresUrl(home, 'postgres');
  await untilReady(administration);
  let made = 0;
  return {
    async createDatabase() {
      made += 1;
      await query(administration, `create database test_${made}`);
      return postgresUrl(home, `test_${made}`);
    },
    async halt() {
      shell.stdin.write('halt\n');
      while (await isReady(administration)) await pause(20);
    },
    async resume() {
      shell.stdin.write('resume\n');
      await untilReady(administration);
    },
    async stop() {
      shell.stdin.end();
      await ended;
    },
  };
}

/** A new folder for a server's files and socket, writable by its user. */
export async function newHome({ user }: PostgresPrograms, parent = tmpdir()): Promise<string> {
  const home = await mkdtemp(join(parent, 'postgres-'));
  if (user !== undefined) await chown(home, user.uid, user.gid);
  return home;
}

/**
 * Creates a server in an empty folder and starts it without waiting. It listens on its own socket, so servers never
 * compete for a port. The surrounding shell stops it and removes the folder when its input closes, even if this process
 * is killed.
 */
export function launchPostgres({ folder, user }: PostgresPrograms, home: string, settings: readonly string[] = []) {
  const data = join(home, 'data');
  const all = ['listen_addresses=', `unix_socket_directories=${home}`, 'fsync=off', 'max_connections=200', ...settings];
  const server = [join(folder, 'postgres'), '-D', data, ...all.flatMap((setting) => ['-c', setting])];
  const script = `
    home=$1; initdb=$2; shift 2
    "$initdb" -D "$home/data" -U postgres -A trust -E UTF8 --locale=C --no-sync
    "$@" &
    while read -r word; do
      case $word in
        halt) kill -INT $!; wait ;;
        resume) "$@" & ;;
      esac
    done
    kill -INT $!; wait; rm -rf "$home"`;
  return spawn('sh', ['-c', script, 'sh', home, join(folder, 'initdb'), ...server], {
    ...user,
    cwd: home,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
}

export function postgresUrl(home: string, database: string): string {
  return `postgres://postgres@localhost/${database}?host=${encodeURIComponent(home)}`;
}

/** Waits until a server answers, even one that is still being created. */
export async function untilReady(url: string): Promise<void> {
  const until = Date.now() + patience;
  for (;;) {
    try {
      await query(url, 'select 1');
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(20);
    }
  }
}

function isReady(url: string): Promise<boolean> {
  return query(url, 'select 1').then(
    () => true,
    () => false,
  );
}

export async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  // A stopping server informs its clients, even idle ones.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function firstLine(program: string, ...args: string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

/** Debian installs the server's programs outside the search path, newest last. */
function debianFolders(): string[] {
  const root = '/usr/lib/postgresql';
  return existsSync(root) ? readdirSync(root).map((version) => join(root, version, 'bin')) : [];
}
