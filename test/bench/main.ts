import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import ts from 'typescript';
import { ackRows, givenLoadRows, slowApiRows, slowestAckRow } from './acks.ts';
import { signingRows } from './signing.ts';
import { pageRows } from './page.ts';
import { startupRows } from './startup.ts';
import { lineOf, missedOf, tableOf, type Row } from './table.ts';
import { callCostRows } from './updates/call-cost.ts';
import { latencyRows } from './updates/latency.ts';
import { cycleRows, deliveryRows, largeRows, soakRows, togetherRows } from './updates/rows.ts';

/** Where the figures are saved, in addition to the table on standard output. */
const resultFile = 'data/bench.json';

/** The empty app runs like the bot: as JavaScript, from a folder where its packages are found. */
function compileEmptyApp(): string {
  const { outputText } = ts.transpileModule(readFileSync('test/bench/empty-app.ts', 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true },
  });
  mkdirSync('dist', { recursive: true });
  writeFileSync('dist/bench-empty-app.js', outputText);
  return resolve('dist/bench-empty-app.js');
}

/** The parts that can be selected by name, in this order; each returns its rows in steps, because some take minutes. */
const parts: Readonly<Record<string, readonly (() => Promise<readonly Row[]>)[]>> = {
  signing: [() => Promise.resolve(signingRows())],
  startup: [() => startupRows(bot, empty, 5)],
  acks: [() => ackRows(bot, empty), () => givenLoadRows(bot, empty), () => slowApiRows(bot)],
  'slow-api': Array.from({ length: 10 }, (_, run) => async () => [await slowestAckRow(bot, run + 1)]),
  polling: [() => callCostRows(), () => latencyRows(bot)],
  updates: [() => cycleRows(bot), () => largeRows(bot), () => deliveryRows(bot)],
  processes: [() => togetherRows(bot)],
  page: [() => pageRows()],
  soak: [() => soakRows(bot)],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: there is ${Object.keys(parts).join(', ')}`);

// The file that `npm start` runs.
execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
const [bot, empty] = [resolve('dist/bin/main.js'), compileEmptyApp()];

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.version}`;

const rows: Row[] = [];
for (const [name, steps] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const step of steps) {
    const measured = await step();
    process.stdout.write(measured.map((row) => `${name}: ${lineOf(row)}\n`).join(''));
    rows.push(...measured);
  }
}

process.stdout.write(`\n${machine}\n\n${tableOf(rows)}\n\nAs JSON: ${resultFile}\n`);
mkdirSync('data', { recursive: true });
writeFileSync(resultFile, `${JSON.stringify({ machine, at: new Date().toISOString(), rows }, null, 2)}\n`);

const missed = missedOf(rows);
if (missed.length > 0) {
  process.stdout.write(`\nMissed bounds:\n${missed.join('\n')}\n`);
  process.exitCode = 1;
}
