import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from '../../support/child.ts';
import { openSandbox, type Sandbox } from '../../support/sandbox.ts';
import { createChance } from '../chance.ts';
import { startFleet, type Fleet } from '../fleet.ts';
import { startTally, type Tally } from '../tally.ts';
import { faster, type Tempo } from '../tempo.ts';
import { create } from './act-create.ts';
import { nextTask, nextTicket, type Task } from './crowd.ts';
import { instruct } from './instruct.ts';
import { add, isSound, judge, sound, type Verdict } from './judge.ts';
import { startLapse } from './lapse.ts';
import type { Notes } from './notes.ts';
import { createPlayer, type Patience, type Player } from './player.ts';
import { createListsDown, effects, makeTrouble } from './trouble.ts';

export interface Play {
  readonly databaseUrl: string;
  readonly processes: number;
  readonly instructions: number;
  /** Number of people who instruct the bot at the same time. */
  readonly people: number;
  readonly seed: number;
  /** Speed factor compared with production. */
  readonly times: number;
  /** Maximum number of processes that are ended; unlimited by default. */
  readonly ends?: number | undefined;
  /** Leases: how long to wait for late news once everybody is satisfied; 2 by default. */
  readonly news?: number | undefined;
  /** Leases: how long a process lives at most; 10 where it is left out. */
  readonly life?: number | undefined;
  readonly mistake?: string | undefined;
}

export interface Outcome extends Tally {
  readonly processes: number;
  readonly instructions: number;
  /** Number of submissions, including repeated ones. */
  readonly sendings: number;
  readonly reworded: number;
  readonly kills: number;
  readonly terms: number;
  readonly exits: readonly string[];
  /** Milliseconds. */
  readonly slowestAck: number;
  readonly verdict: Verdict;
  /** A description of each fault, to help find its cause. */
  readonly faults: readonly string[];
  readonly seconds: number;
  readonly logs: readonly string[];
}

const second = 1000;

/** Which share of processes ends by SIGTERM. */
const gentle = 0.25;

/** How often a process ends just when a call with an effect arrives, and just after it was carried out. */
const strikes = { before: 0.04, after: 0.08 } as const;

/**
 * Leases: the longest time people continue once everything works again, and the longest if something is still missing
 * after the wait for late news.
 */
const peace = { people: 15, lateNews: 10 } as const;

/** Leases in which everybody begins at least one instruction; otherwise the play ends. */
const longestRound = 30;

/**
 * Simulates people who instruct a bot whose processes are killed, with failing servers, and then a quiet phase until
 * everybody has an answer or gives up.
 */
export async function play(options: Play): Promise<Outcome> {
  const tempo = faster(options.times);
  const { timing } = tempo;
  const begun = performance.now();
  const chanceOf = (part: number) => createChance(options.seed * 64 + part);
  const [forFleet, forTrouble, forLists, forStrikes] = [chanceOf(0), chanceOf(1), chanceOf(2), chanceOf(3)];
  const lists = createListsDown();
  const fleet: { now?: Fleet } = {};
  const strike = (share: number) => {
    if (forStrikes.happens(share)) fleet.now?.strike();
  };
  // Others change tickets, too.
  let isUnderWay = false;
  const sandbox = await openSandbox({
    bot: false,
    databaseUrl: options.databaseUrl,
    environment: {
      POLL_INTERVAL: String(timing.pollInterval / 1000),
      LOG_LEVEL: 'debug',
      ROLE_DEFAULT: 'operator',
    },
    intercept: (request, response, operation) => {
      if (effects.some((one) => one === operation)) {
        isUnderWay = true;
        strike(strikes.before);
      }
      return lists.intercept(request, response, operation);
    },
    random: () => forTrouble.between(0, 1),
    workspace: {
      // Slack resends an unacknowledged event three times at growing intervals; here more often and at shorter ones, so
      // that
      // no event is given up while processes are slow to start.
      resend: { events: Array.from({ length: 40 }, () => (30 * second) / options.times) },
      postsPerSecondPerChannel: 1000 / timing.spacing,
      burst: 2,
    },
  });
  const over = new AbortController();
  fleet.now = startFleet({
    size: options.processes,
    start: () => startBot(sandbox, options),
    life: (options.life ?? 10) * timing.lease,
    chance: forFleet,
    gentle,
    max: options.ends,
  });
  const tally = startTally(sandbox);
  const endLapse = await startLapse(options.databaseUrl, options.times);
  let endLists = () => Promise.resolve();
  try {
    await fleet.now.ready;
    makeTrouble(sandbox, tempo);
    endLists = lists.start(forLists, timing.lease / 2);
    const endWatch = sandbox.tickets.watch(() => {
      if (isUnderWay) strike(strikes.after);
      isUnderWay = false;
    });
    const crowd = gather(sandbox, tempo, options, over.signal);
    const rounds = Math.ceil(options.instructions / options.people);
    const giveUp = setTimeout(() => over.abort(), longestRound * timing.lease * rounds);
    await Promise.race([crowd.begun, crowd.ended]);
    clearTimeout(giveUp);
    endWatch();
    fleet.now.calm();
    sandbox.workspace.heal();
    sandbox.tickets.heal();
    await endLists();
    const tired = setTimeout(() => over.abort(), peace.people * timing.lease);
    await crowd.ended;
    clearTimeout(tired);
    // Duplicates and late results appear within this time; people keep listening.
    await pause((options.news ?? 2) * timing.lease);
    for (let leases = 0; !isSound(crowd.account().verdict) && leases < peace.lateNews; leases += 1) {
      await pause(timing.lease);
    }
    const account = crowd.account();
    if (account.instructions < options.instructions) {
      account.faults.push(`${account.instructions} of ${options.instructions} instructions were begun.`);
    }
    const { slowestAck } = sandbox.workspace.stats();
    await fleet.now.stop();
    return {
      ...account,
      ...tally(),
      slowestAck,
      processes: options.processes,
      kills: fleet.now.kills(),
      terms: fleet.now.terms(),
      exits: fleet.now.exits(),
      seconds: (performance.now() - begun) / 1000,
      logs: fleet.now.logs(),
    };
  } finally {
    over.abort();
    await endLists();
    tally();
    await fleet.now.stop();
    await endLapse();
    await sandbox.close();
  }
}

function startBot({ folder: cwd, environment }: Sandbox, { times, mistake }: Play) {
  const args = [String(times), ...(mistake === undefined ? [] : [mistake])];
  return startChild('test/crash/bot.ts', { cwd, environment, args });
}

/** People in their own channels, with what the play needs to know about them. */
function gather(sandbox: Sandbox, tempo: Tempo, options: Play, over: AbortSignal) {
  const { lease, spacing } = tempo.timing;
  const patience: Patience = { answer: 2.5 * lease, form: lease, pause: 10 * spacing };
  const tasks: Task[] = [];
  const players: Player[] = [];
  // The tasks do not depend on how fast people are.
  const kinds = createChance(options.seed * 64 + 4);
  let number = 0;
  let tellBegun: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (tellBegun = resolve));

  const person = async (index: number) => {
    const name = `person-${index}`;
    sandbox.workspace.addPerson({ name });
    sandbox.workspace.createChannel(`room-${index}`, [name, 'service_tickets']);
    const chance = createChance(options.seed * 64 + 8 + index);
    const own = new Map<string, Notes>();
    const player = createPlayer({ name, channel: `#room-${index}`, sandbox, chance, patience }, own);
    players.push(player);
    const begin = (task: Task) => {
      tasks.push(task);
      own.set(task.notes.name, task.notes);
      if (number >= options.instructions) tellBegun();
      return task;
    };
    const give = ({ notes, act }: Task, isSent: boolean, mayLeave: boolean) =>
      instruct(player, notes, act, { isSent, mayLeave, over });
    while (number < options.instructions && !over.aborted) {
      const task = begin(nextTask(sandbox, (number += 1), { chance, kinds }));
      if ((await give(task, false, task.act === create)) === 'ended') continue;
      await give(begin(nextTicket(sandbox, (number += 1), chance)), false, false);
      await give(task, true, false);
    }
  };
  const people = Array.from({ length: options.people }, (_, index) => person(index));

  return {
    begun,
    ended: Promise.all(people),
    /** What people know so far, and what is there. */
    account: () => {
      for (const player of players) player.catchUp();
      return { ...accountOf(tasks), instructions: tasks.length };
    },
  };
}

function accountOf(tasks: readonly Task[]) {
  const read = tasks.map((task) => ({
    instruction: task.notes.read(),
    found: task.found(),
    diary: task.notes.diary(),
  }));
  const judged = read.map((one) => ({ ...one, verdict: judge(one.instruction, one.found) }));
  const wordings = judged.flatMap(({ instruction }) => instruction.wordings);
  return {
    verdict: judged.map(({ verdict }) => verdict).reduce(add, sound),
    faults: judged
      .filter(({ verdict }) => !isSound(verdict))
      .map(({ instruction, found, verdict, diary }) =>
        [JSON.stringify({ verdict, instruction, found }), ...diary].join('\n  '),
      ),
    sendings: tasks.reduce((sum, { notes }) => sum + notes.sendings(), 0),
    reworded: wordings.length - judged.filter(({ instruction }) => instruction.wordings.length > 0).length,
  };
}
