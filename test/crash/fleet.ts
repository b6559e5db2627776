import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from '../support/child.ts';
import type { Chance } from './chance.ts';

/** Processes of the bot that are killed, and started again as a supervisor does. */
export interface Fleet {
  readonly kills: () => number;
  /** Processes that were asked to end, by SIGTERM. */
  readonly terms: () => number;
  /** Processes that ended although nobody killed them: what they wrote last. */
  readonly exits: () => readonly string[];
  /** What all of them logged, one text a process. */
  readonly logs: () => readonly string[];
  /** Waits until one of them lives. */
  readonly ready: Promise<void>;
  /** Ends one of those that live, now. */
  strike(): void;
  /** From now on nobody is killed. */
  calm(): void;
  /** Ends all of them. */
  stop(): Promise<void>;
}

export interface FleetOptions {
  readonly size: number;
  readonly start: () => Child;
  /** Milliseconds: the longest that a process lives after it is ready; any moment until then is as likely as any other. */
  readonly life: number;
  readonly chance: Chance;
  /** Which share is asked to end, and not killed; 0 where it is left out. */
  readonly gentle?: number | undefined;
  /** So many are ended at most; any number where it is left out. */
  readonly most?: number | undefined;
}

/** A process that lives, and how it is ended. */
interface Life {
  readonly child: Child;
  end?: NodeJS.Signals;
  timer?: NodeJS.Timeout;
}

/** How long a supervisor takes at most to start a process again, milliseconds. */
const rest = 300;

/** Characters. */
const lastWords = 1500;

export function startFleet({ size, start, life, chance, gentle = 0, most = Infinity }: FleetOptions): Fleet {
  const started: Child[] = [];
  const exits: string[] = [];
  const living = new Set<Life>();
  const ends = { SIGKILL: 0, SIGTERM: 0 };
  const told = { calm: false, stop: false };
  let left = most;
  let tellReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (tellReady = resolve));

  const end = (one: Life) => {
    if (told.calm || told.stop || one.end !== undefined || left <= 0) return;
    left -= 1;
    one.end = gentle > 0 && chance.happens(gentle) ? 'SIGTERM' : 'SIGKILL';
    one.child.signal(one.end);
  };
  const liveOnce = async () => {
    const child = start();
    started.push(child);
    // A start takes long where a machine is busy: most are killed at work, some while they start.
    const early = chance.happens(0.2);
    const age = chance.between(0, early ? life / 8 : life);
    const born = early ? Promise.resolve() : child.writes('"ready"').catch(() => undefined);
    const one: Life = { child };
    void born.then(() => {
      living.add(one);
      tellReady();
      one.timer = setTimeout(() => end(one), age);
    });
    await child.ended;
    living.delete(one);
    clearTimeout(one.timer);
    if (one.end === 'SIGKILL' || one.end === 'SIGTERM') ends[one.end] += 1;
    else if (!told.stop) exits.push(`${child.stdout()}${child.stderr()}`.slice(-lastWords));
  };
  const slot = async () => {
    while (!told.stop) {
      await liveOnce();
      await pause(chance.between(0, rest));
    }
  };
  const slots = Array.from({ length: size }, slot);

  return {
    kills: () => ends.SIGKILL,
    terms: () => ends.SIGTERM,
    exits: () => exits,
    ready,
    logs: () => started.map((child) => `${child.stdout()}${child.stderr()}`),
    strike: () => {
      const candidates = [...living].filter((one) => one.end === undefined);
      if (candidates.length > 0) end(chance.pick(candidates));
    },
    calm: () => {
      told.calm = true;
    },
    stop: async () => {
      told.stop = true;
      for (const child of started) child.signal('SIGKILL');
      await Promise.all(slots);
    },
  };
}
