import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, type Sandbox } from '../support/sandbox.ts';
import { cardOf, replyIn, repliesOf, type User } from '../support/user.ts';

describe('the commands', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let maya: User;
  let omar: User;
  let ada: User;

  beforeAll(async () => {
    sandbox = await open();
    maya = sandbox.user('maya');
    omar = sandbox.user('omar');
    ada = sandbox.user('ada');
  });

  /** A new channel with the bot, so that tests do not interfere. */
  const channel = (name: string, bot = true) => {
    sandbox.workspace.createChannel(name, ['ada', 'maya', 'omar', ...(bot ? ['service_tickets'] : [])]);
    return `#${name}`;
  };
  const ticket = (description: string) => sandbox.tickets.create({ description });

  it('help shows every command, also without arguments, and details for one', async () => {
    const help = await maya.ask('/ticket help');
    for (const name of [
      'new',
      'list',
      'show',
      'reply',
      'close',
      'cancel',
      'nudge',
      'delete',
      'link',
      'unlink',
      'links',
    ]) {
      expect(help.text).toContain(`/ticket ${name}`);
    }
    expect((await maya.ask('/ticket')).text).toBe(help.text);
    const one = await maya.ask('/ticket help list');
    expect(one.text).toContain('/ticket list [open|closed|mine|all|@name] [words]');
    expect(one.text).not.toContain('/ticket nudge');
  });

  it('an unknown command suggests the nearest one, with a button if that changes nothing', async () => {
    const id = ticket('A question that is looked for');
    const answer = await maya.ask(`/ticket shwo ${id}`);
    expect(answer.text).toContain('Did you mean `/ticket show`?');
    expect((await maya.presses(answer, 'Run show')).text).toContain('A question that is looked for');
    const harmful = await maya.ask(`/ticket nudgee ${id}`);
    expect(harmful.text).toContain('Did you mean `/ticket nudge`?');
    expect(harmful.buttons).toEqual([]);
    expect((await maya.ask('/ticket <!channel> `*${id}* in #here, set up by @maya`')).rawText).not.toContain(
      '<!channel>',
    );
  });

  it('new opens the form with the text in it, and creates and follows the ticket', async () => {
    const place = channel('new');
    await maya.types('/ticket new The disk is <b>full</b> & slow', place);
    expect((await maya.field('Description')).value).toBe('The disk is <b>full</b> & slow');
    await maya.closes();
    await sandbox.settled();
    await maya.types('/ticket new', place);
    expect((await maya.form('restored')).text).toContain('Start over');
    expect((await maya.field('Description')).value).toBe('The disk is <b>full</b> & slow');
    await sandbox.workspace.click('maya', { view: sandbox.workspace.modal('maya')?.id ?? '' }, 'Start over');
    await sandbox.settled();
    expect((await maya.field('Description')).value).toBeNull();
    await maya.closes();
    const id = await maya.createsTicket('All disks are full', place);
    expect(sandbox.tickets.get(id)).toMatchObject({ description: 'All disks are full', regionId: 'cn-north-4' });
    expect((await cardOf(sandbox.workspace, id, place)).text).toContain('All disks are full');
  });

  it('list has pages, keeps its scope, and searches for words', async () => {
    const ids = Array.from({ length: 14 }, (_, number) => ticket(`Paging apples number ${number}`));
    sandbox.tickets.setStatus(ids[0] ?? '', 3);
    const first = await maya.ask('/ticket list open apples');
    const shown = (text: string) => ids.filter((id) => text.includes(id));
    const second = await maya.presses(first, 'Next');
    expect(second.ts).toBe(first.ts);
    expect(second.text).toContain('page 2');
    expect(new Set([...shown(first.text), ...shown(second.text)]).size).toBe(13);
    expect((await maya.presses(second, 'Previous')).text).toBe(first.text);
    const closed = await maya.ask('/ticket list closed apples');
    expect(shown(closed.text)).toEqual([ids[0]]);
    expect(shown((await maya.ask('/ticket list all "apples number 13"')).text)).toEqual([ids[13]]);
    expect((await maya.ask('/ticket list all')).text).toMatch(/\d+ tickets/);
    expect((await maya.ask('/ticket list all nothing-has-this-word')).text).toContain('No tickets.');
    const show = await maya.presses(closed, 'Show');
    expect(show.text).toContain('Paging apples number 0');
  });

  it('list mine shows the tickets that the person opened', async () => {
    const id = await omar.createsTicket('Opened by Omar alone');
    expect((await omar.ask('/ticket list mine')).text).toContain(id);
    expect((await maya.ask('/ticket list mine')).text).not.toContain(id);
  });

  it('show is private; the number alone works, too; an unknown one is reported', async () => {
    const place = channel('eyes');
    const id = ticket('Only for one pair of eyes');
    sandbox.tickets.ask(id, 'Which one?');
    const posts = sandbox.workspace.stats().calls['chat.postMessage'];
    const shown = await maya.ask(`/ticket show ${id}`);
    expect(shown.text).toContain('Only for one pair of eyes');
    expect(shown.text).toContain('Which one?');
    expect((await maya.ask(`/ticket ${id}`)).text).toBe(shown.text);
    expect((await maya.ask('/ticket show 999999999999')).text).toContain('find that ticket');
    expect((await maya.ask('/ticket show', place)).text).toContain('/ticket show ID');
    expect((await maya.ask('/ticket show ../../etc')).text).toContain('a ticket number');
    expect(sandbox.workspace.stats().calls['chat.postMessage']).toBe(posts);
  });

  it('reply sends the text, or opens a form that also takes a file', async () => {
    const id = ticket('To be replied to');
    expect((await maya.ask(`/ticket reply ${id} It was *bold* & <odd>`)).text).toContain('sent to ticket');
    expect(sandbox.tickets.get(id).messages.at(-1)).toMatchObject({
      author: 'customer',
      text: 'It was *bold* & <odd>\n\n— maya (Slack)',
    });
    await maya.types(`/ticket reply ${id}`);
    await maya.fills({ 'Your reply': 'See the file' });
    await maya.attaches({ name: 'trace.log', content: 'line 1\nline 2\n' });
    await maya.submits();
    await maya.form('sent to ticket');
    const said = sandbox.tickets.get(id).messages.at(-1);
    expect(said).toMatchObject({ text: 'See the file\n\n— maya (Slack)' });
    expect(said?.attachments).toHaveLength(1);
    await maya.closes();
  });

  it('close takes a note, cancel asks, and delete asks for confirmation', async () => {
    const [closed, canceled, deleted] = [ticket('To close'), ticket('To cancel'), ticket('To delete')];
    sandbox.tickets.resolve(closed, 'Is it good now?');
    await ada.types(`/ticket close ${closed}`);
    await ada.fills({ 'Note to the engineer': 'Thank you' });
    await ada.submits();
    await ada.form(' closed.');
    await ada.closes();
    expect(sandbox.tickets.get(closed).status).toBe(3);

    await omar.types(`/ticket cancel ${canceled}`);
    await omar.form('Work stops');
    expect(sandbox.tickets.get(canceled).status).toBe(0);
    await omar.submits();
    await omar.form(' canceled.');
    await omar.closes();
    expect(sandbox.tickets.get(canceled).status).toBe(4);

    sandbox.tickets.setStatus(deleted, 3);
    await ada.types(`/ticket delete ${deleted}`);
    await ada.form('To delete');
    await ada.field('Confirm');
    expect((await ada.submits()).outcome).toBe('errors');
    expect(sandbox.tickets.get(deleted).status).toBe(3);
    await ada.fills({ Confirm: ['sure'] });
    await ada.submits();
    await ada.form(' deleted.');
    await ada.closes();
    expect(sandbox.tickets.list().find(({ id }) => id === deleted)?.status ?? 13).toBe(13);
  });

  it('nudge runs at once, also as urge, and says if it is too soon', async () => {
    const id = ticket('Urgent');
    sandbox.tickets.accept(id);
    expect((await maya.ask(`/ticket nudge ${id}`)).text).toContain('Nudged the engineers');
    const first = sandbox.tickets.get(id).urgedAt;
    expect(first).toBeDefined();
    expect((await maya.ask(`/ticket urge ${id}`)).text).toContain('Already nudged');
    expect(sandbox.tickets.get(id).urgedAt).toBe(first);
  });

  it('link follows here or in another channel; unlink ends it; links shows all', async () => {
    const [here, there] = [channel('here'), channel('there')];
    const id = ticket('Followed in two places');
    expect((await maya.ask(`/ticket link ${id}`, here)).text).toContain('is now followed in #here');
    await cardOf(sandbox.workspace, id, here);
    expect((await maya.ask(`/ticket link ${id}`, here)).text).toContain('already');
    expect((await maya.ask(`/ticket link ${id} #there`, here)).text).toContain('followed in #there');
    await cardOf(sandbox.workspace, id, there);
    const links = (await maya.ask('/ticket links')).text;
    expect(links).toContain(`*${id}* in #here, set up by @maya`);
    expect(links).toContain(`*${id}* in #there, set up by @maya`);
    sandbox.tickets.say(id, 'News for both');
    await replyIn(sandbox.workspace, id, 'News for both', here);
    await replyIn(sandbox.workspace, id, 'News for both', there);

    expect((await maya.ask(`/ticket unlink ${id}`, there)).text).toContain('no longer followed');
    expect((await maya.ask(`/ticket unlink ${id}`, there)).text).toContain('followed here.');
    sandbox.tickets.say(id, 'News for one');
    await replyIn(sandbox.workspace, id, 'News for one', here);
    expect((await repliesOf(sandbox.workspace, id, there)).map(({ text }) => text).join()).not.toContain(
      'News for one',
    );
  });

  it('link says how to invite a missing bot, and reports other obstacles', async () => {
    channel('without', false);
    const id = ticket('Not to be followed');
    const absent = await maya.ask(`/ticket link ${id} #without`);
    expect(absent.text).toContain('/invite');
    expect(absent.text).toContain('@service_tickets');
    expect((await maya.ask(`/ticket link ${id} #old`)).text).toContain('archived');
    sandbox.workspace.createChannel('hidden', ['ada', 'service_tickets'], { private: true });
    expect((await maya.ask(`/ticket link ${id} #hidden`)).text).toContain('in that private channel');
    expect((await maya.ask(`/ticket link ${id} #nowhere`)).text).toContain('pick the channel from Slack');
    expect((await ada.ask('/ticket links')).text).not.toContain(id);
  });

  it('without a number, uses the ticket linked to the channel or thread', async () => {
    const place = channel('one-ticket');
    const id = ticket('The only one here');
    await maya.ask(`/ticket link ${id}`, place);
    const { ts } = await cardOf(sandbox.workspace, id, place);
    expect((await maya.ask('/ticket show', place)).text).toContain('The only one here');
    expect((await maya.ask('/ticket reply Here are more details', place)).text).toContain('sent to ticket');
    expect(sandbox.tickets.get(id).messages.at(-1)?.text).toBe('Here are more details\n\n— maya (Slack)');

    const other = ticket('The second one here');
    await maya.ask(`/ticket link ${other}`, place);
    await cardOf(sandbox.workspace, other, place);
    expect((await maya.ask('/ticket show', place)).text).toContain('/ticket show ID');
    expect((await maya.mentions('show', ts, place)).text).toContain('The only one here');
    expect((await maya.mentions('reply Words from the thread', ts, place)).text).toContain('sent to ticket');
    expect(sandbox.tickets.get(id).messages.at(-1)?.text).toBe('Words from the thread\n\n— maya (Slack)');
    const offer = await maya.mentions('reply', ts, place);
    await maya.opens({ ...offer, channel: place }, 'Reply');
    await maya.fills({ 'Your reply': 'Words from the form' });
    await maya.submits();
    await maya.form('sent to ticket');
    await maya.closes();
    expect(sandbox.tickets.get(id).messages.at(-1)?.text).toBe('Words from the form\n\n— maya (Slack)');
  });

  it('status shows operators the state of the updates', async () => {
    const status = await omar.ask('/ticket status');
    expect(status.text).toContain('from the message feed, up to 100 tickets per call');
    expect(status.text).toMatch(/Last contact with Huawei Cloud: \S+/);
  });

  it('always answered in time', () => {
    expect(sandbox.workspace.stats()).toMatchObject({ late: 0, unanswered: 0, failed: 0 });
    for (const name of ['maya', 'omar', 'ada']) expect(sandbox.workspace.screen(name).notices).toEqual([]);
  });
});
