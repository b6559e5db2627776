import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, numberIn, replyIn, type User } from '../support/user.ts';

describe('how a new ticket relates to others', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let maya: User;
  let first: string;

  beforeAll(async () => {
    sandbox = await open({ environment: { ROLE_GUESTS: 'viewer' } });
    maya = sandbox.user('maya');
    first = sandbox.tickets.create({ description: 'shop-web-01 does not answer since this morning' });
    await maya.ask(`/ticket link ${first}`);
    await cardOf(sandbox.workspace, first);
  });

  const count = () => sandbox.tickets.list().length;
  const created = async () => {
    const done = await maya.form(':white_check_mark:');
    await maya.closes();
    return numberIn(done.text);
  };

  it('a likely duplicate is shown with a link to its thread, before anything is created', async () => {
    const before = count();
    await maya.fillsNewTicket('Since this morning shop-web-01 does not answer');
    await maya.submits();
    const form = await maya.form('Already reported?');
    expect(form.text).toContain(`*${first}* shop-web-01 does not answer since this morning`);
    const { ts } = await cardOf(sandbox.workspace, first);
    expect(JSON.stringify(form)).toContain(`/archives/C0SUPPORT0/p${ts.replace('.', '')}`);
    expect(count()).toBe(before);
    expect((await maya.field('Description')).value).toBe('Since this morning shop-web-01 does not answer');
  });

  it('sent again, it is created and related to the selected tickets', async () => {
    await maya.fills({ 'Relate the new ticket to': [first] });
    await maya.submits();
    const id = await created();
    expect(sandbox.tickets.get(id).relations).toEqual([first]);
    await replyIn(sandbox.workspace, first, 'Related ticket added');
  });

  it('compares with what a colleague just opened, too', async () => {
    const id = sandbox.tickets.create({ description: 'The backup of orders-db-07 stopped' });
    const liwei = sandbox.user('liwei');
    await liwei.fillsNewTicket('orders-db-07: the backup stopped');
    await liwei.submits();
    // Nobody follows it in Slack, so there is no thread to join, but it can be related.
    const form = await liwei.form('Already reported?');
    expect(form.text).toContain(`*${id}* The backup of orders-db-07 stopped`);
    expect(JSON.stringify(form)).not.toContain('Join thread');
    await liwei.closes();
  });

  it('reports the new ticket if relating it fails', async () => {
    await maya.fillsNewTicket('shop-web-01 does not answer once more');
    await maya.submits();
    await maya.form('Already reported?');
    await maya.fills({ 'Relate the new ticket to': [first] });
    sandbox.tickets.fail({ operation: 'createRelations', kind: 'business', times: 1 });
    await maya.submits();
    const done = await maya.form('relate it to the tickets you selected');
    expect(sandbox.tickets.get(numberIn(done.text)).relations).toEqual([]);
    await maya.closes();
  });

  it('is not delayed if the open tickets cannot be read', async () => {
    await maya.fillsNewTicket('Words that no other ticket has');
    sandbox.tickets.fail({ operation: 'listCases', kind: '500' });
    await maya.submits();
    await created();
    sandbox.tickets.heal();
  });

  it('a finished ticket offers a follow-up that is filled from it and related to it', async () => {
    const id = await maya.createsTicket('The bill of last month is wrong');
    sandbox.tickets.setStatus(id, 3);
    const card = await sandbox.workspace.waitFor(
      () =>
        sandbox.workspace
          .channel('#support')
          .messages.find(
            ({ text, buttons }) => text.includes(id) && buttons.some(({ label }) => label === 'Open follow-up'),
          ),
      10_000,
      'a card with a follow-up',
    );
    sandbox.tickets.fail({ operation: 'showCaseDetail', kind: '500' });
    await maya.opens(card, 'Open follow-up');
    await maya.form('be reached right now');
    await maya.closes();
    sandbox.tickets.heal();
    await maya.types('/ticket follow-up 404404');
    await maya.form('find that ticket');
    await maya.closes();
    await maya.opens(card, 'Open follow-up');
    const description = await maya.field('Description');
    expect(description.value).toContain(`Follow-up to ticket ${id} (The bill of last month is wrong).`);
    expect(JSON.stringify((await maya.field('Problem type')).value)).toContain('ecs-fault');
    expect(JSON.stringify((await maya.field('Region')).value)).toContain('cn-north-4');
    await maya.fills({ Description: `${String(description.value)}It is still wrong.` });
    await maya.submits();
    const next = await created();
    expect(sandbox.tickets.get(next)).toMatchObject({ relations: [id], problemTypeId: 'ecs-fault' });
    await until(() => sandbox.tickets.get(id).relations.includes(next), 'a relation that holds both ways');
  });

  it('a guest cannot follow up', async () => {
    const gina = sandbox.user('gina');
    await gina.types(`/ticket follow-up ${first}`);
    await gina.form('can do this. Ask');
  });
});
