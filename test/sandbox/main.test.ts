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
      expect(first.stdout()).toMatch(/thread .*With Huawei Cloud/);
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

  it(
    'plays to the end after runs that were stopped at any step, and starts over where it is told to',
    async () => {
      const data = join(folder, 'stopped');
      const run = (...args: string[]) =>
        start('src/sandbox/main.ts', { cwd: folder, args: ['--data', data, ...args], group: true, asWritten: true });
      const killAt = async (words: string) => {
        const child = run();
        await child.writes(words);
        child.signal('SIGKILL');
        await child.ended;
      };
      const stopAt = async (words: string, ...args: string[]) => {
        const child = run(...args);
        await child.writes(words);
        child.signal('SIGINT');
        expect(await child.ended).toBe(0);
        expect(child.stdout()).not.toContain('The scenario is complete.');
        // Ctrl-C reaches the sandbox and everything that it started; the bot still stops in order.
        expect(await readFile(join(data, 'bot.log'), 'utf8')).toMatch(/"message":"stopped"\}\n$/);
        return child.stdout();
      };
      await stopAt('adds the file');
      await killAt('submits the form');
      const one = ticketIn(await stopAt('has ticket'));
      // From here on, an open ticket has the very words that Maya opens hers with.
      await stopAt('presses “Close”', '--once');
      const last = run('--once');
      const code = await last.ended;
      expect(last.stderr()).toBe('');
      expect(code).toBe(0);
      expect(last.stdout()).toMatch(/bot .*Already reported\?/);
      const tickets = () => readFile(join(data, 'tickets.json'), 'utf8');
      expect(await tickets()).toContain(`"id":"${one}"`);

      // What no scenario can be played on: nobody is in the channel.
      const path = join(data, 'workspace.json');
      const workspace = JSON.parse(await readFile(path, 'utf8')) as Saved;
      const channels = workspace.channels.map((channel) => ({ ...channel, members: [] }));
      await writeFile(path, JSON.stringify({ ...workspace, channels }));
      const failed = run('--once');
      expect(await failed.ended).toBe(1);
      expect(failed.stderr()).toMatch(/Maya opens the form: .*\n/);
      expect(failed.stderr()).toContain(`\nTo start over: npm run sandbox -- --fresh --data ${data}\n`);
      await stopAt('has ticket', '--fresh');
      expect((await tickets()).match(/"problemTypeId"/g)).toHaveLength(1);
    },
    patience * 3,
  );

  it('offers to start over if what is left cannot be read, and empties no other database', async () => {
    const help = start('src/sandbox/main.ts', { cwd: folder, args: ['--help'], asWritten: true });
    expect(await help.ended).toBe(0);
    expect(help.stdout()).toContain('--fresh');
    const data = join(folder, 'damaged');
    await mkdir(data);
    await writeFile(join(data, 'tickets.json'), '{"sequence": ');
    const damaged = start('src/sandbox/main.ts', { cwd: folder, args: ['--data', data], asWritten: true });
    expect(await damaged.ended).toBe(1);
    expect(damaged.stderr()).toMatch(/tickets\.json cannot be read\. .*\nTo start over: npm run sandbox -- --fresh/);
    const child = play('--fresh', '--database', 'postgres://nobody@127.0.0.1:1/none');
    expect(await child.ended).toBe(1);
    expect(child.stderr()).toContain('--fresh empties only the data folder.');
  });

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
