import type { Logger } from 'pino';
import { nextFileDue } from '../store/files.ts';
import { claimFile, deliverFile, type FileClaim, type FileDeps } from './files.ts';
import { createLoop, type Loop } from './loop.ts';

export interface FileLoopDeps extends FileDeps {
  readonly log: Logger;
  /** Called when a thread must be informed that a file can't be posted. */
  readonly onGivenUp: () => void;
}

/**
 * Posts files in threads, one at a time, because each is held in memory. It has its own loop so that replies never
 * wait.
 */
export function createFileLoop(deps: FileLoopDeps): Loop {
  const { database, timing, now, log } = deps;
  const deliver = async (claim: FileClaim): Promise<void> => {
    const result = await deliverFile(claim, deps);
    const about = { link: claim.link.id, ticket: claim.link.ticket, file: claim.seq, attempts: claim.attempts, result };
    if (result !== 'given-up') {
      log.debug(about, 'file');
      return;
    }
    log.warn(about, 'cannot post a file, its button can fetch it');
    deps.onGivenUp();
  };
  return createLoop({
    name: 'files',
    atOnce: 1,
    idle: timing.idle,
    now,
    log,
    next: async () => {
      const claim = await claimFile(database, { now: now(), timing });
      return claim === undefined ? [] : [() => deliver(claim)];
    },
    due: () => nextFileDue(database.db),
  });
}
