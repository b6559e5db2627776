import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, type Sandbox } from '../support/sandbox.ts';
import { cardOf, type User } from '../support/user.ts';

describe('what belongs to one ticket', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let maya: User;
  let omar: User;
  let ada: User;

  beforeAll(async () => {
    sandbox = await open({ account: { partner: true } });
    maya = sandbox.user('maya');
    omar = sandbox.user('omar');
    ada = sandbox.user('ada');
  });

  /** A ticket with a result, ready to be closed. */
  const resolved = (description: string) => {
    const id = sandbox.tickets.create({ description });
    sandbox.tickets.accept(id);
    sandbox.tickets.setStatus(id, 2);
    return id;
  };

  describe('rating', () => {
    // Must run first: the rating options are cached once they are returned.
    it('does not prevent closing if the service does not return what can be rated', async () => {
      const id = resolved('Closed while ratings are down');
      sandbox.tickets.fail({ operation: 'listSatisfactionDimensions', kind: '500' });
      await omar.types(`/ticket close ${id}`);
      await omar.field('Note to the engineer');
      const fields = (await omar.form('confirms the fix')).fields.map(({ label }) => label);
      expect(fields).toEqual(['Note to the engineer']);
      await omar.submits();
      await omar.form(' closed.');
      await omar.closes();
      sandbox.tickets.heal();
      expect(sandbox.tickets.get(id).status).toBe(3);
    });

    it('is offered when a ticket is closed, and sent afterwards', async () => {
      const id = resolved('Closed with stars');
      await omar.types(`/ticket close ${id}`);
      await omar.fills({ Result: '5', Speed: '3', Comment: 'Well done' });
      await omar.submits();
      await omar.form('your rating was sent');
      await omar.closes();
      expect(sandbox.tickets.get(id)).toMatchObject({
        status: 3,
        judgement: 'Well done',
        satisfaction: [
          { satisfaction_id: 1, satisfaction_value: 3 },
          { satisfaction_id: 3, satisfaction_value: 5 },
        ],
      });
    });

    it('may be left out', async () => {
      const id = resolved('Closed without a word');
      await omar.types(`/ticket close ${id}`);
      await omar.field('Result');
      await omar.submits();
      await omar.form(' closed.');
      await omar.closes();
      expect(sandbox.tickets.get(id)).toMatchObject({ status: 3, satisfaction: [] });
      expect(sandbox.tickets.get(id).judgement).toBeUndefined();
    });

    it('that fails reports that the ticket is closed, and can be sent again with the same selection', async () => {
      const id = resolved('Closed, but not rated');
      await omar.types(`/ticket close ${id}`);
      await omar.fills({ Result: '4' });
      sandbox.tickets.fail({ operation: 'createScores', kind: 'business', times: 1 });
      await omar.submits();
      const again = await omar.form("your rating wasn't sent");
      expect(sandbox.tickets.get(id)).toMatchObject({ status: 3, satisfaction: [] });
      expect(again.fields.find(({ label }) => label === 'Result')?.value).toMatchObject({ value: '4' });
      await omar.submits();
      await omar.form('was sent.');
      await omar.closes();
      expect(sandbox.tickets.get(id).satisfaction).toEqual([{ satisfaction_id: 3, satisfaction_value: 4 }]);
    });

    it('of a closed ticket is in its modal, and requires at least one star', async () => {
      const id = resolved('Rated later');
      sandbox.tickets.setStatus(id, 3);
      await omar.types(`/ticket more ${id}`);
      const actionsMenu = await omar.form('Rated later');
      await omar.opens({ view: actionsMenu.id }, 'Rate…');
      await omar.fills({ Comment: 'Hm' });
      const { errors } = await omar.submits();
      expect(errors).toEqual({
        [(await omar.field('Speed')).blockId]: expect.stringContaining('Choose at least one rating'),
      });
      expect(sandbox.tickets.get(id).judgement).toBeUndefined();
      await omar.fills({ Attitude: '1' });
      await omar.submits();
      await omar.form('Your rating');
      await omar.closes();
      await omar.closes();
      expect(sandbox.tickets.get(id)).toMatchObject({
        judgement: 'Hm',
        satisfaction: [{ satisfaction_id: 2, satisfaction_value: 1 }],
      });
    });

    it('is refused if the service refuses it, and for people who may not close the ticket', async () => {
      const id = sandbox.tickets.create({ description: 'Not yet resolved' });
      await omar.types(`/ticket rate ${id}`);
      await omar.fills({ Result: '5' });
      await omar.submits();
      await omar.form('only a result can be rated');
      await omar.closes();
      const done = resolved('Of somebody else');
      await maya.types(`/ticket rate ${done}`);
      await maya.form('can do this. Ask');
      await maya.closes();
      expect(sandbox.tickets.get(done)).toMatchObject({ status: 2, satisfaction: [] });
    });
  });

  describe('closing, canceling and deleting', () => {
    const acts = [
      ['close', 'confirms the fix', ' closed.', 3],
      ['cancel', 'Work stops', ' canceled.', 4],
      ['delete', 'be undone', ' deleted.', 13],
    ] as const;

    /** A ticket in a status that allows the action. */
    const ready = (action: string, description: string) => {
      const id = sandbox.tickets.create({ description });
      if (action !== 'cancel') sandbox.tickets.setStatus(id, action === 'close' ? 2 : 3);
      return id;
    };

    /** Opens the form of an action, ready to be sent. */
    const asked = async (action: string, id: string, question: string) => {
      await ada.types(`/ticket ${action} ${id}`);
      await ada.form(question);
      if (action === 'delete') await ada.fills({ Confirm: ['sure'] });
      if (action === 'close') await ada.fills({ 'Note to the engineer': 'A note' });
    };

    it('shows the solution when a result is to be confirmed, and only then', async () => {
      const id = sandbox.tickets.create({ description: 'Solved' });
      const solution = async () => {
        await ada.types(`/ticket close ${id}`);
        const { text } = await ada.form('confirms the fix');
        await ada.closes();
        return text.includes('Solution') && text.includes('Restarted the host');
      };
      sandbox.tickets.resolve(id, 'Restarted the host');
      expect(await solution()).toBe(true);
      sandbox.tickets.setStatus(id, 1);
      expect(await solution()).toBe(false);
    });

    it.each(acts)('%s shows why the service refuses, keeps what was typed, and can be sent again', async (...act) => {
      const [action, question, done, status] = act;
      const id = ready(action, `Refused to ${action}`);
      const before = sandbox.tickets.get(id).status;
      await asked(action, id, question);
      sandbox.tickets.fail({ operation: 'updateCases', kind: 'business', code: 'OSM.01010002', times: 1 });
      await ada.submits();
      await ada.form('allowed to do this');
      expect(sandbox.tickets.get(id).status).toBe(before);
      if (action === 'close') expect((await ada.field('Note to the engineer')).value).toBe('A note');
      await ada.submits();
      await ada.form(done);
      await ada.closes();
      expect(sandbox.tickets.get(id).status).toBe(status);
    });

    it.each(acts)("%s is reported as done if only the service's answer is lost", async (...act) => {
      const [action, question, done, status] = act;
      const id = ready(action, `Lost answer to ${action}`);
      await asked(action, id, question);
      sandbox.tickets.fail({ operation: 'updateCases', kind: 'drop-after', times: 1 });
      await ada.submits();
      await ada.form(done);
      await ada.closes();
      expect(sandbox.tickets.get(id).status).toBe(status);
    });
  });

  it('a nudge says why the service refuses, or that the result is unknown', async () => {
    const id = sandbox.tickets.create({ description: 'In vain' });
    sandbox.tickets.fail({ operation: 'updateCases', kind: 'business', code: 'OSM.01010002', times: 1 });
    expect((await maya.ask(`/ticket nudge ${id}`)).text).toContain('allowed to do this');
    sandbox.tickets.fail({ operation: 'updateCases', kind: '500', times: 1 });
    expect((await maya.ask(`/ticket nudge ${id}`)).text).toContain('Check the ticket before retrying');
    expect(sandbox.tickets.get(id).urgedAt).toBeUndefined();
  });

  it('a nudge that is too early says when the last one was, if that is known', async () => {
    const id = sandbox.tickets.create({ description: 'Urgent' });
    await maya.ask(`/ticket nudge ${id}`);
    const again = await maya.ask(`/ticket nudge ${id}`);
    expect(again.text).toMatch(/^Already nudged less than a minute ago/);
    const elsewhere = sandbox.tickets.create({ description: 'Urged in the console' });
    sandbox.tickets.fail({ operation: 'updateCases', kind: 'business', code: 'OSM.01010004', times: 1 });
    expect((await maya.ask(`/ticket nudge ${elsewhere}`)).text).toMatch(/^Already nudged in the console/);
  });

  describe('the log', () => {
    it('shows who did what, in pages, by the command and from the modal', async () => {
      const id = sandbox.tickets.create({ description: 'With a long log' });
      for (let times = 0; times < 21; times += 1) {
        sandbox.tickets.ask(id, 'Which one?');
        sandbox.tickets.customerSays(id, 'This one.');
      }
      await maya.ask(`/ticket nudge ${id}`);
      await maya.types(`/ticket log ${id}`);
      const first = await maya.form('Opened');
      expect(first.text).not.toContain('Nudged');
      await maya.opens({ view: first.id }, 'Next');
      const second = await maya.form('Nudged');
      expect(second.text).toMatch(/Nudged.*service-tickets/);
      expect(second.text).toContain('page 2');
      await maya.closes();
      await maya.types(`/ticket more ${id}`);
      await maya.opens({ view: (await maya.form('With a long log')).id }, 'Log');
      await maya.form('Feedback sent');
      await maya.closes();
      await maya.closes();
    });

    it('reports why it cannot be shown', async () => {
      await maya.types('/ticket log 404404');
      await maya.form('find that ticket');
      await maya.closes();
      const id = sandbox.tickets.create({ description: 'Without a log' });
      sandbox.tickets.fail({ operation: 'listCaseOperateLogs', kind: '500' });
      await maya.types(`/ticket log ${id}`);
      await maya.form('be reached right now');
      sandbox.tickets.heal();
      await maya.closes();
    });
  });

  it('the partner who serves a ticket is on its card, with the hours', async () => {
    sandbox.tickets.fail({ operation: 'showPartnersServiceInfo', kind: '500' });
    const before = sandbox.tickets.create({ description: 'Nobody tells who serves it', ownership: 1 });
    await maya.ask(`/ticket link ${before}`);
    expect((await cardOf(sandbox.workspace, before)).text).not.toContain('Partner Support');
    sandbox.tickets.heal();
    const huawei = sandbox.tickets.create({ description: 'Served by Huawei Cloud' });
    await maya.ask(`/ticket link ${huawei}`);
    expect((await cardOf(sandbox.workspace, huawei)).text).not.toContain('Partner Support');
    const id = sandbox.tickets.create({ description: 'Served by a partner', ownership: 1 });
    await maya.ask(`/ticket link ${id}`);
    const card = await cardOf(sandbox.workspace, id);
    expect(card.text).toContain('Partner Support');
    expect(card.text).toContain('Service hours: 5 days a week · 9 hours a day · GMT+08:00');
  });

  describe('additional parameters', () => {
    const ticket = (description: string) => sandbox.tickets.create({ description, problemTypeId: 'ecs-setup' });

    it('open by a command, too', async () => {
      const id = ticket('Parameters by command');
      await maya.types(`/ticket details ${id}`);
      await maya.form('which details this ticket already has');
      await maya.fills({ 'Resource ID': 'i-43', 'Number of instances': '0' });
      // Slack itself enforces number limits.
      expect((await maya.submits()).outcome).toBe('errors');
      await maya.fills({ 'Number of instances': '2' });
      await maya.submits();
      await maya.form('Details added');
      await maya.closes();
      expect(sandbox.tickets.get(id).parameters).toEqual({ resource_id: 'i-43', instance_count: '2' });
    });

    it('are added from the modal, if filled in', async () => {
      const id = ticket('With parameters');
      await maya.types(`/ticket more ${id}`);
      await maya.opens({ view: (await maya.form('With parameters')).id }, 'Details…');
      await maya.form('which details this ticket already has');
      const { errors } = await maya.submits();
      expect(errors).toEqual({
        [(await maya.field('Resource ID')).blockId]: expect.stringContaining('Fill in at least one field'),
      });
      await maya.fills({ 'Resource ID': 'i-42', 'Operating system': 'Linux' });
      await maya.submits();
      await maya.form('Details added');
      await maya.closes();
      await maya.closes();
      expect(sandbox.tickets.get(id).parameters).toEqual({ resource_id: 'i-42', operating_system: 'linux' });
    });

    it('that the service refuses, or that may have arrived, are reported, and the input is kept', async () => {
      const id = ticket('With refused parameters');
      await maya.types(`/ticket more ${id}`);
      await maya.opens({ view: (await maya.form('With refused parameters')).id }, 'Details…');
      await maya.fills({ 'Number of instances': '3' });
      await maya.submits();
      await maya.form('resource_id is required');
      expect((await maya.field('Number of instances')).value).toBe('3');
      await maya.fills({ 'Resource ID': 'i-42' });
      sandbox.tickets.fail({ operation: 'createCaseExtendsParam', kind: 'drop', times: 1 });
      await maya.submits();
      await maya.form('Check the ticket before retrying');
      await maya.submits();
      await maya.form('Details added');
      await maya.closes();
      await maya.closes();
      expect(sandbox.tickets.get(id).parameters).toMatchObject({ resource_id: 'i-42' });
    });
  });

  describe('a button that shows an old state', () => {
    it.each([
      ['close', (id: string) => omar.types(`/ticket close ${id}`), 'confirms the fix'],
      ['cancel', (id: string) => omar.types(`/ticket cancel ${id}`), 'Work stops'],
    ])('to %s gets a clear refusal', async (_, open, question) => {
      const id = sandbox.tickets.create({ description: 'Finished meanwhile' });
      await open(id);
      await omar.form(question);
      sandbox.tickets.setStatus(id, 4);
      await omar.submits();
      await omar.form('is already canceled');
      await omar.closes();
    });

    it('to nudge and to reply, too', async () => {
      const id = sandbox.tickets.create({ description: 'Finished before' });
      sandbox.tickets.setStatus(id, 3);
      for (const line of [`nudge ${id}`, `reply ${id} Hello`])
        expect((await maya.ask(`/ticket ${line}`)).text).toContain('Open a follow-up');
    });
  });
});
