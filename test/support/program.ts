import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';

const root = join(import.meta.dirname, '../..');

/** Where there is what tests start as processes of their own. */
const folders = ['src', 'test/support', 'test/crash'];

/**
 * Answers what Node is told to run a file (below the repository's root). In a run of Jest that is a translation, which starts
 * in half the time that a loader takes; elsewhere the file, by tsx.
 */
export function runnable(file: string): readonly string[] {
  const run = process.env.TEST_FOLDER;
  return run === undefined ? asWritten(file) : [join(translation(run), inJavaScript(file))];
}

/** The same for a file that starts others by their names. */
export function asWritten(file: string): readonly string[] {
  return ['--import', import.meta.resolve('tsx'), join(root, file)];
}

/** Its types do not know `rewriteRelativeImportExtensions` yet. */
const options = {
  swcrc: false,
  jsc: { target: 'es2023', parser: { syntax: 'typescript' }, rewriteRelativeImportExtensions: true },
  module: { type: 'nodenext' },
} as const;

/** The translation of a run, which is made by whoever needs it first. */
function translation(run: string): string {
  const done = join(run, 'program');
  if (existsSync(done)) return done;
  const draft = mkdtempSync(`${done}-`);
  for (const folder of folders) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('.ts') && !name.endsWith('.d.ts')) translate(join(folder, name), draft);
    }
  }
  writeFileSync(join(draft, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(root, 'node_modules'), join(draft, 'node_modules'));
  try {
    renameSync(draft, done);
  } catch (error) {
    // Somebody else was faster.
    rmSync(draft, { recursive: true });
    if (!existsSync(done)) throw error;
  }
  return done;
}

function translate(file: string, to: string): void {
  const { code } = transformSync(readFileSync(join(root, file), 'utf8'), { ...options, filename: file });
  const path = join(to, inJavaScript(file));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}

const inJavaScript = (file: string): string => file.replace(/\.ts$/, '.js');
