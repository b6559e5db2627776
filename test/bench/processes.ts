import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

export interface Running {
  readonly process: ChildProcess;
  /** Milliseconds from the start of the process to its line that says `ready`. */
  readonly startup: number;
  stop(): Promise<void>;
}

/** Starts a Node program and waits for the log line with the message `ready`. */
export async function launch(script: string, environment: Record<string, string>): Promise<Running> {
  const before = performance.now();
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${script} ended with ${String(code)} before it was ready`)));
    createInterface(child.stdout).on('line', (line) => {
      if (line.includes('"message":"ready"')) resolve();
    });
  });
  const startup = performance.now() - before;
  const stop = async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  return { process: child, startup, stop };
}

/** Resident memory of a process in megabytes, as Linux counts it. */
export function residentMegabytes(child: ChildProcess): number {
  const status = readFileSync(`/proc/${String(child.pid)}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
