import { afterEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { children } from '../support/child.ts';
import { closing, until } from '../support/sandbox.ts';
import { cardOf, repliesOf, replyIn } from '../support/user.ts';
import { diskKinds, type DiskKind, type FullDisk } from './full-disk.ts';

/** Few enough to fit into one reply. */
const meanwhile = 8;

const kinds = await diskKinds();

if (kinds.length === 0) {
  it('no disk can be filled on this machine: not tested', () => undefined);
} else {
  describe.each(kinds)('when the disk of SQLite is full: $name', testDisk);
}

function testDisk(kind: DiskKind): void {
  const open = closing(afterEach);
  const start = children(afterEach);
  let disk: FullDisk | undefined;
  afterEach(() => disk?.remove());

  it('the process keeps running, reports it, and continues where it was', async () => {
    disk = await kind.make();
    const sandbox = await open({
      bot: false,
      databaseUrl: `file:${join(disk.folder, 'bot.db')}`,
      // Over Socket Mode, with a port only for health checks.
      environment: { PORT: '0' },
    });
    const { workspace, tickets, environment, folder } = sandbox;
    const maya = sandbox.user('maya');
    const bot = start('test/crash/bot.ts', { cwd: folder, environment, args: ['15'] });
    await bot.writes('"ready"');
    const health = `http://127.0.0.1:${/"port":(\d+)/.exec(bot.stdout())?.[1] ?? ''}/healthz`;
    const healthIs = (status: number) =>
      until(async () => (await fetch(health)).status === status, `${status} from healthz`);
    await healthIs(200);
    const id = tickets.create({ description: 'Followed while there is no space' });
    await maya.ask(`/ticket link ${id}`);
    await cardOf(workspace, id);
    tickets.say(id, 'Before');
    await replyIn(workspace, id, 'Before');

    await disk.fill(bot.pid);
    // Enough not to fit into space that the database already has.
    for (let number = 0; number < meanwhile; number += 1) tickets.say(id, `Meanwhile ${number} ${'x'.repeat(10_000)}`);
    await bot.writes('retrying');
    await healthIs(503);
    const other = tickets.create({ description: 'Not followed for want of space' });
    expect((await maya.ask(`/ticket link ${other}`)).text).toContain("database isn't responding");
    await disk.free(bot.pid);
    await healthIs(200);

    await replyIn(workspace, id, 'Meanwhile 0');
    tickets.say(id, 'After');
    await replyIn(workspace, id, 'After');
    const words = (await repliesOf(workspace, id)).map(({ rawText }) => rawText).join('\n');
    expect(words.match(/Before|Meanwhile \d+|After/g)).toEqual([
      'Before',
      ...Array.from({ length: meanwhile }, (_, number) => `Meanwhile ${number}`),
      'After',
    ]);
  });
}
