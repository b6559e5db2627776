import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, repliesOf, replyIn } from '../support/user.ts';

const open = closing(afterAll);

describe('a channel that follows new tickets', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await open();
  });

  const posts = (channel: string) =>
    sandbox.workspace.channel(channel).messages.filter(({ text }) => text.includes('Ticket'));

  function channel(name: string): string {
    sandbox.workspace.createChannel(name, ['omar', 'maya', 'service_tickets']);
    return `#${name}`;
  }

  it("gets the card of a ticket opened in the console, once, and the engineer's answers in its thread", async () => {
    const place = channel('all-new');
    const [, other] = [sandbox.tickets.create({ description: 'Older than the wish' }), channel('some-new')];
    expect((await sandbox.user('omar').ask('/ticket follow', place)).text).toContain('All new tickets');
    await sandbox.user('omar').ask('/ticket follow product:volume', other);
    const id = sandbox.tickets.create({ description: 'Made in the console' });
    await cardOf(sandbox.workspace, id, place);
    sandbox.tickets.answer(id, 'We are on it');
    await replyIn(sandbox.workspace, id, 'We are on it', place);
    const next = sandbox.tickets.create({ description: 'Made a little later' });
    await cardOf(sandbox.workspace, next, place);
    expect(posts(place)).toHaveLength(2);
    const replies = (await repliesOf(sandbox.workspace, id, place)).map(({ text }) => text).join('\n');
    expect(replies.split('We are on it')).toHaveLength(2);
    // The description is on the card, and is not news.
    expect(replies).not.toContain('Made in the console');
    expect(posts(other)).toEqual([]);
    const links = (await sandbox.user('maya').ask('/ticket links', place)).text;
    expect(links).toContain('All new tickets');
    expect(links).toContain('product:volume');
  });

  it('gets one card for a ticket that somebody opens there through the bot', async () => {
    const place = channel('both-ways');
    await sandbox.user('omar').ask('/ticket follow', place);
    const id = await sandbox.user('maya').createsTicket('Created where new tickets are followed', place);
    await cardOf(sandbox.workspace, id, place);
    const later = sandbox.tickets.create({ description: 'Shows that the list was read since' });
    await cardOf(sandbox.workspace, later, place);
    expect(posts(place).filter(({ text }) => text.includes(id))).toHaveLength(1);
  });

  it('can be set by operators only, with an optional filter', async () => {
    const place = channel('refused');
    const maya = await sandbox.user('maya').ask('/ticket follow', place);
    expect(maya.text).toContain('can do this. Ask');
    const wrong = await sandbox.user('omar').ask('/ticket follow severity:high', place);
    expect(wrong.text).toContain('no filter “severity:”');
    expect((await sandbox.user('omar').ask('/ticket unfollow', place)).text).toContain("aren't posted in");
  });

  it('gets nothing more afterwards', async () => {
    const place = channel('ended');
    const omar = sandbox.user('omar');
    await omar.ask('/ticket follow', place);
    expect((await omar.ask('/ticket unfollow', place)).text).toContain('no longer posted');
    const id = sandbox.tickets.create({ description: 'After the end' });
    await cardOf(sandbox.workspace, id, '#all-new');
    expect(posts(place)).toEqual([]);
  });

  it('pauses links that Slack refuses, after one attempt for each', async () => {
    const place = channel('left');
    await sandbox.user('omar').ask('/ticket follow', place);
    sandbox.workspace.removeBot(place);
    sandbox.tickets.create({ description: 'For a channel without the bot' });
    await until(() => sandbox.log.some((line) => line.includes('link paused')), 'the suspension');
    expect(sandbox.log.filter((line) => line.includes('link paused'))).toHaveLength(1);
  });
});

it('gets the cards of tickets that were opened while the bot was stopped', async () => {
  const sandbox = await open();
  await sandbox.user('omar').ask('/ticket follow');
  const first = sandbox.tickets.create({ description: 'Before the stop' });
  await cardOf(sandbox.workspace, first);
  await sandbox.stopBot();
  const ids = ['One', 'Two', 'Three'].map((description) => sandbox.tickets.create({ description }));
  await sandbox.startBot();
  for (const id of ids) await cardOf(sandbox.workspace, id);
  const roots = sandbox.workspace.channel('#support').messages.map(({ text }) => text);
  for (const id of [first, ...ids]) expect(roots.filter((text) => text.includes(id))).toHaveLength(1);
});
