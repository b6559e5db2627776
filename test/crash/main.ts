import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findPostgres, startPostgres } from '../support/postgres.ts';
import { seedFrom } from './chance.ts';
import { isFound } from './faulty-copy.ts';
import { faultNamed, faults } from './people/faults.ts';
import { isPlanted as isPlantedForPeople, mistakes as mistakesForPeople } from './people/plant.ts';
import { play as playPeople } from './people/play.ts';
import { tableOf as tableOfPeople } from './people/table.ts';
import { isPlanted, mistakes } from './plant.ts';
import { play } from './play.ts';
import { tableOf } from './table.ts';

/** Where the logs of all processes are saved if something was found. */
const logFolder = 'data/crash';

/**
 * The long crash tests, for updates and for people's requests; `updates` or `people` runs one of them. `--real-timing`
 * runs updates with production delays, `--plant` runs one of them with a planted mistake that it must find
 * (docs/crash-tests.md); `--count` sets the number instead of 1,000, `--sqlite` leaves out PostgreSQL.
 *
 * Prints tables of what happened; exits with 1 if anything was lost, duplicated, out of order, falsely reported or
 * unanswered, or if a process ended without being killed.
 */
const { values, positionals } = parseArgs({
  options: {
    'real-timing': { type: 'boolean' },
    sqlite: { type: 'boolean' },
    plant: { type: 'string' },
    count: { type: 'string' },
  },
  allowPositionals: true,
});
const mistake = values.plant;
const parts = ['updates', 'people'] as const;
const forUpdates = mistake !== undefined && isPlanted(mistake) ? mistake : undefined;
const forPeople = mistake !== undefined && isPlantedForPeople(mistake) ? mistake : undefined;
const inSource = mistake === undefined ? undefined : faultNamed(mistake);
if (mistake !== undefined && forUpdates === undefined && forPeople === undefined && inSource === undefined) {
  const names = [...mistakes, ...mistakesForPeople, ...Object.keys(faults)];
  throw new Error(`--plant takes one of ${names.join(', ')}`);
}
if (positionals.some((name) => !(parts as readonly string[]).includes(name))) {
  throw new Error(`there are ${parts.join(' and ')}`);
}
const isWanted = (part: (typeof parts)[number]) => positionals.length === 0 || positionals.includes(part);
const real = values['real-timing'] === true;

const seed = seedFrom(process.env);
const times = real ? 1 : 15;
// A mistake shows soon.
const count = Number(values.count ?? (mistake === undefined ? 1000 : 300));
const say = (line: string) => void process.stdout.write(`${line}\n`);
// Compiled copies, which start in half the time, go there.
const folder = await mkdtemp(join(tmpdir(), 'crash-'));
process.env.TEST_FOLDER ??= folder;

/** The common part of all outcomes. */
interface Played {
  readonly faults: readonly string[];
  readonly exits: readonly string[];
  readonly logs: readonly string[];
}

interface Engine {
  readonly name: string;
  readonly databaseUrl: string;
  readonly processes: number;
}

const found: boolean[] = [];
if (inSource === undefined) await playParts();
else {
  const only = values.sqlite === true ? ['--sqlite'] : [];
  found.push(await isFound(inSource, ['people', '--count', String(count), ...only]));
}
await rm(folder, { recursive: true });
process.exitCode = found.includes(true) ? 1 : 0;

async function playParts(): Promise<void> {
  say(`CRASH_SEED=${seed}, ${times === 1 ? 'the timing of production' : `${times} times faster than in production`}`);
  if (isWanted('updates') && forPeople === undefined) {
    const common = { updates: count, tickets: 24, seed, times, mistake: forUpdates } as const;
    say(tableOf(await onBoth('updates', (engine) => play({ ...common, ...engine }))));
  }
  if (isWanted('people') && forUpdates === undefined && !real) {
    // Faults end when the last instruction begins, so everybody gives several.
    const people = Math.min(24, Math.ceil(count / 4));
    const common = { instructions: count, people, seed, times, mistake: forPeople } as const;
    say(tableOfPeople(await onBoth('people', (engine) => playPeople({ ...common, ...engine }))));
  }
}

async function onBoth<T extends Played>(
  part: string,
  playOn: (engine: Engine) => Promise<T>,
): Promise<ReadonlyMap<string, T>> {
  const outcomes = new Map<string, T>();
  const run = async (engine: Engine) => {
    const outcome = await playOn(engine);
    outcomes.set(engine.name, outcome);
    await report(`${part}-${engine.name}`, outcome);
  };
  // Most of it is waiting: for people, and with production delays.
  if (real || part === 'people') await Promise.all([onSqlite(run), onPostgres(run)]);
  else {
    await onSqlite(run);
    await onPostgres(run);
  }
  return outcomes;
}

async function onSqlite(run: (engine: Engine) => Promise<void>): Promise<void> {
  const databaseUrl = `file:${join(await mkdtemp(join(folder, 'sqlite-')), 'bot.db')}`;
  await run({ name: 'SQLite', databaseUrl, processes: 1 });
}

async function onPostgres(run: (engine: Engine) => Promise<void>): Promise<void> {
  if (values.sqlite === true) return;
  const programs = findPostgres();
  if (programs === undefined) {
    say('PostgreSQL is not installed: left out.');
    return;
  }
  const server = await startPostgres(programs);
  await run({ name: 'PostgreSQL', databaseUrl: await server.createDatabase(), processes: 3 });
  await server.stop();
}

async function report(name: string, { faults, exits, logs }: Played): Promise<void> {
  found.push(faults.length + exits.length > 0);
  for (const end of exits) say(`${name}: a process ended by itself:\n${end}`);
  if (faults.length === 0) return;
  await mkdir(logFolder, { recursive: true });
  await Promise.all(logs.map((log, number) => writeFile(join(logFolder, `${name}-${number}.log`), log)));
  say(`${name}:\n${faults.join('\n')}\nThe logs of all processes are in ${logFolder}.`);
}
