import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { until } from './sandbox.ts';

/** A program of this repository in a process of its own. */
export interface Child {
  readonly pid: number;
  /** What it wrote so far. */
  stdout(): string;
  stderr(): string;
  /** Waits until it has written this. */
  writes(words: string): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code once it has ended; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

/**
 * Starts `file` (below the repository's root) by tsx. The environment is only what is given, and the search path.
 * @param cwd its working folder
 */
export function startChild(
  file: string,
  options: {
    readonly cwd: string;
    readonly args?: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
  },
): Child {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const tsx = new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url);
  const child = spawn(process.execPath, ['--import', tsx.href, path, ...(options.args ?? [])], {
    cwd: options.cwd,
    env: { PATH: process.env.PATH, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  let over = false;
  const ended = once(child, 'close').then(([code]) => {
    over = true;
    return code as number | null;
  });
  return {
    pid: child.pid ?? 0,
    stdout: () => stdout,
    stderr: () => stderr,
    writes: async (words) => {
      await until(() => over || `${stdout}${stderr}`.includes(words), `“${words}” from ${file}`, 40_000);
      if (!`${stdout}${stderr}`.includes(words)) throw new Error(`${file} ended: ${stdout}${stderr}`);
    },
    signal: (name) => void child.kill(name),
    ended,
  };
}

/** For `const start = children(afterEach)`: starts programs that the hook kills where they still run. */
export function children(hook: (end: () => Promise<void>) => void): typeof startChild {
  const started: Child[] = [];
  hook(async () => {
    for (const child of started) child.signal('SIGKILL');
    await Promise.all(started.splice(0).map(({ ended }) => ended));
  });
  return (file, options) => {
    const child = startChild(file, options);
    started.push(child);
    return child;
  };
}
