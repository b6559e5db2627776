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
  /** For people. */
  readonly name: string;
  readonly timing: Pick<Timing, 'heartbeat' | 'takeover'>;
  readonly now: () => number;
  readonly log: Logger;
  /** Told after each look where others are there: there may be work that one of them left, or made. */
  readonly onLook: () => void;
}

/** A process among those that work on the same database. */
export interface Presence {
  /** Resolves when the others can know. */
  start(): Promise<void>;
  /** Whether a group of tickets is this process's own to read; undefined where it is alone. */
  readonly isMine: () => ((group: string) => boolean) | undefined;
  /** Leaves new work to the others, and still says that it lives. */
  leave(): Promise<void>;
  /** Hands back what it still reads, and is forgotten. */
  stop(): Promise<void>;
}

/**
 * Says regularly that this process lives, and looks who else does. What a dead one was reading is handed back at once.
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
  /** One after the other, and never in vain: what failed is done again with the next. */
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
      // Nothing starts the timer again once the turn that may be under way is over.
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
