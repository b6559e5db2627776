import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, replyIn, type User } from '../support/user.ts';

describe('labels', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let id: string;

  beforeAll(async () => {
    sandbox = await open({ environment: { ROLE_GUESTS: 'viewer' } });
    id = sandbox.tickets.create({ description: 'The disk is full' });
    await sandbox.user('maya').ask(`/ticket link ${id}`);
    await cardOf(sandbox.workspace, id);
  });

  const labelsOf = () => [...sandbox.tickets.get(id).labels].toSorted();

  /** Opens the form, chooses what is offered for each of these words, and sends it. */
  async function choose(name: string, ...words: readonly string[]): Promise<void> {
    const user = sandbox.user(name);
    await user.types(`/ticket label ${id}`);
    const { id: view } = await user.form('The disk is full');
    const chosen = await Promise.all(words.map(async (word) => (await offered(name, view, word))[0]));
    const options = chosen.flatMap((option) => option ?? []);
    await sandbox.workspace.fill(name, { Labels: options });
    await user.submits();
  }

  async function offered(name: string, view: string, word: string) {
    const { blockId } = await sandbox.user(name).field('Labels');
    const { options, error } = await sandbox.workspace.suggest(name, view, blockId, word);
    if (error !== undefined) throw new Error(error);
    return options;
  }

  async function tells(user: User, words: string): Promise<void> {
    await user.form(words);
    await user.closes();
  }

  it('are created from a new name, added to the ticket, and posted in its thread', async () => {
    const maya = sandbox.user('maya');
    await choose('maya', 'Disks', 'Storage');
    await tells(maya, `Added 2 labels to ticket ${id}.`);
    expect(labelsOf()).toEqual(['Disks', 'Storage']);
    await replyIn(sandbox.workspace, id, 'Labels added: *Disks*, *Storage*');
  });

  it('are offered by part of the name, and removed again', async () => {
    const liwei = sandbox.user('liwei');
    await liwei.types(`/ticket label ${id}`);
    const { id: view } = await liwei.form('The disk is full');
    const names = (await offered('liwei', view, 'disk')).map(({ text }) => text.text);
    expect(names).toEqual(['New: “disk”', '🟦 Disks']);
    expect((await offered('liwei', view, 'disks')).map(({ text }) => text.text)).toEqual(['🟦 Disks']);
    await liwei.closes();
    await choose('liwei', 'Disks', 'Later');
    await tells(liwei, `Added a label to ticket ${id} and removed one.`);
    expect(labelsOf()).toEqual(['Disks', 'Later']);
  });

  it('stay if others added them while the form was open', async () => {
    const maya = sandbox.user('maya');
    await maya.types(`/ticket label ${id}`);
    const { id: view } = await maya.form('The disk is full');
    await choose('omar', 'Disks', 'Later', 'Of omar');
    await tells(sandbox.user('omar'), 'Added a label');
    const [later] = await offered('maya', view, 'later');
    await sandbox.workspace.fill('maya', { Labels: later === undefined ? [] : [later] });
    await maya.submits();
    await tells(maya, 'Removed a label');
    expect(labelsOf()).toEqual(['Later', 'Of omar']);
  });

  it('keep the selection if the service refuses, and accept it afterwards', async () => {
    const maya = sandbox.user('maya');
    sandbox.tickets.fail({ operation: 'createCaseLabels', kind: 'business', times: 1 });
    await choose('maya', 'Later', 'Of omar', 'Urgent');
    const form = await maya.form('⚠');
    expect(form.text).toContain('The operation failed');
    expect(labelsOf()).toEqual(['Later', 'Of omar']);
    await maya.submits();
    await tells(maya, 'Added a label');
    expect(labelsOf()).toEqual(['Later', 'Of omar', 'Urgent']);
  });

  it('report that the service does not work', async () => {
    const maya = sandbox.user('maya');
    sandbox.tickets.fail({ operation: 'listCaseLabels', kind: '500' });
    await maya.types(`/ticket label ${id}`);
    await maya.form('be reached right now');
    await maya.closes();
    sandbox.tickets.heal();
  });

  it('are for people who work on tickets', async () => {
    const gina = sandbox.user('gina');
    await gina.types(`/ticket label ${id}`);
    await gina.form('can do this. Ask');
    await gina.closes();
    const maya = sandbox.user('maya');
    await maya.types('/ticket labels');
    await maya.form('can do this. Ask');
    await maya.closes();
  });

  describe('of the account', () => {
    /** The list, once it shows this text. */
    const list = (words: string) =>
      until(() => {
        const { modal } = sandbox.workspace.screen('omar');
        return modal?.callbackId === 'labels' && modal.text.includes(words) ? modal : undefined;
      }, `the list of labels with ${words}`);

    it('are created, changed and deleted by operators', async () => {
      const omar = sandbox.user('omar');
      await omar.types('/ticket labels');
      await omar.opens({ view: (await list('🟦 *Urgent*')).id }, 'New label');
      await omar.fills({ Name: '  On   hold ', Color: '🟥 Red' });
      await omar.submits();
      await tells(omar, 'Label *On hold* saved.');

      await omar.opens({ view: (await list('🟥 *On hold*')).id }, idOf('On hold'));
      await omar.form('Delete label');
      await omar.fills({ Name: 'Waiting', Color: '🟨 Yellow' });
      await omar.submits();
      await tells(omar, 'Label *Waiting* saved.');

      await omar.opens({ view: (await list('🟨 *Waiting*')).id }, idOf('Later'));
      const { id: edit } = await omar.form('Delete label');
      await omar.opens({ view: edit }, 'Delete label');
      await tells(omar, 'Label deleted.');
      const { text } = await list('Waiting');
      expect(text).not.toContain('Later');
      expect(labelsOf()).toEqual(['Of omar', 'Urgent']);
      await omar.closes();
    });

    /** The action id of the button that changes a label. */
    function idOf(name: string): string {
      const blocks = sandbox.workspace.screen('omar').modal?.blocks ?? [];
      const row = blocks.find((block) => JSON.stringify(block).includes(`*${name}*`));
      return /label_change:\d+/.exec(JSON.stringify(row))?.[0] ?? `no label ${name}`;
    }

    it('report at the name that it is taken or too long, and change nothing', async () => {
      const omar = sandbox.user('omar');
      await omar.types('/ticket labels');
      await omar.opens({ view: (await list('Waiting')).id }, 'New label');
      await omar.fills({ Name: 'URGENT' });
      const { errors } = await omar.submits();
      expect(Object.values(errors ?? {})).toEqual([expect.stringContaining('A label named “Urgent” already exists')]);
      await omar.fills({ Name: ' ' });
      expect(Object.values((await omar.submits()).errors ?? {})).toEqual([expect.stringContaining('Enter some text')]);
      await omar.closes();
      await omar.closes();
    });

    it('keep what was typed if the service fails', async () => {
      const omar = sandbox.user('omar');
      await omar.types('/ticket labels');
      await omar.opens({ view: (await list('Waiting')).id }, idOf('Waiting'));
      await omar.fills({ Name: 'On its way' });
      sandbox.tickets.fail({ operation: 'updateLabels', kind: '429' });
      await omar.submits();
      const failed = await omar.form('is busy');
      expect(failed.fields.find(({ label }) => label === 'Name')?.value).toBe('On its way');
      sandbox.tickets.heal();
      await omar.submits();
      await tells(omar, 'Label *On its way* saved.');
      await omar.closes();
    });

    it('keep what was typed if the service refuses it, and stay as they were', async () => {
      const omar = sandbox.user('omar');
      await omar.types('/ticket labels');
      for (const [button, operation, name] of [
        ['New label', 'createLabels', 'Refused'],
        [idOf, 'updateLabels', 'Renamed'],
      ] as const) {
        const { id: view } = await list('On its way');
        await omar.opens({ view }, typeof button === 'string' ? button : button('On its way'));
        await omar.form('Name');
        await omar.fills({ Name: name });
        sandbox.tickets.fail({ operation, kind: 'business', times: 1 });
        await omar.submits();
        const refused = await omar.form('⚠');
        expect(refused.text).toContain('The operation failed');
        expect(refused.text).not.toContain('saved.');
        expect(refused.fields.find(({ label }) => label === 'Name')?.value).toBe(name);
        await omar.closes();
      }
      await omar.closes();
      await omar.types('/ticket labels');
      const { text } = await list('On its way');
      for (const name of ['Refused', 'Renamed']) expect(text).not.toContain(name);
      await omar.closes();
    });

    it.each([
      ['refuses', 'business', 'The operation failed'],
      ['fails', '500', 'Check the ticket before retrying'],
    ] as const)('are not reported as deleted if the service %s', async (_, kind, words) => {
      const omar = sandbox.user('omar');
      await omar.types('/ticket labels');
      await omar.opens({ view: (await list('Urgent')).id }, idOf('Urgent'));
      const { id: edit } = await omar.form('Delete label');
      sandbox.tickets.fail({ operation: 'deleteLabels', kind });
      await omar.opens({ view: edit }, 'Delete label');
      const said = await omar.form(words);
      expect(said.text).not.toContain(' deleted.');
      sandbox.tickets.heal();
      await omar.closes();
      await list('Urgent');
      expect(labelsOf()).toContain('Urgent');
      await omar.closes();
    });

    it('are offered as a button if the bot is only mentioned', async () => {
      const omar = sandbox.user('omar');
      const { ts } = await cardOf(sandbox.workspace, id);
      const offer = await omar.mentions('labels', ts);
      await omar.opens({ ts: offer.ts, channel: '#support' }, 'Labels');
      await list('On its way');
      await omar.closes();
    });
  });
});
