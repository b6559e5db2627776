import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import ts from 'typescript';
import { ackRows, givenLoadRows, slowApiRows } from './acks.ts';
import { signingRows } from './signing.ts';
import { startupRows } from './startup.ts';
import { tableOf } from './table.ts';

/** Where the figures go, beside the table on standard output. */
const resultFile = 'data/bench.json';

/** The empty app runs as the bot does: as JavaScript, from a folder where its packages are found. */
function compileEmptyApp(): string {
  const { outputText } = ts.transpileModule(readFileSync('test/bench/empty-app.ts', 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true },
  });
  mkdirSync('dist', { recursive: true });
  writeFileSync('dist/bench-empty-app.js', outputText);
  return resolve('dist/bench-empty-app.js');
}

execFileSync(process.execPath, ['node_modules/typescript/bin/tsc'], { stdio: 'inherit' });
const [bot, empty] = [resolve('dist/main.js'), compileEmptyApp()];

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.version}`;
const rows = [
  ...signingRows(),
  ...(await startupRows(bot, empty, 5)),
  ...(await ackRows(bot, empty)),
  ...(await givenLoadRows(bot, empty)),
  ...(await slowApiRows(bot)),
];

process.stdout.write(`${machine}\n\n${tableOf(rows)}\n\nAs JSON: ${resultFile}\n`);
mkdirSync('data', { recursive: true });
writeFileSync(resultFile, `${JSON.stringify({ machine, at: new Date().toISOString(), rows }, null, 2)}\n`);
