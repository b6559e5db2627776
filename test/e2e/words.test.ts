import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, repliesOf, type User } from '../support/user.ts';

describe('what people write in Slack', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let maya: User;
  let count = 0;

  beforeAll(async () => {
    sandbox = await open();
    maya = sandbox.user('maya');
  });

  /** A ticket that is followed in its own channel, and its thread. */
  async function followed(): Promise<{ id: string; place: string; thread: string }> {
    const place = `#words-${(count += 1)}`;
    sandbox.workspace.createChannel(place.slice(1), ['ada', 'maya', 'liwei', 'service_tickets']);
    const id = sandbox.tickets.create({ description: 'The disk is full' });
    await maya.ask(`/ticket link ${id}`, place);
    return { id, place, thread: (await cardOf(sandbox.workspace, id, place)).ts };
  }

  /** What was sent after the description. */
  const sent = (id: string) =>
    sandbox.tickets
      .get(id)
      .messages.filter(({ author }) => author === 'customer')
      .slice(1);

  it('reaches the ticket as everybody saw it', async () => {
    const { id, place, thread } = await followed();
    const words = '@liwei and @operators know, see #support and deploy.sh :white_check_mark:\n- *one*\n- `a*b`';
    expect((await maya.mentions(`reply ${words}`, thread, place)).text).toContain('sent to ticket');
    expect(sent(id).at(-1)?.text).toBe(
      '@liwei and @operators know, see #support and deploy.sh ✅\n- one\n- a*b\n\n— maya (Slack)',
    );
    const own = await until(async () => (await repliesOf(sandbox.workspace, id, place)).at(0), 'the reply');
    expect(own.text).toContain('- a*b');
    expect(own.text).not.toContain('(Slack)');
  });

  it('is carried out once, even if edited', async () => {
    const { id, place, thread } = await followed();
    const ts = await maya.types('@service_tickets reply We have restated it', place, thread);
    await until(() => sent(id).length === 1, 'the reply');
    sandbox.workspace.editMessage('maya', place, ts, '@service_tickets reply We have restarted it');
    await until(
      () =>
        sandbox.workspace.screen('maya').ephemerals.some(({ text }) => text.includes('your original message counts')),
      'a word',
    );
    expect(sent(id).map(({ text }) => text)).toEqual(['We have restated it\n\n— maya (Slack)']);
    const other = await maya.types('no mention: reply Restarted', place, thread);
    sandbox.workspace.editMessage('maya', place, other, '@service_tickets reply Restarted');
    await until(() => sent(id).length === 2, 'the reply of the edited message');
    await sandbox.settled();
  });

  it('includes its files', async () => {
    const { id, place, thread } = await followed();
    const file = { name: 'a.log', content: 'line 1' };
    await sandbox.workspace.upload(
      'maya',
      { channel: place, thread, text: '@service_tickets reply see the log' },
      file,
    );
    await until(() => sent(id).length === 1, 'the reply');
    await sandbox.settled();
    const [reply] = sent(id);
    expect(reply?.text).toBe('see the log\n\n— maya (Slack)');
    expect(sandbox.attachments(reply?.attachments ?? [])).toMatchObject([{ name: 'a.log' }]);
  });

  it('has no name if the person turned that off', async () => {
    const { id, place } = await followed();
    const liwei = sandbox.user('liwei');
    expect((await liwei.ask('/ticket signature')).text).toContain('— liwei (Slack)');
    expect((await liwei.ask('/ticket signature off')).text).toContain("don't include your name");
    expect((await liwei.ask('/ticket signature maybe')).text).toContain('/ticket signature [on|off]');
    await liwei.ask(`/ticket reply ${id} Restarted`, place);
    expect(sent(id).at(-1)?.text).toBe('Restarted');
  });

  it('never goes to a ticket that was not named', async () => {
    const [here, there] = [await followed(), sandbox.tickets.create({ description: 'Another one' })];
    for (const writing of [
      `https://console.example/ticket/#/detail/${there}`,
      `*${there}*`,
      `[${there}]`,
      `\u200e${there}`,
      `№${there}`,
      `ticket ${there}`,
    ]) {
      expect((await maya.ask(`/ticket reply ${writing} hello`, here.place)).text).toContain(there);
    }
    expect((await maya.ask(`/ticket reply case ${there} is stuck`, here.place)).text).toContain('Nothing was sent');
    expect(sent(here.id)).toEqual([]);
    expect(sent(there)).toHaveLength(6);
  });

  it('opens a new ticket from an alert, with its content', async () => {
    const { place } = await followed();
    const attachments = [
      {
        title: '[FIRING:1] DiskFull',
        text: 'Disk of web-1 is 97 % full',
        fields: [{ title: 'Severity', value: 'critical' }],
      },
    ];
    const ts = sandbox.workspace.postAsApp('alertmanager', place, { attachments });
    await sandbox.workspace.shortcut('maya', 'ticket_create_from_message', { channel: place, ts });
    expect((await maya.field('Description')).value).toContain(
      '[FIRING:1] DiskFull\nDisk of web-1 is 97 % full\nSeverity: critical',
    );
    await maya.closes();
  });

  it('is answered correctly in a group conversation', async () => {
    const group = sandbox.workspace.openGroup('maya', ['liwei']);
    const id = sandbox.tickets.create({ description: 'Asked about in private' });
    for (const line of [`link ${id}`, 'follow']) {
      expect((await sandbox.user('ada').ask('/ticket help')).text).not.toBe('');
      expect((await maya.ask(`/ticket ${line}`, group)).text).toMatch(/in direct messages|operators/);
    }
  });

  it('leads to a new card if somebody deleted the one that opened the thread', async () => {
    const { id, place, thread } = await followed();
    // Only the bot can delete its messages; an admin does so in its name.
    await fetch(`${sandbox.environment.SLACK_API_URL ?? ''}chat.delete`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.environment.SLACK_BOT_TOKEN ?? ''}` },
      body: new URLSearchParams({ channel: sandbox.workspace.channel(place).id, ts: thread }),
    });
    sandbox.tickets.say(id, 'Is it still so?');
    const card = await until(async () => {
      const found = await cardOf(sandbox.workspace, id, place);
      return found.ts === thread ? undefined : found;
    }, 'another card');
    await until(
      async () => (await repliesOf(sandbox.workspace, id, place)).some(({ text }) => text.includes('Is it still so?')),
      'the update in its thread',
    );
    sandbox.tickets.say(id, 'And now?');
    await until(
      async () => (await repliesOf(sandbox.workspace, id, place)).some(({ text }) => text.includes('And now?')),
      'the next one',
    );
    expect(sandbox.workspace.channel(place).messages.map(({ ts }) => ts)).toEqual([card.ts]);
  });
});
