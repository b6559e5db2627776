import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, type Sandbox } from '../support/sandbox.ts';
import type { User } from '../support/user.ts';

describe('what belongs to one ticket', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let maya: User;
  let omar: User;

  beforeAll(async () => {
    sandbox = await open();
    maya = sandbox.user('maya');
    omar = sandbox.user('omar');
  });

  /** A ticket with a result, ready to be closed. */
  const resolved = (description: string) => {
    const id = sandbox.tickets.create({ description });
    sandbox.tickets.accept(id);
    sandbox.tickets.setStatus(id, 2);
    return id;
  };

  describe('rating', () => {
    it('is offered where a ticket is closed, and sent after that', async () => {
      const id = resolved('Closed with stars');
      await omar.types(`/ticket close ${id}`);
      await omar.fills({ Result: '5', Speed: '3', 'What you would like to say': 'Well done' });
      await omar.submits();
      await omar.form('your rating was sent');
      await omar.closes();
      expect(sandbox.tickets.get(id)).toMatchObject({
        status: 3,
        judgement: 'Well done',
        satisfaction: [
          { satisfaction_id: 1, satisfaction_value: 5 },
          { satisfaction_id: 2, satisfaction_value: 3 },
        ],
      });
    });

    it('may be left out', async () => {
      const id = resolved('Closed without a word');
      await omar.types(`/ticket close ${id}`);
      await omar.field('Result');
      await omar.submits();
      await omar.form('was closed');
      await omar.closes();
      expect(sandbox.tickets.get(id)).toMatchObject({ status: 3, satisfaction: [] });
      expect(sandbox.tickets.get(id).judgement).toBeUndefined();
    });

    it('that fails says that the ticket is closed, and can be sent again, with what was chosen', async () => {
      const id = resolved('Closed, but not rated');
      await omar.types(`/ticket close ${id}`);
      await omar.fills({ Result: '4' });
      sandbox.tickets.fail({ operation: 'createScores', kind: 'business', times: 1 });
      await omar.submits();
      const again = await omar.form('but your rating was not sent');
      expect(sandbox.tickets.get(id)).toMatchObject({ status: 3, satisfaction: [] });
      expect(again.fields.find(({ label }) => label === 'Result')?.value).toMatchObject({ value: '4' });
      await omar.submits();
      await omar.form('was sent');
      await omar.closes();
      expect(sandbox.tickets.get(id).satisfaction).toEqual([{ satisfaction_id: 1, satisfaction_value: 4 }]);
    });

    it('does not keep anybody from closing where the service does not tell what can be rated', async () => {
      const id = resolved('Closed while ratings are down');
      const fresh = sandbox.user('omar');
      sandbox.tickets.fail({ operation: 'listSatisfactionDimensions', kind: '500' });
      await fresh.types(`/ticket close ${id}`);
      await fresh.field('Note to the engineer');
      await fresh.submits();
      await fresh.form('was closed');
      await fresh.closes();
      sandbox.tickets.heal();
      expect(sandbox.tickets.get(id).status).toBe(3);
    });

    it('of a closed ticket is in its hub, and asks for at least one star', async () => {
      const id = resolved('Rated later');
      sandbox.tickets.setStatus(id, 3);
      await omar.types(`/ticket more ${id}`);
      const hub = await omar.form('Rated later');
      await omar.opens({ view: hub.id }, 'Rate…');
      await omar.fills({ 'What you would like to say': 'Hm' });
      await omar.submits();
      expect((await omar.form('No stars are given')).text).toContain('Not done');
      expect(sandbox.tickets.get(id).judgement).toBeUndefined();
      await omar.fills({ Attitude: '1' });
      await omar.submits();
      await omar.form('Your rating');
      await omar.closes();
      await omar.closes();
      expect(sandbox.tickets.get(id)).toMatchObject({
        judgement: 'Hm',
        satisfaction: [{ satisfaction_id: 3, satisfaction_value: 1 }],
      });
    });

    it('is refused where the service refuses it, and to who may not close the ticket', async () => {
      const id = sandbox.tickets.create({ description: 'Not yet resolved' });
      await omar.types(`/ticket rate ${id}`);
      await omar.fills({ Result: '5' });
      await omar.submits();
      await omar.form('only a result can be rated');
      await omar.closes();
      const done = resolved('Of somebody else');
      await maya.types(`/ticket rate ${done}`);
      await maya.fills({ Result: '1' });
      await maya.submits();
      await maya.form('Your role does not allow this');
      await maya.closes();
      expect(sandbox.tickets.get(done)).toMatchObject({ status: 2, satisfaction: [] });
    });
  });

  it('urging too early says when it was urged last, as far as that is known', async () => {
    const id = resolved('Urgent');
    await maya.ask(`/ticket urge ${id}`);
    const again = await maya.ask(`/ticket urge ${id}`);
    expect(again.text).toMatch(/too early.*urged here less than a minute ago/);
    const elsewhere = resolved('Urged in the console');
    sandbox.tickets.fail({ operation: 'updateCases', kind: 'business', code: 'OSM.01010004', times: 1 });
    expect((await maya.ask(`/ticket urge ${elsewhere}`)).text).toMatch(/too early.*in the console/);
  });
});
