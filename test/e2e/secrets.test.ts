import { afterAll, afterEach, expect, it } from '@jest/globals';
import { playScenario } from '../../src/sandbox/scenario/scenario.ts';
import { openDatabase } from '../../src/store/database.ts';
import { databases } from '../support/databases.ts';
import {
  closing,
  credential,
  scenarioEngineer,
  secrets,
  type Sandbox,
  type SandboxOptions,
} from '../support/sandbox.ts';

const open = closing(afterEach);
/** Everything that anybody could read: the unredacted log, the workspace, and the database. */
async function everythingIn(sandbox: Sandbox): Promise<string> {
  const database = await openDatabase(sandbox.environment.DATABASE_URL ?? '');
  const tables = ['lease', 'poll_group', 'ticket', 'link', 'event', 'delivery', 'seen', 'audit', 'cache'] as const;
  const rows = await Promise.all(tables.map((table) => database.db.selectFrom(table).selectAll().execute()));
  await database.close();
  const { workspace } = sandbox;
  const seen = workspace.people().map(({ name }) => workspace.screen(name));
  const channels = workspace.channels().map(({ id }) => workspace.channel(id));
  return [...sandbox.log, JSON.stringify([rows, seen, channels, workspace.requests()])].join('\n');
}

/** Searching for something absent is meaningful only if the search would find it. */
function expectNone(everything: string, hidden: readonly string[]): void {
  for (const word of ['ticket_update', '"level":20', '"level":50']) {
    expect(everything.includes(word) ? word : 'none').toBe(word);
  }
  for (const secret of hidden) {
    expect(everything.includes(secret) ? `found ${secret}` : 'none').toBe('none');
  }
}

async function goesThroughTrouble(sandbox: Sandbox): Promise<void> {
  const { tickets, workspace } = sandbox;
  const maya = sandbox.user('maya');
  for (const kind of ['500', 'html', 'drop', 'truncated', 'timeout', 'business'] as const) {
    tickets.fail({ kind, times: 4 });
    await maya.ask('/ticket list all');
    tickets.heal();
  }
  for (const kind of ['500', 'drop', '429'] as const) {
    workspace.fail({ method: '*', kind, times: 2 });
    await workspace.type('maya', '#support', '/ticket links');
    workspace.heal();
  }
  tickets.revokeTokens();
  await maya.ask('/ticket list all');
  workspace.fail({ method: 'files.download', kind: '500', times: 1 });
  await maya.fillsNewTicket('With a file that does not come');
  await maya.attaches({ name: 'a.txt', content: 'a' });
  await maya.submits();
  await maya.form('get a file from Slack');
  await maya.closes();
  workspace.revokeToken();
  await workspace.type('maya', '#support', '@service_tickets list');
  workspace.restoreToken();
}

const databasePassword = 'canary-database-password';
const engines = databases();
afterAll(() => Promise.all(engines.map((engine) => engine.cleanup())).then(() => undefined));

const withKey: SandboxOptions = { environment: { OSM_SECURITY_TOKEN: secrets.securityToken } };
const withToken: SandboxOptions = {
  environment: {
    OSM_ACCESS_KEY: undefined,
    OSM_SECRET_KEY: undefined,
    IAM_USER: credential.user.name,
    IAM_PASSWORD: secrets.password,
    IAM_DOMAIN: credential.user.domain,
  },
};

it.each([
  ['a temporary access key, by Socket Mode', withKey],
  ['a token of IAM, by HTTP', { ...withToken, mode: 'http' as const }],
])('no secret is in any log line, message, view or row: %s', async (_, options) => {
  // PostgreSQL if it is installed, since only a server has a password.
  const url = await engines.at(-1)?.url();
  const databaseUrl = url?.replace('//postgres@', `//postgres:${databasePassword}@`);
  const sandbox = await open({
    ...options,
    databaseUrl,
    engineer: scenarioEngineer,
    hideSecrets: false,
    limits: { timeout: 500, attempts: 2 },
  });
  await playScenario(sandbox, () => undefined);
  await goesThroughTrouble(sandbox);
  await sandbox.settled();
  await sandbox.stopBot();
  const everything = await everythingIn(sandbox);
  expectNone(everything, [...Object.values(secrets), databasePassword]);
  // Prefix of the embedded IAM's tokens.
  expect(/MIIS[\w-]{20}/.test(everything)).toBe(false);
});
