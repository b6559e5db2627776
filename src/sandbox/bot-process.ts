import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface BotProcess {
  /** Resolves with the last log lines if the process ends without having been asked to. */
  readonly ended: Promise<string>;
  /** Asks it to stop, and kills it if it takes too long. */
  stop(): Promise<void>;
}

/** Timeouts for the bot's start and stop, milliseconds. */
const patience = { start: 30_000, stop: 10_000 };

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/**
 * Starts the bot in its own process and waits until it is ready.
 * @param folder its working folder, so that it does not read an .env file meant for production
 * @param environment its complete environment
 * @throws Error with the last lines of its log if it ends before it is ready
 */
export async function startBot(
  folder: string,
  logFile: string,
  environment: Readonly<Record<string, string>>,
): Promise<BotProcess> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
    // Runs in its own process group: Ctrl-C in a terminal signals the whole group, and the bot would take the SIGTERM
    // from `stop`
    // for a second Ctrl-C, which ends it at once. If the sandbox is killed, the bot ends too, because its log has no
    // reader.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  const last: string[] = [];
  const lines = new EventEmitter();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      log.write(`${line}\n`);
      last.push(line);
      if (last.length > 5) last.shift();
      if (line.includes('"message":"ready"')) lines.emit('ready');
    });
  }
  const exited = once(child, 'exit').then(() => `the bot ended:\n${last.join('\n')}`);
  const early = exited.then((words) => Promise.reject(new Error(words)));
  try {
    await Promise.race([once(lines, 'ready', { signal: AbortSignal.timeout(patience.start) }), early]);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    early.catch(() => undefined);
  }

  return {
    ended: exited,
    stop: async () => {
      const killer = setTimeout(() => child.kill('SIGKILL'), patience.stop);
      child.kill('SIGTERM');
      await exited;
      clearTimeout(killer);
      log.end();
    },
  };
}
