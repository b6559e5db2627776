import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from '@jest/globals';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Faults that are planted, by the file in which they stand. */
const planted = {
  'src/slack/kit/planted.ts': [
    "import { cut } from '../text/cut.ts';",
    "import { text } from '../payload.ts';",
    "import type { Texts } from '../../locales/index.ts';",
    "import { encodeMetadata } from '../interaction/metadata.ts';",
    "import type { Feature } from '../labels/index.ts';",
    "export const view = { type: 'modal' };",
  ],
  'src/slack/interaction/planted.ts': [
    "import { plain } from '../kit/elements.ts';",
    "import { createInbox } from '../middleware/inbox.ts';",
    "import type { FormState } from '../create/form/state.ts';",
    "import { troubleOf } from '../delivery/poster.ts';",
    "import { modal } from '../kit/modal.ts';",
  ],
  'src/slack/labels/planted-view.ts': [
    "import { modal } from '../kit/modal.ts';",
    "export const view = modal(texts, { callback: 'labels' });",
    "export const byHand = { type: 'modal', callback_id: 'labels' };",
  ],
  'src/slack/labels/planted.ts': [
    "import { createApp } from '../../app.ts';",
    "export const view = { type: 'modal' };",
  ],
} as const;

type Planted = keyof typeof planted;

/** The rules that the project has for these files, without those that need the types of files that exist. */
const lint = `
  import { ESLint, Linter } from 'eslint';
  import tseslint from 'typescript-eslint';
  const eslint = new ESLint();
  const said = {};
  for (const [file, lines] of Object.entries(${JSON.stringify(planted)})) {
    const { rules } = await eslint.calculateConfigForFile(file);
    const own = ['@typescript-eslint/no-restricted-imports', 'no-restricted-syntax'].filter((name) => name in rules);
    const config = {
      files: ['**/*.ts'],
      languageOptions: { parser: tseslint.parser },
      plugins: { '@typescript-eslint': tseslint.plugin },
      rules: Object.fromEntries(own.map((name) => [name, rules[name]])),
    };
    said[file] = new Linter().verify(lines.join('\\n'), config, file).map(({ line, message }) => [line, message]);
  }
  console.log(JSON.stringify(said));`;

const results = z.record(z.string(), z.array(z.tuple([z.number(), z.string()])));

let said: z.infer<typeof results>;

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', lint], {
    cwd: root,
  });
  said = results.parse(JSON.parse(stdout));
});

/** The lines in which a fault is found. */
const found = (file: Planted) => said[file]?.map(([line]) => line);

it('finds what stands below and leans on what stands above', () => {
  expect(found('src/slack/kit/planted.ts')).toEqual([4, 5, 6]);
  expect(found('src/slack/interaction/planted.ts')).toEqual([2, 3, 4, 5]);
  expect(said['src/slack/kit/planted.ts']?.[0]?.[1]).toContain('slack/kit stands on text/, payload.ts only.');
});

it('finds modals that are made by hand, and those that are no view', () => {
  expect(found('src/slack/labels/planted-view.ts')).toEqual([3]);
  expect(found('src/slack/labels/planted.ts')).toEqual([1, 2]);
});
