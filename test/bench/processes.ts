import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

export interface Running {
  readonly process: ChildProcess;
  /** Milliseconds from the start of the process to its log line `ready`. */
  readonly startup: number;
  stop(): Promise<void>;
}

/** Starts a Node program, which may be TypeScript, and waits for the log line with the message `ready`. */
export async function launch(script: string, environment: Record<string, string>): Promise<Running> {
  const before = performance.now();
  const loader = script.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...loader, script], {
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
  return memoryOf(child, 'VmRSS');
}

/** Its maximum since the process started. */
export function peakMegabytes(child: ChildProcess): number {
  return memoryOf(child, 'VmHWM');
}

function memoryOf(child: ChildProcess, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${String(child.pid)}/status`, 'utf8');
  return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
}

/** Processor time that a process has used so far, in seconds; Linux counts it in hundredths (man 5 proc, utime and stime). */
export function cpuSeconds(child: ChildProcess): number {
  const stat = readFileSync(`/proc/${String(child.pid)}/stat`, 'utf8');
  // The program's name, in parentheses, may contain anything; utime and stime are the 12th and 13th field after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
