import { afterEach, describe, expect, it } from '@jest/globals';
import { children } from '../support/child.ts';
import { findPostgres, startPostgres, type PostgresServer } from '../support/postgres.ts';
import { closing } from '../support/sandbox.ts';
import { cardOf, repliesOf, replyIn } from '../support/user.ts';

const found = findPostgres();

describe('when PostgreSQL is stopped for a while', () => {
  const open = closing(afterEach);
  const start = children(afterEach);
  let server: PostgresServer | undefined;
  afterEach(() => server?.stop());

  const title = 'the process lives, says so to who asks, and goes on where it was';
  it(found === undefined ? `${title} (not tried: PostgreSQL is not installed)` : title, async () => {
    if (found === undefined) return;
    server = await startPostgres(found);
    const sandbox = await open({ bot: false, databaseUrl: await server.createDatabase() });
    const { workspace, tickets, environment, folder } = sandbox;
    const maya = sandbox.user('maya');
    const bot = start('test/crash/bot.ts', { cwd: folder, environment, args: ['15'] });
    await bot.writes('"ready"');
    const id = tickets.create({ description: 'Followed through an outage' });
    await maya.ask(`/ticket link ${id}`);
    await cardOf(workspace, id);
    tickets.say(id, 'Before');
    await replyIn(workspace, id, 'Before');

    await server.halt();
    tickets.say(id, 'Meanwhile');
    tickets.accept(id);
    for (const command of [`/ticket link ${id}`, `/ticket reply ${id} lost words`]) {
      expect((await maya.ask(command)).text).toContain('before retrying');
    }
    await server.resume();

    await replyIn(workspace, id, 'Meanwhile');
    tickets.say(id, 'After');
    await replyIn(workspace, id, 'After');
    const told = (await repliesOf(workspace, id)).map(({ rawText }) => rawText).join('\n');
    expect(told.match(/Before|Meanwhile|After|With Huawei Cloud|lost words/g)).toEqual([
      'Before',
      'Meanwhile',
      'With Huawei Cloud',
      'After',
    ]);
    expect(tickets.get(id).messages.map(({ text }) => text)).not.toContain('lost words');
  });
});
