import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { asWritten, runnable } from './program.ts';
import { until } from './sandbox.ts';

/** A program of this repository in its own process. */
export interface Child {
  readonly pid: number;
  /** Its output so far. */
  stdout(): string;
  stderr(): string;
  /** Waits until its output contains this text. */
  writes(words: string): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code once it has ended; null if a signal ended it. */
  readonly ended: Promise<number | null>;
}

/**
 * Starts `file` (below the repository's root). The environment is only what is given, and the search path.
 * @param options.cwd its working folder
 * @param options.group in a process group of its own; signals reach the whole group, as Ctrl-C in a terminal does
 * @param options.asWritten not its translation, but the file itself by tsx, as `npm run sandbox` does
 */
export function startChild(
  file: string,
  options: {
    readonly cwd: string;
    readonly args?: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
    readonly group?: boolean;
    readonly asWritten?: boolean;
  },
): Child {
  const program = options.asWritten === true ? asWritten(file) : runnable(file);
  const child = spawn(process.execPath, [...program, ...(options.args ?? [])], {
    cwd: options.cwd,
    env: { PATH: process.env.PATH, ...options.environment },
    detached: options.group ?? false,
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
      await until(() => over || `${stdout}${stderr}`.includes(words), `“${words}” from ${file}`, 50_000);
      if (!`${stdout}${stderr}`.includes(words)) throw new Error(`${file} ended: ${stdout}${stderr}`);
    },
    signal: (name) => {
      const runs = child.exitCode === null && child.signalCode === null;
      if (options.group === true && runs && child.pid !== undefined) process.kill(-child.pid, name);
      else child.kill(name);
    },
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
