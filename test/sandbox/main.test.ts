import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { children } from '../support/child.ts';

/** Two whole scenarios at the sandbox's own pace. */
const patience = 120_000;

describe('npm run sandbox', () => {
  const start = children(afterEach);
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-main-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const play = (...args: string[]) =>
    start('src/sandbox/main.ts', {
      cwd: folder,
      args: ['--once', '--data', join(folder, 'data'), ...args],
      asWritten: true,
    });

  it(
    'plays the scenario in readable lines, and again on what the first run left',
    async () => {
      const first = play();
      const code = await first.ended;
      expect(first.stderr()).toBe('');
      expect(code).toBe(0);
      expect(first.stdout()).toMatch(/maya +types \/ticket new/);
      expect(first.stdout()).toMatch(/thread .*Processing/);
      expect(first.stdout()).toContain('The scenario is complete.');
      const one = ticketIn(first.stdout());

      const second = play('--http');
      expect(await second.ended).toBe(0);
      const other = ticketIn(second.stdout());
      expect(other).not.toBe(one);
      const workspace = await readFile(join(folder, 'data', 'workspace.json'), 'utf8');
      const tickets = await readFile(join(folder, 'data', 'tickets.json'), 'utf8');
      for (const id of [one, other]) {
        expect(workspace).toContain(`Ticket ${id}`);
        expect(tickets).toContain(`"id":"${id}"`);
      }
      // The bot's link and what it posted are from the first run; it has said nothing about that ticket again.
      const cards = (JSON.parse(workspace) as Saved).channels.flatMap(({ messages }) =>
        messages.filter(({ thread, text }) => thread === undefined && text.includes(`Ticket ${one}`)),
      );
      expect(cards).toHaveLength(1);
    },
    patience,
  );

  it('ends with 1 and the reason where the bot cannot start', async () => {
    const child = play('--database', 'postgres://nobody@127.0.0.1:1/none');
    expect(await child.ended).toBe(1);
    expect(child.stderr()).toContain('The sandbox failed.');
    expect(child.stderr()).toMatch(/database/i);
  });

  it('says that its port is in use and its folder is worked in, and takes the next ones', async () => {
    // Whoever listens there already does as well.
    const before = createServer()
      .listen(4000, '127.0.0.1')
      .on('error', () => undefined);
    const data = join(folder, 'busy');
    await mkdir(data);
    await writeFile(join(data, 'sandbox.pid'), String(process.pid));
    const child = start('src/sandbox/main.ts', { cwd: folder, args: ['--data', data], asWritten: true });
    await child.writes('Slack workspace');
    expect(child.stdout()).toContain(`Another sandbox works in ${data}: this one keeps its state in ${data}-2.`);
    expect(child.stdout()).toContain('Port 4000 is in use: the web page takes the next one.');
    expect(child.stdout()).toMatch(/web page +http:\/\/127\.0\.0\.1:\d+\//);
    expect(child.stdout()).not.toContain('http://127.0.0.1:4000/');
    child.signal('SIGINT');
    expect(await child.ended).toBe(0);
    before.close();
  });

  it('shows its options', async () => {
    const child = start('src/sandbox/main.ts', { cwd: folder, args: ['--help'], asWritten: true });
    expect(await child.ended).toBe(0);
    expect(child.stdout()).toContain('--once');
  });
});

interface Saved {
  readonly channels: readonly {
    readonly messages: readonly { readonly thread?: string; readonly text: string }[];
  }[];
}

function ticketIn(output: string): string {
  const id = /has ticket (\d+)/.exec(output)?.[1];
  if (id === undefined) throw new Error(`no ticket in ${output}`);
  return id;
}
