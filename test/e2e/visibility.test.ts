import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, type Sandbox } from '../support/sandbox.ts';
import { cardOf } from '../support/user.ts';

const canary = 'The canary sings in the mine';

/** A number that no ticket has. */
const unknown = '2020010100000001';

/** A text without the parts that differ each time. */
const plain = (text: string, ticket: string) => text.replaceAll(ticket, 'ID').replace(/ \(Code \w+\)/, '');

describe('a ticket that is followed only in a private channel', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let id: string;

  beforeAll(async () => {
    sandbox = await open();
    sandbox.workspace.createChannel('vault', ['maya', 'omar', 'service_tickets'], { private: true });
    id = sandbox.tickets.create({ description: canary });
    sandbox.tickets.create({ description: 'Something else' });
    await sandbox.user('maya').ask(`/ticket link ${id}`, '#vault');
    await cardOf(sandbox.workspace, id, '#vault');
  });

  it.each(['show ID', 'nudge ID', 'reply ID Words', 'unlink ID', 'why ID', 'access ID'])(
    'does not exist for somebody outside: %s',
    async (line) => {
      const liwei = sandbox.user('liwei');
      const said = async (ticket: string) => {
        const { text } = await liwei.ask(`/ticket ${line.replace('ID', ticket)}`);
        return plain(text, ticket);
      };
      const hidden = await said(id);
      expect(hidden).toBe(await said(unknown));
      expect(hidden).not.toContain(canary);
    },
  );

  it.each(['messages ID', 'log ID', 'more ID', 'label ID', 'parameters ID', 'relate ID', 'close ID'])(
    'has no form for somebody outside: %s',
    async (line) => {
      const liwei = sandbox.user('liwei');
      const said = async (ticket: string) => {
        await liwei.types(`/ticket ${line.replace('ID', ticket)}`);
        const { text } = await liwei.form('');
        await sandbox.settled();
        const shown = sandbox.workspace.modal('liwei')?.text ?? text;
        await liwei.closes();
        return plain(shown, ticket);
      };
      const hidden = await said(id);
      expect(hidden).toBe(await said(unknown));
      expect(hidden).not.toContain(canary);
    },
  );

  it('is in no list for somebody outside, and its channel is not named', async () => {
    const liwei = sandbox.user('liwei');
    for (const line of ['list', 'list all', `list ${canary}`, 'links']) {
      const { text, rawText } = await liwei.ask(`/ticket ${line}`);
      expect(text + rawText).not.toContain(id);
      expect(text + rawText).not.toContain('vault');
      expect(text.replace(`list ${canary}`, '')).not.toContain('The canary sings');
    }
    await liwei.types('/ticket stats');
    expect((await liwei.form('1 ticket in total')).text).toContain('you can see');
    await liwei.closes();
  });

  it.each(['maya', 'omar'])('exists for %s', async (name) => {
    const user = sandbox.user(name);
    expect((await user.ask(`/ticket show ${id}`)).text).toContain(canary);
    expect((await user.ask('/ticket list')).text).toContain(id);
    expect((await user.ask('/ticket links')).text).toContain(id);
  });

  it('is not revealed by the place to somebody outside', async () => {
    sandbox.workspace.createChannel('half-open', ['liwei', 'maya', 'service_tickets'], { private: true });
    const here = await sandbox.user('liwei').ask('/ticket show', '#half-open');
    await sandbox.user('maya').ask(`/ticket link ${id}`, '#half-open');
    await cardOf(sandbox.workspace, id, '#half-open');
    // Li Wei is in that channel, so from here on she sees it.
    expect(here.text).not.toContain(id);
    expect((await sandbox.user('liwei').ask('/ticket show', '#half-open')).text).toContain(canary);
    await sandbox.user('maya').ask(`/ticket unlink ${id}`, '#half-open');
  });

  it('is shown to everybody once an operator confirms that', async () => {
    const omar = sandbox.user('omar');
    const asked = await omar.ask(`/ticket link ${id}`, '#support');
    expect(asked.text).toContain('everyone in the workspace can read it');
    expect(sandbox.workspace.channel('#support').messages.some(({ text }) => text.includes(canary))).toBe(false);
    expect((await omar.presses(asked, 'Follow there anyway')).text).toContain('is now followed in');
    await cardOf(sandbox.workspace, id, '#support');
    expect((await sandbox.user('liwei').ask(`/ticket show ${id}`)).text).toContain(canary);
    await omar.ask(`/ticket unlink ${id}`, '#support');
  });

  it('is made private, and public again, from the menu', async () => {
    const omar = sandbox.user('omar');
    const other = sandbox.tickets.create({ description: 'Visible at first' });
    for (const [button, shown] of [
      ['Make private', false],
      ['Make visible', true],
    ] as const) {
      await omar.types(`/ticket more ${other}`);
      const { id: view } = await omar.form('Visible at first');
      await omar.opens({ view }, button);
      await omar.form(shown ? 'no longer private' : 'is now private');
      await omar.closes();
      const { text } = await sandbox.user('liwei').ask(`/ticket show ${other}`);
      expect(text.includes('Visible at first')).toBe(shown);
    }
  });
});

describe('a channel that is shared with another organization', () => {
  const open = closing(afterAll);

  it('is reported once to the people who linked tickets there', async () => {
    const sandbox = await open();
    const { workspace } = sandbox;
    workspace.createChannel('vault', ['maya', 'omar', 'service_tickets'], { private: true });
    const id = sandbox.tickets.create({ description: canary });
    await sandbox.user('maya').ask(`/ticket link ${id}`, '#vault');
    await cardOf(workspace, id, '#vault');
    expect((await sandbox.user('maya').ask(`/ticket show ${id}`)).text).toContain(canary);
    const warnings = () =>
      workspace.channel('@maya').messages.filter(({ text }) => text.includes('from other organizations'));
    // Liwei asks about it, so the app looks at who can read the channel.
    await sandbox.user('liwei').ask(`/ticket show ${id}`);
    workspace.share('#vault');
    await workspace.waitFor(() => warnings().length > 0, undefined, 'a warning');
    workspace.share('#vault');
    await sandbox.settled();
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]?.text).toContain(id);
  });
});
