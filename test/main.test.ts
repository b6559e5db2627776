import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { children } from './support/child.ts';
import { closing } from './support/sandbox.ts';

describe('the process', () => {
  const open = closing(afterEach);
  const start = children(afterEach);
  const folders: string[] = [];
  afterAll(() =>
    Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))).then(() => undefined),
  );

  async function emptyFolder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'main-'));
    folders.push(folder);
    return folder;
  }

  it('says all that is missing at once, what it is for, and where none is needed', async () => {
    const child = start('src/main.ts', { cwd: await emptyFolder() });
    expect(await child.ended).toBe(1);
    const said = child.stderr();
    for (const name of [
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'SLACK_APP_TOKEN',
      'OSM_ACCESS_KEY',
      'OSM_SECRET_KEY',
    ]) {
      expect(said).toContain(name);
    }
    expect(said).toMatch(/SLACK_BOT_TOKEN is missing: the bot's token/);
    expect(said).toContain('IAM_USER');
    expect(said).toContain('npm run sandbox');
    expect(said).not.toMatch(/\n\s+at /);
  });

  it('ends with the reason where Slack refuses the token', async () => {
    const sandbox = await open({ bot: false });
    const environment = { ...sandbox.environment, SLACK_BOT_TOKEN: 'xoxb-of-nobody' };
    const child = start('src/main.ts', { cwd: sandbox.folder, environment });
    expect(await child.ended).toBe(1);
    expect(child.stderr()).toContain('invalid_auth');
    expect(`${child.stderr()}${child.stdout()}`).not.toContain('xoxb-of-nobody');
  });

  it('ends with the reason where Slack refuses the app token', async () => {
    const sandbox = await open({ bot: false });
    const environment = { ...sandbox.environment, SLACK_APP_TOKEN: 'xapp-of-nobody' };
    const child = start('src/main.ts', { cwd: sandbox.folder, environment });
    expect(await child.ended).toBe(1);
    expect(child.stderr()).toContain('invalid_auth');
  });

  it('waits for a Slack that fails at its start, and ends with 0 when it is asked to stop meanwhile', async () => {
    const sandbox = await open({ bot: false });
    sandbox.workspace.fail({ method: 'auth.test', kind: 'error', error: 'internal_error' });
    const { folder: cwd, environment } = sandbox;
    const stopped = start('src/main.ts', { cwd, environment });
    await stopped.writes('retrying');
    stopped.signal('SIGTERM');
    expect(await stopped.ended).toBe(0);
    const child = start('src/main.ts', { cwd, environment });
    await child.writes('retrying');
    sandbox.workspace.heal();
    await child.writes('"ready"');
  });

  it('ends with the reason where the port is taken', async () => {
    const sandbox = await open({ mode: 'http', bot: false });
    const taken = createServer().listen(0);
    await once(taken, 'listening');
    try {
      const { port } = taken.address() as AddressInfo;
      const child = start('src/main.ts', {
        cwd: sandbox.folder,
        environment: { ...sandbox.environment, PORT: String(port) },
      });
      expect(await child.ended).toBe(1);
      expect(child.stderr()).toContain('EADDRINUSE');
      expect(child.stderr()).toContain(String(port));
    } finally {
      taken.close();
    }
  });

  it('ends with the reason where the database cannot be opened', async () => {
    const sandbox = await open({ bot: false });
    const environment = { ...sandbox.environment, DATABASE_URL: 'postgres://somebody:canary@127.0.0.1:1/none' };
    const child = start('src/main.ts', { cwd: sandbox.folder, environment });
    expect(await child.ended).toBe(1);
    expect(child.stderr()).toMatch(/database/i);
    expect(`${child.stderr()}${child.stdout()}`).not.toContain('canary');
  });

  it('finishes what was begun when it is asked to stop, and ends with 0', async () => {
    const sandbox = await open({ bot: false });
    const maya = sandbox.user('maya');
    const child = start('src/main.ts', { cwd: sandbox.folder, environment: sandbox.environment });
    await child.writes('"ready"');
    const id = sandbox.tickets.create({ description: 'Answered while it stops' });
    sandbox.tickets.latency(700);
    const answer = maya.ask(`/ticket reply ${id} The last words`);
    await sandbox.workspace.waitFor(() => sandbox.workspace.stats().acked === 1);
    child.signal('SIGTERM');
    expect((await answer).text).toContain('sent to ticket');
    expect(await child.ended).toBe(0);
    expect(child.stdout()).toContain('"stopped"');
    expect(sandbox.tickets.get(id).messages.at(-1)?.text).toBe('The last words\n\n— maya (Slack)');
  });
});
