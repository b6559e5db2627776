import { afterAll, describe, expect, it } from '@jest/globals';
import { closing } from '../support/sandbox.ts';
import { cardOf } from '../support/user.ts';

const open = closing(afterAll);

/**
 * Milliseconds that the ticket service takes. Nothing ends, successfully or not, while the test checks what people see.
 */
const slow = 45_000;

describe('a ticket service that takes far longer than people wait', () => {
  it.each(['socket', 'http'] as const)('delays no ack, and everybody sees a response, by %s', async (mode) => {
    const sandbox = await open({ mode, limits: { timeout: 2 * slow } });
    const { workspace, tickets } = sandbox;
    const id = tickets.create({ description: 'Known before it became slow' });
    const [maya, omar, ada] = [sandbox.user('maya'), sandbox.user('omar'), sandbox.user('ada')];
    const liwei = sandbox.user('liwei');
    await maya.ask(`/ticket link ${id}`);
    const card = await cardOf(workspace, id);
    await workspace.upload('maya', { channel: '#support', text: 'From a message' }, { name: 'a.txt', content: 'a' });
    const waiting = (name: string) =>
      workspace.screen(name).ephemerals.filter(({ text }) => text === 'Working on it…').length;
    const before = waiting('maya');
    await ada.fillsNewTicket('Filled in before it became slow');
    tickets.latency(slow);

    // Forms open at once, as a skeleton if their content is not known.
    await maya.types('/ticket new Slow');
    const form = await maya.form('New ticket');
    expect((await maya.field('Description')).value).toBe('Slow');
    const product = form.fields.find(({ label }) => label === 'Product or service');
    await workspace.suggest('maya', form.id, product?.actionId ?? '', 'Elastic');
    await maya.closes();
    await maya.types(`/ticket reply ${id}`);
    await maya.fills({ 'Your reply': 'Slowly' });
    await maya.submits();
    await maya.form('Sending…');
    await maya.closes();
    await omar.types(`/ticket close ${id}`);
    await omar.form('Loading…');
    await omar.closes();
    await omar.opens(card, 'ticket_more', 'Show all messages');
    await omar.form('Loading…');
    await omar.closes();
    await ada.submits();
    await ada.form('Checking your ticket');
    await ada.closes();
    await workspace.shortcut('ada', 'ticket_create');
    await ada.field('Description');
    await ada.closes();
    const message = workspace.channel('#support').messages.at(-1);
    await workspace.shortcut('ada', 'ticket_create_from_message', { channel: '#support', ts: message?.ts ?? '' });
    expect((await ada.field('Description')).value).toContain('From a message');
    await ada.closes();

    // Commands and clicks report progress; anything that does not need the ticket service appears at once.
    const lines = [`show ${id}`, 'list', 'list all words', `reply ${id} Words`, `nudge ${id}`, `link ${id} #general`];
    await Promise.all(lines.map((line) => liwei.types(`/ticket ${line}`)));
    await liwei.opens(card, 'Nudge');
    await workspace.waitFor(() => waiting('liwei') === lines.length + 1, slow / 2, 'a word to each');
    // People whose form already opened get no progress message next to it.
    expect([waiting('maya'), waiting('omar')]).toEqual([before, 0]);
    for (const line of ['help', 'links', 'shwo 1', `unlink ${id}`])
      expect((await ada.ask(`/ticket ${line}`)).text).not.toBe('');
    expect((await ada.ask('/ticket status')).text).toContain('Messages: ');

    expect(workspace.stats()).toMatchObject({ late: 0, unanswered: 0, failed: 0, resent: 0 });
    for (const name of ['maya', 'omar', 'ada', 'liwei']) expect(workspace.screen(name).notices).toEqual([]);
    tickets.heal();
  });
});
