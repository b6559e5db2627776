import { afterEach, describe, expect, it } from '@jest/globals';
import { peopleLimits } from '../../src/osm/on-behalf.ts';
import { children } from '../support/child.ts';
import { closing, until } from '../support/sandbox.ts';

const people = ['ada', 'maya', 'omar', 'liwei', 'gina'];

describe('with many requests at once', () => {
  const open = closing(afterEach);
  const start = children(afterEach);

  it.each([
    { commands: 500, heap: 96 },
    { commands: 10_000, heap: 512 },
  ])(
    '$commands commands do not end a process with a heap of $heap MB',
    async ({ commands, heap }) => {
      const sandbox = await open({ bot: false });
      const { tickets, workspace, folder: cwd } = sandbox;
      for (let n = 0; n < 300; n += 1) tickets.create({ description: `Ticket ${n} ${'says a lot '.repeat(90)}` });
      const environment = { ...sandbox.environment, NODE_OPTIONS: `--max-old-space-size=${heap}` };
      const child = start('src/main.ts', { cwd, environment });
      await child.writes('"ready"');
      const words: string[] = [];
      void child.ended.then(() => words.push(child.stderr().slice(-2000)));
      const typed = Array.from({ length: commands }, (_, n) =>
        workspace.type(people[n % people.length] ?? '', '#support', '/ticket list'),
      );
      await Promise.allSettled(typed);
      expect(words).toEqual([]);
      await until(
        async () => words.length > 0 || (await sandbox.user('maya').ask('/ticket list')).text.includes('Ticket'),
        'a list',
        60_000,
      );
      expect(words).toEqual([]);
    },
    180_000,
  );

  it('a guest who asks for 300 tickets does not block the ticket service for others', async () => {
    const sandbox = await open({ limits: { people: peopleLimits }, environment: { ROLE_GUESTS: 'viewer' } });
    const { tickets, workspace } = sandbox;
    const ids = Array.from({ length: 300 }, (_, n) => tickets.create({ description: `Ticket ${n}` }));
    tickets.resetRequests();
    await Promise.all(ids.map((id) => workspace.type('gina', '#support', `/ticket show ${id}`)));
    expect((await sandbox.user('maya').ask(`/ticket show ${ids[0]}`)).text).toContain('Ticket 0');
    await sandbox.settled();
    const { showCaseDetail = 0, listMessages = 0 } = tickets.requests().counts;
    expect(showCaseDetail + listMessages).toBeLessThan(60);
    const said = workspace.screen('gina').ephemerals.map(({ text }) => text);
    expect(said.filter((text) => text.includes('Try again in a minute'))).toHaveLength(280);
    expect(said.filter((text) => text.includes('Ticket'))).toHaveLength(20);
  }, 60_000);
});
