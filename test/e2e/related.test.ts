import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, replyIn, type User } from '../support/user.ts';

describe('related tickets', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let maya: User;
  let id: string;
  let [disk, network] = ['', ''];

  beforeAll(async () => {
    sandbox = await open({ environment: { ROLE_GUESTS: 'viewer' } });
    maya = sandbox.user('maya');
    id = sandbox.tickets.create({ description: 'The shop is down' });
    disk = sandbox.tickets.create({ description: 'The disk of the shop is full' });
    network = sandbox.tickets.create({ description: 'Packets get lost' });
    await maya.ask(`/ticket link ${id}`);
    await cardOf(sandbox.workspace, id);
  });

  const field = 'Related to';
  const related = (ticket = id) => [...sandbox.tickets.get(ticket).relations].toSorted();

  async function offered(typed: string) {
    const view = await maya.form('The shop is down');
    const { blockId } = await maya.field(field);
    const { options, error } = await sandbox.workspace.suggest('maya', view.id, blockId, typed);
    if (error !== undefined) throw new Error(error);
    return options;
  }

  /** Selects the first option for each of these texts, and sends the form. */
  async function choose(...typed: readonly string[]): Promise<void> {
    const options = await Promise.all(typed.map(async (words) => (await offered(words))[0]));
    await sandbox.workspace.fill('maya', { [field]: options.flatMap((option) => option ?? []) });
    await maya.submits();
  }

  it('are found by text or by number, related both ways, and posted in the thread', async () => {
    await maya.types(`/ticket relate ${id}`);
    expect((await offered('disk')).map(({ value }) => value)).toEqual([disk]);
    expect((await offered('')).map(({ value }) => value)).not.toContain(id);
    await choose('disk', network);
    await maya.form('Added 2 related tickets');
    await maya.closes();
    expect(related()).toEqual([disk, network].toSorted());
    expect(related(disk)).toEqual([id]);
    await replyIn(sandbox.workspace, id, 'Related tickets added');
    const card = await until(async () => {
      const { text } = await cardOf(sandbox.workspace, id);
      return text.includes(disk) && text.includes(network) ? text : undefined;
    }, 'both on the card');
    expect(card).toContain('Related tickets');
  });

  it('are shown in the form, and removed by deselecting them', async () => {
    await maya.types(`/ticket relate ${id}`);
    expect(JSON.stringify((await maya.field(field)).value)).toContain(disk);
    await choose(network);
    await maya.form('Removed a related ticket');
    await maya.closes();
    expect(related()).toEqual([network]);
  });

  it('keep the selection if the service refuses it, and accept it afterwards', async () => {
    sandbox.tickets.fail({ operation: 'createRelations', kind: 'business', times: 1 });
    await maya.types(`/ticket relate ${id}`);
    await choose('disk', network);
    await maya.form('⚠');
    expect(related()).toEqual([network]);
    await maya.submits();
    await maya.form('Added a related ticket');
    await maya.closes();
    expect(related()).toEqual([disk, network].toSorted());
  });

  it('are limited to three per ticket, which is checked before anything is sent', async () => {
    const others = ['one', 'two'].map((word) => sandbox.tickets.create({ description: `Printer ${word}` }));
    await maya.types(`/ticket relate ${id}`);
    await maya.form('The shop is down');
    const [{ blockId }, shown] = [await maya.field(field), related()];
    // Somebody else relates one in the meantime.
    await sandbox.user('omar').types(`/ticket relate ${id}`);
    await sandbox.user('omar').form('The shop is down');
    const options = [...shown, ...others].map((value) => ({
      text: { type: 'plain_text' as const, text: value },
      value,
    }));
    await sandbox.workspace.fill('omar', { [field]: options.slice(0, 3) });
    await sandbox.user('omar').submits();
    await sandbox.user('omar').form('Added a related ticket');
    await sandbox.user('omar').closes();
    const before = related();
    await sandbox.workspace.fill('maya', { [blockId]: [...options.slice(0, 2), ...options.slice(3)] });
    await maya.submits();
    await maya.form(`Ticket ${id} has 3 related tickets, and 3 is the limit.`);
    await maya.closes();
    expect(related()).toEqual(before);
  });

  it('report that the service cannot be reached', async () => {
    sandbox.tickets.fail({ operation: 'listRelation', kind: '500' });
    await maya.types(`/ticket relate ${id}`);
    await maya.form('be reached right now');
    await maya.closes();
    sandbox.tickets.heal();
  });

  it('are not for guests', async () => {
    const gina = sandbox.user('gina');
    await gina.types(`/ticket relate ${id}`);
    await gina.form('can do this. Ask');
  });
});
