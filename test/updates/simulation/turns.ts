import { readAgenda, type Agenda } from './agenda.ts';
import type { Kind, Process } from './processes.ts';
import type { World } from './world.ts';

/** The places of two processes; undefined where none runs. */
export type Processes = (Process | undefined)[];

/** Lets processes do what is due, as their loops do, and time pass in between. */
export interface Turns {
  /** Goes on until then, epoch milliseconds; the process at the place `without` stands still. */
  work(end: number, without?: number): Promise<void>;
  /** Does what is due, or lets time pass; true where work is under way. */
  turn(end: number, without?: number): Promise<boolean>;
  /** Something was done by others: what is due is to be asked again. */
  changed(): void;
}

/** Somebody looks at least that often, milliseconds. */
const idle = 60_000;

export function createTurns({ database, clock }: World, processes: Processes): Turns {
  let agenda: Agenda | undefined;

  /** Goes on with what is under way. */
  const goOn = async (active: Processes): Promise<'step' | 'waits' | undefined> => {
    const paces = [];
    for (const process of active) paces.push(...((await process?.goOn()) ?? []));
    if (paces.some((pace) => pace !== 'waits')) agenda = undefined;
    return paces.includes('step') ? 'step' : paces.includes('waits') ? 'waits' : undefined;
  };

  const claim = async (active: Processes, kind: Kind): Promise<boolean> => {
    for (const process of active) if ((await process?.claim(kind)) === true) return true;
    return false;
  };

  const turn = async (end: number, without?: number): Promise<boolean> => {
    const active = processes.filter((one, place) => one !== undefined && place !== without);
    const pace = await goOn(active);
    if (pace === 'step') return true;
    const now = clock.now();
    const { deliver, poll, sweep, next } = (agenda ??= await readAgenda(database, now));
    const claimed =
      (deliver && (await claim(active, 'deliver'))) ||
      (poll && (await claim(active, 'poll'))) ||
      (sweep && (await claim(active, 'sweep')));
    if (claimed || next <= now) agenda = undefined;
    if (claimed) return true;
    const until = Math.min(end, clock.next() ?? Infinity, next, now + idle);
    if (until >= next) agenda = undefined;
    await clock.passUntil(Math.max(until, now + 1));
    return pace === 'waits';
  };

  return {
    turn,
    changed: () => (agenda = undefined),
    async work(end, without) {
      while (clock.now() < end) await turn(end, without);
    },
  };
}
