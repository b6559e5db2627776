import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));

const files = {
  'one.ts': "import type { Two } from './two.ts';\nexport type One = Two;\n",
  'two.ts': "import { three } from './three.ts';\nexport type Two = typeof three;\n",
  'three.ts': "export type { One } from './one.ts';\nexport const three = 3;\n",
  'outside.ts': "import type { One } from './one.ts';\nexport const known: One = 3;\n",
  'packages.ts': [
    "import fs from 'node:fs';",
    "import 'zod/v4';",
    "import '@slack/bolt';",
    "import 'eslint';",
    "import type { Comment } from 'estree';",
    "export const late: Comment | unknown = [fs, import('acorn')];\n",
  ].join('\n'),
  'tsconfig.json': '{ "include": ["."] }',
  'eslint.config.js': `
    import tseslint from 'typescript-eslint';
    import imports from '${root}lint/imports.js';
    export default {
      files: ['*.ts'],
      plugins: { imports },
      languageOptions: { parser: tseslint.parser, parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
      rules: { 'imports/no-cycle': 'error', 'imports/no-extraneous-dependencies': 'error' },
    };`,
};

const results = z.array(
  z.object({ filePath: z.string(), messages: z.array(z.object({ line: z.number(), message: z.string() })) }),
);

let folder: string;
const said = new Map<string, readonly string[]>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lint-imports-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, text] of Object.entries({ ...files, 'package.json': '{ "type": "module" }' }))
    writeFileSync(join(folder, name), text);
  const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
  const { stdout } = await promisify(execFile)(process.execPath, [eslint, '--format', 'json', '.'], {
    cwd: folder,
  }).catch((error: unknown) => error as { readonly stdout: string });
  for (const { filePath, messages } of results.parse(JSON.parse(stdout)))
    said.set(
      filePath.slice(folder.length + 1),
      messages.map(({ line, message }) => `${line}: ${message.replaceAll(`${folder}/`, '')}`),
    );
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('finds a cycle that goes through an import of types and a passed-on type, in each file of it', () => {
  expect(said.get('one.ts')).toEqual(['1: This import leads back to this file: two.ts -> three.ts -> one.ts.']);
  expect(said.get('two.ts')).toEqual(['1: This import leads back to this file: three.ts -> one.ts -> two.ts.']);
  expect(said.get('three.ts')).toEqual(['1: This import leads back to this file: one.ts -> two.ts -> three.ts.']);
  expect(said.get('outside.ts')).toEqual([]);
});

it('finds packages that package.json does not declare for production, also of types and late ones', () => {
  const of = (line: number, name: string) => `${line}: '${name}' is not among the dependencies of package.json.`;
  expect(said.get('packages.ts')).toEqual([of(4, 'eslint'), of(5, 'estree'), of(6, 'acorn')]);
});
