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

/** Folders with files that tests start as processes. */
const folders = ['src', 'test/support', 'test/crash'];

/**
 * The arguments with which Node runs a file (below the repository's root). In a Jest run, that is a compiled copy,
 * which starts twice as fast as a loader; otherwise the file itself, with tsx.
 */
export function runnable(file: string): readonly string[] {
  const run = process.env.TEST_FOLDER;
  return run === undefined ? asWritten(file) : [join(translation(run), inJavaScript(file))];
}

/** The same for a file that starts others by name. */
export function asWritten(file: string): readonly string[] {
  return ['--import', import.meta.resolve('tsx'), join(root, file)];
}

/** The types do not know `rewriteRelativeImportExtensions` yet. */
const options = {
  swcrc: false,
  jsc: { target: 'es2023', parser: { syntax: 'typescript' }, rewriteRelativeImportExtensions: true },
  module: { type: 'nodenext' },
} as const;

/** The compiled copy of a run, made by the first caller. */
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
    // Another process was faster.
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
