import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, secrets, until, type Sandbox } from '../support/sandbox.ts';
import { from, interaction, send } from '../support/signed-request.ts';
import { cardOf, replyIn, repliesOf } from '../support/user.ts';

describe('messages', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let id: string;

  beforeAll(async () => {
    sandbox = await open({ mode: 'http' });
    id = sandbox.tickets.create({ description: 'The disk is full' });
    sandbox.tickets.accept(id);
    await sandbox.user('maya').ask(`/ticket link ${id}`);
    await cardOf(sandbox.workspace, id);
  });

  /** The messages, without the signatures below them. */
  const saidIn = () => sandbox.tickets.get(id).messages.map(({ text }) => text.replace(/\n\n— .*$/, ''));

  /** The messages of the ticket, opened by their command. */
  async function read(name: string, words: string) {
    const user = sandbox.user(name);
    await user.types(`/ticket messages ${id}`);
    return user.form(words);
  }

  async function say(name: string, text: string): Promise<void> {
    await sandbox.user(name).ask(`/ticket reply ${id} ${text}`);
    await until(() => saidIn().includes(text), `the reply of ${name}`);
  }

  const withdrawals = (view: { readonly buttons: readonly { readonly label: string }[] }) =>
    view.buttons.filter(({ label }) => label === 'Withdraw').length;

  it('are not counted in lists: the service counts what nobody opened, even if all have read it in Slack', async () => {
    sandbox.tickets.say(id, 'Which disk is it?');
    const maya = sandbox.user('maya');
    expect((await maya.ask('/ticket list')).text).toMatch(/The disk is full(?!.*unread)/su);
  });

  it('open even if they cannot be marked as read', async () => {
    sandbox.tickets.fail({ operation: 'updateNewInstantMessagesRead', kind: 'business' });
    const maya = sandbox.user('maya');
    expect((await maya.ask(`/ticket show ${id}`)).text).toContain('The disk is full');
    sandbox.tickets.fail({ operation: 'showCaseDetail', kind: '500' });
    await read('maya', 'be reached right now');
    await maya.closes();
    sandbox.tickets.heal();
  });

  it.each(['stripped', 'html'] as const)(
    'show their pictures, in plain text, with texts that are %s',
    async (texts) => {
      sandbox.tickets.behave({ texts });
      const words = `Is it <${texts}>?`;
      const picture = '<img src="/v2/servicerequest/accessorys/A9/image" alt="the disk">';
      sandbox.tickets.say(id, `<p>Is it &lt;${texts}&gt;?</p>${picture}`, { html: true });
      const shown = await read('maya', words);
      expect(shown.text.slice(shown.text.indexOf(words))).toMatch(/\[picture: the disk\][^]*A9\.png/);
      expect(shown.text).toContain('The disk is full');
      expect(shown.text).not.toMatch(/osm-rich-text|<img|<p>/);
      await sandbox.user('maya').closes();
      expect((await sandbox.user('maya').ask(`/ticket show ${id}`)).text).not.toMatch(/osm-rich-text|<p>/);
      sandbox.tickets.behave({ texts: 'stripped' });
    },
  );

  describe('of one’s own', () => {
    it("can be withdrawn, which is posted in the thread; others' cannot", async () => {
      await say('maya', 'My password is hunter2');
      await say('liwei', 'It is the disk of web-1');
      const maya = sandbox.user('maya');
      const view = await read('maya', 'It is the disk of web-1');
      expect(withdrawals(view)).toBe(1);
      await maya.opens({ view: view.id }, 'Withdraw');
      const after = await maya.form('Message withdrawn.');
      expect(withdrawals(after)).toBe(0);
      expect(after.text).not.toContain('hunter2');
      await maya.closes();
      expect(saidIn()).not.toContain('My password is hunter2');
      expect(saidIn()).toContain('It is the disk of web-1');
      await replyIn(sandbox.workspace, id, '@maya withdrew a message.');
    });

    it('cannot be withdrawn by anybody else, whatever a click contains', async () => {
      const { id: message } = sandbox.tickets.get(id).messages.find(({ text }) => text.includes('web-1')) ?? { id: '' };
      await say('maya', 'Mine');
      const maya = sandbox.user('maya');
      const view = await read('maya', 'Mine');
      const forge = (value: string) => {
        const actions = [{ type: 'button', action_id: 'message_withdraw', block_id: 'b', value }];
        const payload = { type: 'block_actions', ...from('U0MAYA0000'), view: { id: view.id, type: 'modal' }, actions };
        return send(sandbox.address(), interaction(payload), { secret: secrets.signingSecret });
      };
      await forge(JSON.stringify({ v: 1, ticket: id, message, page: 0 }));
      await maya.form('Only the person who sent this message');
      await forge(JSON.stringify({ v: 1, ticket: id, message: 'no-such-message', page: 0 }));
      await maya.form('no longer in the ticket');
      await maya.closes();
      expect(saidIn()).toContain('It is the disk of web-1');
    });

    it('stay if the service refuses, and are gone if only its answer is lost', async () => {
      const maya = sandbox.user('maya');
      const view = await read('maya', 'Mine');
      sandbox.tickets.fail({ operation: 'revokeMessage', kind: 'business', code: 'OSM.01010014', times: 1 });
      await maya.opens({ view: view.id }, 'Withdraw');
      expect(withdrawals(await maya.form('refused this'))).toBe(1);
      sandbox.tickets.fail({ operation: 'revokeMessage', kind: 'drop-after', times: 1 });
      await maya.opens({ view: view.id }, 'Withdraw');
      await maya.form('Message withdrawn.');
      await maya.closes();
      expect(saidIn()).not.toContain('Mine');
      await until(
        async () =>
          (await repliesOf(sandbox.workspace, id)).filter(({ text }) => text.includes('withdrew')).length === 2,
        'that the thread was told twice',
      );
    });
  });
});
