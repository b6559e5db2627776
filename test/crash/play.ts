import { setTimeout as pause } from 'node:timers/promises';
import { createForeignPlace } from '../support/foreign-place.ts';
import { startChild, type Child } from '../support/child.ts';
import { openSandbox, type Sandbox } from '../support/sandbox.ts';
import { balance, type Account } from './account.ts';
import { createChance } from './chance.ts';
import { startFleet } from './fleet.ts';
import type { Mistake } from './plant.ts';
import { startForeignSpans } from './foreign-spans.ts';
import { follow, words, type Spot } from './spots.ts';
import { startTally, type Tally } from './tally.ts';
import { faster, production } from './tempo.ts';
import { playTraffic, type Followed } from './traffic.ts';
import { makeTrouble } from './trouble.ts';

export interface Play {
  readonly databaseUrl: string;
  readonly processes: number;
  readonly updates: number;
  readonly tickets: number;
  readonly seed: number;
  /** Speed factor compared with production. */
  readonly times: number;
  readonly mistake?: Mistake | undefined;
}

export interface Outcome extends Account, Tally {
  readonly processes: number;
  readonly kills: number;
  /** The last output of processes that ended without being killed. */
  readonly exits: readonly string[];
  /** Calls that something else answered instead of the ticket service. */
  readonly foreign: number;
  readonly seconds: number;
  readonly logs: readonly string[];
}

/** The status of a new ticket. */
const firstStatus = 'New';

const channels = 8;

/** Minimum number of calls that something else answers. */
const leastForeign = 10;

/** Messages from this number on are the last ones. */
const lastNews = 1_000_000;

/**
 * Runs a crash test to its end: traffic, failures and spans of foreign answers, then a quiet phase until nothing is
 * missing or nothing more can arrive.
 */
export async function play(options: Play): Promise<Outcome> {
  const tempo = options.times === 1 ? production : faster(options.times);
  const { timing } = tempo;
  const begun = performance.now();
  // Each has its own random choices, so that they do not influence each other.
  const chanceOf = (part: number) => createChance(options.seed * 4 + part);
  const [forFleet, forTrouble, forTraffic, forSpans] = [chanceOf(0), chanceOf(1), chanceOf(2), chanceOf(3)];
  const place = createForeignPlace();
  const sandbox = await openSandbox({
    bot: false,
    databaseUrl: options.databaseUrl,
    environment: { POLL_INTERVAL: String(timing.pollInterval / 1000), LOG_LEVEL: 'debug' },
    intercept: place.intercept,
    random: () => forTrouble.between(0, 1),
    workspace: { postsPerSecondPerChannel: 1000 / timing.spacing, burst: 2 },
  });
  const over = new AbortController();
  const fleet = startFleet({
    size: options.processes,
    start: () => startBot(sandbox, options),
    life: 3 * timing.lease,
    chance: forFleet,
  });
  const tally = startTally(sandbox);
  let endSpans = () => Promise.resolve();
  try {
    makeTrouble(sandbox, tempo);
    const followed = await prepare(sandbox, options.tickets);
    const patience = { patience: 2 * timing.lease, over: over.signal };
    await Promise.all(followed.flatMap(({ spots }) => spots.map((spot) => follow(sandbox, spot, patience))));
    // Not earlier: people who follow a ticket retry rarely, so most of the time would be spent waiting for them.
    endSpans = startForeignSpans(place, { timing, chance: forSpans });
    await playTraffic(sandbox, followed, { updates: options.updates, gap: timing.spacing, chance: forTraffic });
    // Little traffic may end before anybody was killed or anything else answered; each happens within a limited time.
    while (fleet.kills() === 0 || place.answered() < leastForeign) await pause(100);
    fleet.calm();
    sandbox.workspace.heal();
    sandbox.tickets.heal();
    await endSpans();
    // Updates of each ticket must continue.
    for (const [number, { id }] of followed.entries()) sandbox.tickets.say(id, words.news(lastNews + number));
    await peace(() => balance(sandbox, followed, firstStatus), timing.lease);
    // Duplicates and late updates appear within this time.
    await pause(timing.lease + timing.settle);
    const account = balance(sandbox, followed, firstStatus);
    await fleet.stop();
    return {
      ...account,
      ...tally(),
      processes: options.processes,
      kills: fleet.kills(),
      exits: fleet.exits(),
      foreign: place.answered(),
      seconds: (performance.now() - begun) / 1000,
      logs: fleet.logs(),
    };
  } finally {
    over.abort();
    await endSpans();
    tally();
    await fleet.stop();
    await sandbox.close();
  }
}

function startBot({ folder: cwd, environment }: Sandbox, { times, mistake }: Play): Child {
  if (times === 1 && mistake === undefined) return startChild('src/main.ts', { cwd, environment });
  const args = [String(times), ...(mistake === undefined ? [] : [mistake])];
  return startChild('test/crash/bot.ts', { cwd, environment, args });
}

/** Tickets, each followed in two places: two channels, or a channel and a thread in which people talk. */
function prepare({ tickets, workspace }: Sandbox, count: number): Promise<readonly Followed[]> {
  for (let number = 0; number < channels; number += 1) {
    workspace.createChannel(`crash-${number}`, ['maya', 'service_tickets']);
  }
  const numbers = Array.from({ length: count }, (_, number) => number);
  return Promise.all(
    numbers.map(async (number) => {
      const ticket = tickets.create({ description: `Crash ${number}` });
      const [channel, other] = [`#crash-${number % channels}`, `#crash-${(number + 3) % channels}`];
      const typed = number % 3 === 0 ? await workspace.type('maya', other, 'Let us talk about it here') : undefined;
      const thread = typed?.kind === 'message' ? typed.ts : undefined;
      const spots: readonly Spot[] = [
        { ticket, channel },
        { ticket, channel: other, thread },
      ];
      return { id: ticket, spots, statuses: [] };
    }),
  );
}

/** Waits until nothing is missing, at most several times as long as recovery from a crash may take. */
async function peace(look: () => Account, lease: number): Promise<void> {
  const end = Date.now() + 15 * lease;
  while (look().verdict.lost > 0 && Date.now() < end) await pause(500);
}
