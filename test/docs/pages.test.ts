import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { variables } from '../../src/config-variables.ts';
import { commandSamples } from '../slack/roles/commands.ts';
import { documentedTable } from '../support/documented.ts';

const page = (path: string) => readFileSync(path, 'utf8');
const named = (text: string) => [...text.matchAll(/`([A-Z]+(?:_[A-Z]+)+|PORT)`/g)].map(([, name]) => name ?? '');

/** What Node reads, and not the app. */
const ofNode = ['NODE_EXTRA_CA_CERTS'];

describe('the front page', () => {
  const readme = page('README.md');

  it('stays a front page', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(130);
  });

  it('names commands and variables that exist', () => {
    const commands = [...readme.matchAll(/`(?:\/ticket|@service_tickets) ([a-z-]+)/g)].map(([, name]) => name);
    expect(commands.filter((name) => !Object.hasOwn(commandSamples, name ?? ''))).toEqual([]);
    expect(named(readme).filter((name) => !Object.hasOwn(variables, name))).toEqual([]);
  });
});

describe('docs/commands.md', () => {
  it('has every command, once', () => {
    const rows = documentedTable('commands.md', 'All commands').map(({ command = '' }) => command.split(' ')[0]);
    expect(rows.toSorted()).toEqual(Object.keys(commandSamples).toSorted());
  });
});

describe('docs/configuration.md', () => {
  it('names every variable, and no other', () => {
    const names = new Set(named(page('docs/configuration.md')));
    expect([...names].filter((name) => !ofNode.includes(name)).toSorted()).toEqual(Object.keys(variables).toSorted());
  });
});

describe('scripts that are printed in the docs', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/operations.md', 'docs/embedded-servers.md'];

  it.each([...pages, 'docs/configuration.md', 'docs/delivery.md', 'docs/figures.md'])('exist: %s', (path) => {
    const { scripts } = JSON.parse(page('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    const used = [...page(path).matchAll(/npm (?:run (?:--silent )?)?([a-z][\w:-]*)/g)].map(([, name]) => name ?? '');
    expect(used.filter((name) => name !== 'ci' && !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

describe('the versions of Node', () => {
  const [, listed = ''] = /node: \[([\d, ]+)\]/.exec(page('.github/workflows/ci.yml')) ?? [];
  const tested = listed.split(', ');

  it('that the workflow tests begin with the oldest that runs', () => {
    const { engines } = JSON.parse(page('package.json')) as { readonly engines: { readonly node: string } };
    expect(engines.node).toMatch(new RegExp(`^>=${tested[0]}\\.`));
  });

  it('have the one that contributors use among them', () => {
    expect(tested).toContain(page('.nvmrc').trim());
  });
});
