import { releasePolls } from '../../../src/store/release-polls.ts';
import { deliverer, poller, type Machine, type MachineDeps, type Pace } from './machines.ts';
import { counted, type Waiting } from './outside.ts';
import { sweeper } from './sweeper.ts';
import type { World } from './world.ts';

/** What a machine does. */
export type Kind = 'poll' | 'deliver' | 'sweep' | 'person';

const machineOf = { poll: poller, deliver: deliverer, sweep: sweeper };

/** A process of the app. Its end forgets everything in it; what it called goes on in the world. */
export interface Process {
  readonly name: string;
  /** Begins work that a person asked for. */
  begin(work: (process: Reach) => Machine): void;
  /** Takes one step of one of its machines; the number chooses. */
  step(number: number): Promise<Pace>;
  /** Goes on with all that is under way, and claims nothing. */
  goOn(): Promise<readonly Pace[]>;
  /** Lets one idle machine of a kind claim work; false where it gets none. */
  claim(kind: Kind): Promise<boolean>;
  readonly crash: () => void;
  /** Ends it in good order: what is in flight is left, the leases are given back. */
  stop(): Promise<void>;
}

/** What the work of a person reaches of its process. */
export interface Reach {
  readonly name: string;
  readonly service: ReturnType<World['api']['reachedBy']>;
  readonly waiting: Waiting;
}

interface Slot {
  readonly kind: Kind;
  readonly machine: Machine;
  last: Pace;
}

export function startProcess(world: World, name: string): Process {
  const { database, clock, rules, slack, api, newId, note } = world;
  let alive = true;
  const outside = {
    service: api.reachedBy({ name, alive: () => alive }),
    poster: slack.reachedBy(name),
    notifier: slack.tellingBy(name),
  };
  const partsOfOne = (): MachineDeps => {
    const waiting = { calls: 0 };
    return {
      ...{ database, owner: name, rules, newId, now: clock.now, random: () => 0.5, waiting },
      service: counted(outside.service, waiting),
      poster: counted(outside.poster, waiting),
      notifier: counted(outside.notifier, waiting),
      note: (what: string) => note(name, what),
      onSwept: (at: number) => void (world.sweptAt = Math.max(world.sweptAt, at)),
    };
  };
  const reach = (): Reach => {
    const waiting = { calls: 0 };
    return { name, service: counted(outside.service, waiting), waiting };
  };
  // A process does several things at a time.
  const slots: Slot[] = (['poll', 'deliver', 'sweep', 'deliver', 'poll'] as const).map((kind) => ({
    kind,
    machine: machineOf[kind](partsOfOne()),
    last: 'idle',
  }));
  note(name, 'starts');

  const turn = async (slot: Slot): Promise<Pace> => {
    const { value, done } = await slot.machine.next();
    if (slot.kind !== 'deliver' && (done === true || value === 'done')) await world.afterWork();
    if (done === true) slots.splice(slots.indexOf(slot), 1);
    return (slot.last = value ?? 'done');
  };
  const isIdle = ({ last }: Slot) => last === 'idle' || last === 'done';

  return {
    name,
    begin: (work) => void slots.push({ kind: 'person', machine: work(reach()), last: 'step' }),
    async step(number) {
      const slot = slots.at(number % slots.length);
      return slot === undefined ? 'idle' : turn(slot);
    },
    async goOn() {
      const paces: Pace[] = [];
      for (const slot of [...slots]) if (!isIdle(slot)) paces.push(await turn(slot));
      return paces;
    },
    async claim(kind) {
      const free = slots.find((slot) => slot.kind === kind && isIdle(slot));
      return free !== undefined && (await turn(free)) !== 'idle';
    },
    crash() {
      alive = false;
      note(name, 'crashes');
    },
    async stop() {
      alive = false;
      note(name, 'stops');
      await releasePolls(database, name, clock.now());
    },
  };
}
