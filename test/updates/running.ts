import { pino } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import { createLinkStore } from '../../src/store/links.ts';
import type { Database } from '../../src/store/database.ts';
import { createUpdates, type UpdatesDeps } from '../../src/updates/index.ts';
import type { Updates } from '../../src/updates/ports.ts';
import { createFakeNotifier } from './fake-notifier.ts';
import { createFakeFilePoster, createFakePoster } from './fake-poster.ts';
import { createFakeService, isMissingOperation } from './fake-service.ts';

/** For `const start = runningUpdates(afterEach)`: runs updates in real time, with short waits; the hook stops them. */
export function runningUpdates(hook: (stop: () => Promise<void>) => void) {
  const running: Updates[] = [];
  hook(async () => {
    await Promise.all(running.splice(0).map((updates) => updates.stop(1000)));
  });
  return (database: Database, deps: Partial<UpdatesDeps> = {}) => {
    const now = Date.now;
    const service = createFakeService(now, { cursor: 'exclusive', history: true });
    const poster = createFakePoster(now);
    const notifier = createFakeNotifier();
    const logged: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
    const timing = {
      pollInterval: 20,
      spacing: 1,
      settle: 50,
      lease: 5000,
      maxBackoff: 20,
      maxRetryDelay: 20,
      idle: 200,
    };
    const make = (more: Partial<UpdatesDeps> = {}) => {
      const all = {
        database,
        service,
        isMissingOperation,
        poster,
        notifier,
        filePoster: createFakeFilePoster(),
        owner: 'a',
        name: 'host:1',
        now,
        log,
        timing,
      };
      const updates = createUpdates({ ...all, ...deps, ...more });
      running.push(updates);
      updates.start();
      return updates;
    };
    const links = createLinkStore(database);
    const link = async (ticket: string, channel: string) =>
      links.create({ ticket, channel, creator: 'U1', at: now() }, await service.show(ticket));
    return { service, poster, notifier, logged, make, link, links };
  };
}

/** Waits until it is so. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await isTrue())) {
    await pause(10);
    if (Date.now() > end) throw new Error(`never came true: ${isTrue.toString()}`);
  }
}
