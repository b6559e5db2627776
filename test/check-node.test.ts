import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { Linter } from 'eslint';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs the check in a process that takes itself for another version of Node; how that ends, and what it says. */
async function checkedBy(version: string) {
  const script = `Object.defineProperty(process, 'version', { value: '${version}' }); require('./src/check-node.cjs')`;
  try {
    const { stderr } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: root });
    return { code: 0, stderr };
  } catch (error) {
    const { code, stderr } = error as { readonly code: number; readonly stderr: string };
    return { code, stderr };
  }
}

it.each(['v18.20.8', 'v20.9.0', 'v20.18.3'])('Node %s is told which one is needed', async (version) => {
  const stderr = `Node 20.19 or newer is needed; this is ${version}. See https://nodejs.org/\n`;
  expect(await checkedBy(version)).toEqual({ code: 1, stderr });
});

it.each(['v20.19.0', 'v20.20.2', 'v22.0.0', 'v24.1.0'])('Node %s goes on', async (version) => {
  expect(await checkedBy(version)).toEqual({ code: 0, stderr: '' });
});

it('is written in the language of 2015, which every Node of the last ten years reads', () => {
  const languageOptions = { ecmaVersion: 2015, sourceType: 'commonjs' } as const;
  const read = (code: string) => new Linter().verify(code, { languageOptions }).filter(({ fatal }) => fatal);
  expect(read(readFileSync(`${root}src/check-node.cjs`, 'utf8'))).toEqual([]);
  expect(read('process?.version')).toHaveLength(1);
});

it('comes before all that people start', () => {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  for (const name of ['sandbox', 'dev', 'test', 'build', 'start'])
    expect(scripts[`pre${name}`]).toBe('node src/check-node.cjs');
});
