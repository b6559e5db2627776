import { join, resolve } from 'node:path';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { startBot } from './bot-process.ts';
import { claimFolder } from './claim-folder.ts';
import { freePort } from './free-port.ts';
import { startPage } from './page/page.ts';
import { playScenario } from './scenario/scenario.ts';
import { StepFailed } from './scenario/play.ts';
import { forget, load, save } from './storage.ts';
import type { Snapshot as TicketSnapshot } from './tickets/state/snapshot.ts';
import { startWorld, type World } from './world.ts';

const usage = `npm run sandbox [-- options]

  --fresh          start over: delete what earlier runs left in the data folder
  --once           end after the scenario: exit code 0, or 1 and the reason where a step did not happen
  --http           connect bot and workspace over signed HTTP requests; Socket Mode where it is left out
  --data FOLDER    where state is kept (data/sandbox)
  --database URL   the bot's database (a file in the data folder)
`;

/**
 * The timing of the sandbox engineer: slow enough to follow, fast enough not to wait for. Accepting posts no message,
 * so a sweep has to see it before the question changes the status again; the bot sweeps every 4 seconds here.
 */
const engineer = { acceptAfter: 2000, askAfter: 6000, answerAfter: 2000, resolveAfter: 3000 };

/** How often the state of both servers is saved, milliseconds. */
const saveEvery = 2000;

/**
 * How many ticket and message numbers each start skips: a killed run may have used some that were not saved, but the
 * bot, whose database is always up to date, knows them.
 */
const skippedNumbers = 1000;

const print = (line: string) => process.stdout.write(`${line}\n`);
const say = (who: string, what: string) => print(`  ${who.padEnd(15)} ${what}`);

const defaultData = 'data/sandbox';

const options = {
  fresh: { type: 'boolean', default: false },
  once: { type: 'boolean', default: false },
  http: { type: 'boolean', default: false },
  data: { type: 'string', default: defaultData },
  database: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

interface Values {
  readonly fresh: boolean;
  readonly once: boolean;
  readonly http: boolean;
  readonly data: string;
  readonly database?: string | undefined;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options });
  if (values.help) {
    print(usage);
    return 0;
  }
  if (values.fresh && values.database !== undefined) {
    throw new Error('--fresh empties only the data folder. Leave out --database, or empty that database yourself.');
  }
  const { folder, taken } = await claimFolder(resolve(values.data));
  if (values.fresh) await forget(folder);
  for (const other of taken) print(`Another sandbox works in ${other}: this one keeps its state in ${folder}.`);
  const hint = startOver(values);
  return run(folder, values, hint).catch((error: unknown) => {
    throw new Error(`${error instanceof Error ? error.message : String(error)}${hint}`, { cause: error });
  });
}

/** Advice if the state of an earlier run may be in the way; empty if it cannot be, or is not ours to delete. */
function startOver({ fresh, data, database }: Values): string {
  if (fresh || database !== undefined) return '';
  return `\nTo start over: npm run sandbox -- --fresh${data === defaultData ? '' : ` --data ${data}`}`;
}

/** Starts both servers, the bot and the page, and plays the scenario. */
async function run(folder: string, values: Values, hint: string): Promise<number> {
  const files = { workspace: join(folder, 'workspace.json'), tickets: join(folder, 'tickets.json') };
  const world = await startWorld({
    mode: values.http ? 'http' : 'socket',
    botPort: await freePort(),
    engineer,
    snapshots: {
      workspace: await load(files.workspace),
      tickets: later((await load(files.tickets)) as TicketSnapshot | undefined),
    },
  });
  // One after the other: parallel writes would go to the same file.
  let kept = Promise.resolve();
  const keep = () =>
    (kept = kept.then(async () => {
      await save(files.workspace, world.workspace.snapshot());
      await save(files.tickets, world.tickets.snapshot());
    }));
  const logFile = join(folder, 'bot.log');
  const databaseUrl = values.database ?? `file:${join(folder, 'bot.db')}`;
  const bot = await startBot(folder, logFile, { ...world.environment, DATABASE_URL: databaseUrl }).catch(
    async (error: unknown) => {
      await world.close();
      throw error;
    },
  );
  const page = await startPage({
    workspace: world.workspace.control,
    tickets: world.tickets.control,
    journal: world.journal,
    port: values.once ? 0 : 4000,
  });
  await keep();
  const saver = setInterval(() => {
    keep().catch((error: unknown) => print(`The state could not be written down. ${String(error)}`));
  }, saveEvery);

  for (const port of page.taken) print(`Port ${port} is in use: the web page takes the next one.`);
  print('The sandbox is running:');
  say('web page', page.url);
  say('ticket service', world.tickets.url);
  say('Slack workspace', world.workspace.apiUrl);
  say('bot', `connected over ${values.http ? 'HTTP' : 'Socket Mode'}, log in ${logFile}`);
  try {
    return await play(world, bot.ended, { once: values.once, page: page.url, hint });
  } finally {
    clearInterval(saver);
    await page.close();
    await bot.stop();
    await keep();
    await world.close();
  }
}

/** The state of the ticket service, with its next numbers moved past those that the bot may know. */
function later(snapshot: TicketSnapshot | undefined): TicketSnapshot | undefined {
  return snapshot && { ...snapshot, sequence: snapshot.sequence + skippedNumbers };
}

/** Plays the scenario; then, unless asked to end, waits for Ctrl-C, which also ends the scenario. */
async function play(
  world: World,
  botEnded: Promise<string>,
  { once, page, hint }: { readonly once: boolean; readonly page: string; readonly hint: string },
): Promise<number> {
  const stop = interrupted();
  const died = botEnded.then((words) => Promise.reject(new Error(words)));
  died.catch(() => undefined);
  const stage = { tickets: world.tickets.control, workspace: world.workspace.control };
  print('\nThe scenario:');
  try {
    const stopped = stop.then(() => 'stopped' as const);
    if ((await Promise.race([playScenario(stage, say), died, stopped])) === 'stopped') return 0;
    print('\nThe scenario is complete.');
  } catch (error) {
    if (once || !(error instanceof StepFailed)) throw error;
    print(`\nThe scenario stopped. ${error.message}${hint}`);
  }
  if (once) return 0;
  print(`Go on in the browser: ${page}\nRunning until Ctrl-C.`);
  await Promise.race([stop, died]);
  return 0;
}

async function interrupted(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`\nThe sandbox failed. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
