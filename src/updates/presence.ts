import type { Logger } from 'pino';
import type { Database } from '../store/database.ts';
import { releasePolls } from '../store/release-polls.ts';
import { releaseInstructions } from '../store/instructions.ts';
import { beat, forgetProcess, knownProcesses } from '../store/processes.ts';
import { abandoning } from '../tickets/once-only.ts';
import { look, noHeartbeats } from './heartbeats.ts';
import { homeOf } from './rendezvous.ts';
import type { Timing } from './timing.ts';

export interface PresenceDeps {
  readonly database: Database;
  /** Unique for each start of a process. */
  readonly owner: string;
  /** The display name. */
  readonly name: string;
  readonly timing: Pick<Timing, 'heartbeat' | 'takeover'>;
  readonly now: () => number;
  readonly log: Logger;
  /** Called after each check while other processes are running: one of them may have left work, or made some. */
  readonly onLook: () => void;
}

/** This process among those on the same database. */
export interface Presence {
  /** Resolves when the other processes can see this one. */
  start(): Promise<void>;
  /** Returns a function that says whether this process is responsible for a group; undefined if it runs alone. */
  readonly isMine: () => ((group: string) => boolean) | undefined;
  /** Leaves new work to the others, but keeps sending its heartbeat. */
  leave(): Promise<void>;
  /** Releases what it is still reading, and unregisters the process. */
  stop(): Promise<void>;
}

/**
 * Sends the heartbeat of this process and checks those of the others. The leases of a dead process are released
 * immediately.
 */
export function createPresence({ database, owner, name, timing, now, log, onLook }: PresenceDeps): Presence {
  const { db } = database;
  const startedAt = now();
  let beats = 0;
  let leaving = false;
  let signs = noHeartbeats;
  let homes: readonly string[] = [owner];
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();

  const markDead = async (dead: { readonly id: string; readonly name: string; readonly beat: number }) => {
    log.warn({ process: dead.name }, 'a process missed its heartbeat, reassigning its work');
    await releasePolls(database, dead.id, now());
    await releaseInstructions(db, dead.id, now(), abandoning);
    await forgetProcess(db, dead);
  };
  const go = async () => {
    beats += 1;
    await beat(db, { id: owner, name, started_at: startedAt, beat: beats, leaving: leaving ? 1 : 0 });
    const others = (await knownProcesses(db)).filter(({ id }) => id !== owner);
    const seen = look(signs, others, { now: now(), takeover: timing.takeover });
    signs = seen.signs;
    for (const dead of seen.dead) await markDead(dead);
    const working = seen.alive.filter((one) => one.leaving === 0).map(({ id }) => id);
    homes = leaving ? working : [owner, ...working];
    if (others.length > 0) onLook();
  };
  /** One run after the other; what failed is repeated by the next run. */
  const next = () =>
    (turn = turn.then(go).catch((error: unknown) => {
      log.warn({ err: error }, 'missed heartbeat: cannot update this process, retrying');
    }));
  const again = () => {
    timer = setTimeout(() => void next().finally(again), timing.heartbeat);
  };

  return {
    async start() {
      await next();
      again();
    },
    isMine: () => (homes.length === 1 && homes[0] === owner ? undefined : (group) => homeOf(group, homes) === owner),
    leave() {
      leaving = true;
      return next();
    },
    async stop() {
      // Clear it again: a run that is in progress may have restarted the timer before it ended.
      clearTimeout(timer);
      await turn;
      clearTimeout(timer);
      try {
        await releasePolls(database, owner, now());
        await releaseInstructions(db, owner, now(), abandoning);
        await forgetProcess(db, { id: owner });
      } catch (error) {
        log.warn({ err: error }, 'cannot release leases, others take over when they expire');
      }
    },
  };
}
