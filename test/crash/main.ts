import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findPostgres, startPostgres } from '../support/postgres.ts';
import { seedFrom } from './chance.ts';
import { isPlanted, mistakes } from './plant.ts';
import { play, type Outcome, type Play } from './play.ts';
import { tableOf } from './table.ts';

/** Where the logs of all processes go where something was found. */
const logFolder = 'data/crash';

/**
 * The long form of the crash test: `--real-timing` plays it with the waits of production, `--plant` with a mistake in the bot,
 * which it has to find. Prints a table of what happened; ends with 1 where anything was lost, doubled, out of order or falsely ended, or a
 * process ended that nobody killed.
 */
const { values } = parseArgs({ options: { 'real-timing': { type: 'boolean' }, plant: { type: 'string' } } });
const mistake = values.plant;
if (mistake !== undefined && !isPlanted(mistake)) throw new Error(`--plant takes one of ${mistakes.join(', ')}`);

const seed = seedFrom(process.env);
const times = values['real-timing'] === true ? 1 : 15;
// A mistake shows itself soon.
const updates = mistake === undefined ? 1000 : 300;
const common = { updates, tickets: 24, seed, times, mistake } as const;
const say = (line: string) => void process.stdout.write(`${line}\n`);
say(`CRASH_SEED=${seed}, ${times === 1 ? 'the timing of production' : `${times} times faster than in production`}`);

const outcomes = new Map<string, Outcome>();
if (times === 1) {
  // Nearly all of it is waiting.
  await Promise.all([onSqlite(), onPostgres()]);
} else {
  await onSqlite();
  await onPostgres();
}
say(tableOf(outcomes));
const found = [...outcomes.values()].some(({ faults, exits }) => faults.length + exits.length > 0);
process.exitCode = found ? 1 : 0;

async function onSqlite(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'crash-'));
  await run('SQLite', { ...common, databaseUrl: `file:${join(folder, 'bot.db')}`, processes: 1 });
  await rm(folder, { recursive: true });
}

async function onPostgres(): Promise<void> {
  const programs = findPostgres();
  if (programs === undefined) {
    say('PostgreSQL is not installed: left out.');
    return;
  }
  const server = await startPostgres(programs);
  await run('PostgreSQL', { ...common, databaseUrl: await server.createDatabase(), processes: 3 });
  await server.stop();
}

async function run(engine: string, options: Play): Promise<void> {
  const outcome = await play(options);
  outcomes.set(engine, outcome);
  for (const end of outcome.exits) say(`${engine}: a process ended by itself:\n${end}`);
  if (outcome.faults.length === 0) return;
  await mkdir(logFolder, { recursive: true });
  await Promise.all(outcome.logs.map((log, number) => writeFile(join(logFolder, `${engine}-${number}.log`), log)));
  say(`${engine}:\n${outcome.faults.join('\n')}\nThe logs of all processes are in ${logFolder}.`);
}
