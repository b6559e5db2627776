import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, numberIn, type User } from '../support/user.ts';

describe('buttons and shortcuts', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let maya: User;
  let omar: User;

  beforeAll(async () => {
    sandbox = await open();
    maya = sandbox.user('maya');
    omar = sandbox.user('omar');
  });

  /** A new channel with the bot, so that tests do not interfere. */
  const channel = (name: string, bot = true) => {
    sandbox.workspace.createChannel(name, ['ada', 'maya', 'omar', ...(bot ? ['service_tickets'] : [])]);
    return `#${name}`;
  };
  const ticket = (description: string) => sandbox.tickets.create({ description });

  it('the buttons of a card do what the commands do', async () => {
    const place = channel('card');
    const id = ticket('A card with buttons');
    await maya.ask(`/ticket link ${id}`, place);
    const card = { ts: (await cardOf(sandbox.workspace, id, place)).ts, channel: place };
    await maya.opens(card, 'Reply');
    await maya.fills({ 'Your reply': 'By button' });
    await maya.submits();
    await maya.form('sent to ticket');
    await maya.closes();
    expect(sandbox.tickets.get(id).messages.at(-1)?.text).toContain('By button\n\n— ');
    expect((await maya.presses(card, 'Nudge')).text).toContain('Nudged the engineers');
    await maya.opens(card, 'ticket_more', 'Show all messages');
    expect((await maya.form('By button')).text).toContain('A card with buttons');
    await maya.closes();
    channel('card-too');
    await maya.opens(card, 'ticket_more', 'Follow in a channel…');
    await maya.fills({ Channel: '#card-too' });
    await maya.submits();
    await maya.form('followed in');
    await maya.closes();
    await cardOf(sandbox.workspace, id, '#card-too');
    expect((await maya.presses(card, 'ticket_more', 'Stop following here')).text).toContain('no longer followed');
    await omar.opens(card, 'ticket_more', 'Cancel ticket…');
    await omar.form('Work stops');
    await omar.submits();
    await omar.form(' canceled.');
    await omar.closes();
    expect(sandbox.tickets.get(id).status).toBe(4);
  });

  it("the card offers the actions in the console's guide for a status; commands are not limited to them", async () => {
    const place = channel('guide');
    const id = ticket('A ticket on its way');
    await maya.ask(`/ticket link ${id}`, place);
    const offers = async (status: number, ...labels: readonly string[]) => {
      sandbox.tickets.setStatus(id, status);
      await until(
        async () => {
          const { buttons } = await cardOf(sandbox.workspace, id, place);
          const shown = buttons.map(({ label }) => label).filter((label) => ['Close', 'Nudge'].includes(label));
          return shown.join() === labels.join();
        },
        `a card with ${labels.join() || 'neither'} in status ${status}`,
      );
    };
    await offers(1, 'Close', 'Nudge');
    await offers(2, 'Close');
    await offers(17);
    expect((await maya.ask(`/ticket nudge ${id}`, place)).text).toContain('press is not possible in status 17');
    await offers(0, 'Nudge');
  });

  it('all actions are in one modal, from which forms open on top', async () => {
    const id = ticket('A ticket with a hub');
    sandbox.tickets.accept(id);
    await maya.types(`/ticket more ${id}`);
    const actionsMenu = await maya.form('A ticket with a hub');
    expect(actionsMenu.buttons.map(({ label }) => label)).not.toContain('Close…');
    await maya.opens({ view: actionsMenu.id }, 'Nudge');
    await maya.form('Nudged the engineers');
    expect(sandbox.tickets.get(id).urgedAt).toBeDefined();
    await maya.opens({ view: actionsMenu.id }, 'Reply…');
    await maya.fills({ 'Your reply': 'From the hub' });
    await maya.submits();
    await maya.form('sent to ticket');
    await maya.closes();
    expect((await maya.form('More actions')).id).toBe(actionsMenu.id);
    await maya.closes();
    expect(sandbox.tickets.get(id).messages.at(-1)?.text).toContain('From the hub\n\n— ');
  });

  it('the global shortcut opens the same form', async () => {
    expect(await sandbox.workspace.shortcut('maya', 'ticket_create')).toEqual({ ok: true });
    await maya.form('New ticket');
    await maya.field('Product or service');
    await maya.closes();
  });

  it('the message shortcut takes text, link and files, and links the thread', async () => {
    const place = channel('message');
    const { ts } = await sandbox.workspace.upload(
      'maya',
      { channel: place, text: 'It says *no space left* since 9' },
      { name: 'disk.txt', content: 'full' },
    );
    if (ts === undefined) throw new Error('no message');
    await sandbox.workspace.shortcut('maya', 'ticket_create_from_message', { channel: place, ts });
    const description = await maya.field('Description');
    expect(description.value).toContain('no space left');
    expect(description.value).toMatch(/https?:\/\/\S+/);
    const kept = await maya.field('Files to attach');
    expect(kept.options.map(({ text }) => text.text)).toEqual(['disk.txt']);
    await maya.fills({ 'Product or service': 'Elastic Cloud Server' });
    await maya.fills({ 'Problem type': 'Service not available' });
    await maya.fills({ Region: 'CN North-Beijing4' });
    await maya.submits();
    const id = numberIn((await maya.form(':white_check_mark:')).text);
    await maya.closes();
    expect(sandbox.tickets.get(id).messages[0]?.attachments).toHaveLength(1);
    await until(
      () => sandbox.workspace.thread(place, ts).some(({ text }) => text.includes(id)),
      'the card in the thread',
    );
    sandbox.tickets.say(id, 'Seen by the engineer');
    await until(
      () => sandbox.workspace.thread(place, ts).some(({ text }) => text.includes('Seen by the engineer')),
      'news in the thread',
    );
  });

  it('the message shortcut works without the bot in the channel, and says what following requires', async () => {
    const place = channel('shortcut-without', false);
    const { ts } = await sandbox.workspace.upload(
      'maya',
      { channel: place, text: 'Nobody sees this here' },
      { name: 'a.txt', content: 'a' },
    );
    if (ts === undefined) throw new Error('no message');
    await sandbox.workspace.shortcut('maya', 'ticket_create_from_message', { channel: place, ts });
    const form = await maya.form('/invite');
    expect(form.text).toContain("This app isn't in");
    expect((await maya.field('Description')).value).toContain('Nobody sees this here');
    await maya.closes();
  });

  it('always answered in time', () => {
    expect(sandbox.workspace.stats()).toMatchObject({ late: 0, unanswered: 0, failed: 0 });
    for (const name of ['maya', 'omar', 'ada']) expect(sandbox.workspace.screen(name).notices).toEqual([]);
  });
});
