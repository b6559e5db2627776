import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from '../support/child.ts';
import type { Chance } from './chance.ts';

/** Bot processes that are killed, and restarted as a supervisor does. */
export interface Fleet {
  readonly kills: () => number;
  /** Number of processes that were stopped with SIGTERM. */
  readonly terms: () => number;
  /** The last output of processes that ended without being killed. */
  readonly exits: () => readonly string[];
  /** The logs of all processes, one text per process. */
  readonly logs: () => readonly string[];
  /** Waits until one of them is running. */
  readonly ready: Promise<void>;
  /** Ends a running one, now. */
  strike(): void;
  /** Stops killing. */
  calm(): void;
  /** Ends all of them. */
  stop(): Promise<void>;
}

export interface FleetOptions {
  readonly size: number;
  readonly start: () => Child;
  /** Milliseconds: the longest lifetime of a process after it is ready; any moment until then is equally likely. */
  readonly life: number;
  readonly chance: Chance;
  /** The share that is stopped with SIGTERM instead of killed; 0 by default. */
  readonly gentle?: number | undefined;
  /** Maximum number that are ended; unlimited by default. */
  readonly max?: number | undefined;
}

/** A running process, and how it is ended. */
interface Life {
  readonly child: Child;
  end?: NodeJS.Signals;
  timer?: NodeJS.Timeout;
}

/** The longest time a supervisor takes to restart a process, milliseconds. */
const rest = 300;

/** Characters. */
const lastWords = 1500;

export function startFleet({ size, start, life, chance, gentle = 0, max = Infinity }: FleetOptions): Fleet {
  const started: Child[] = [];
  const exits: string[] = [];
  const living = new Set<Life>();
  const ends = { SIGKILL: 0, SIGTERM: 0 };
  const told = { calm: false, stop: false };
  let left = max;
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
    // Starting takes long on a busy machine: most are killed at work, some while starting.
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
