import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from '../support/child.ts';
import type { Chance } from './chance.ts';

/** Processes of the bot that are killed, and started again as a supervisor does. */
export interface Fleet {
  readonly kills: () => number;
  /** Processes that ended although nobody killed them: what they wrote last. */
  readonly exits: () => readonly string[];
  /** What all of them logged, one text a process. */
  readonly logs: () => readonly string[];
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
}

/** How long a supervisor takes at most to start a process again, milliseconds. */
const rest = 300;

/** Characters. */
const lastWords = 1500;

export function startFleet({ size, start, life, chance }: FleetOptions): Fleet {
  const started: Child[] = [];
  const exits: string[] = [];
  let kills = 0;
  const told = { calm: false, stop: false };

  const liveOnce = async () => {
    const child = start();
    started.push(child);
    // A start takes long where a machine is busy: most are killed at work, some while they start.
    const early = chance.happens(0.2);
    const age = chance.between(0, early ? life / 8 : life);
    const born = early ? Promise.resolve() : child.writes('"ready"').catch(() => undefined);
    const end: { killed: boolean; timer?: NodeJS.Timeout } = { killed: false };
    void born.then(() => {
      end.timer = setTimeout(() => {
        if (told.calm || told.stop) return;
        end.killed = true;
        child.signal('SIGKILL');
      }, age);
    });
    await child.ended;
    clearTimeout(end.timer);
    if (end.killed) kills += 1;
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
    kills: () => kills,
    exits: () => exits,
    logs: () => started.map((child) => `${child.stdout()}${child.stderr()}`),
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
