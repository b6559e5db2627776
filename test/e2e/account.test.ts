import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import type { User } from '../support/user.ts';

describe('what belongs to the account rather than to a ticket', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let maya: User;
  let omar: User;
  let ada: User;

  beforeAll(async () => {
    sandbox = await open({ account: { privilegePolicy: true } });
    maya = sandbox.user('maya');
    omar = sandbox.user('omar');
    ada = sandbox.user('ada');
  });

  describe('the permissions of the app', () => {
    it('are shown to an admin, and withdrawn and granted one by one', async () => {
      // The embedded service grants nothing until asked to, as the reference says of accounts that enforce permissions.
      await ada.types('/ticket permissions');
      await ada.form('lets *this app* do');
      await ada.fills({ 'Open tickets': 'granted', 'Export tickets': 'granted' });
      await ada.submits();
      await ada.form('Permissions saved');
      await ada.closes();
      await ada.types('/ticket permissions');
      const form = await ada.form('lets *this app* do');
      expect(form.fields.map(({ value }) => value)).toEqual([
        expect.objectContaining({ value: 'granted' }),
        expect.objectContaining({ value: 'granted' }),
      ]);
      sandbox.tickets.resetRequests();
      await ada.fills({ 'Export tickets': 'withdrawn' });
      await ada.submits();
      expect((await ada.form('Permissions saved')).text).toContain('be exported');
      await ada.closes();
      await omar.types('/ticket export');
      await until(
        () =>
          sandbox.workspace.channel('@omar').messages.some(({ text }) => text.includes('allowed to export tickets')),
        'a word that the account lacks the privilege',
      );
      await ada.types('/ticket permissions');
      await ada.form('lets *this app* do');
      expect((await ada.field('Open tickets')).value).toMatchObject({ value: 'granted' });
      expect((await ada.field('Export tickets')).value).toMatchObject({ value: 'withdrawn' });
      await ada.fills({ 'Export tickets': 'granted' });
      sandbox.tickets.fail({ operation: 'createPrivileges', kind: 'business', code: 'OSM.01010002', times: 1 });
      await ada.submits();
      await ada.form('allowed to do this');
      sandbox.tickets.fail({ operation: 'createPrivileges', kind: '500' });
      await ada.submits();
      await ada.form('gave no clear answer');
      sandbox.tickets.heal();
      expect((await ada.field('Export tickets')).value).toMatchObject({ value: 'granted' });
      await ada.submits();
      await ada.form('Permissions saved');
      await ada.closes();
    });

    it('are hidden from everybody else', async () => {
      await omar.types('/ticket permissions');
      const refused = await omar.form('can do this. Ask');
      expect(refused.submit).toBeUndefined();
      await omar.closes();
    });

    it('cannot be shown while the service fails', async () => {
      sandbox.tickets.fail({ operation: 'listPrivileges', kind: '500' });
      await ada.types('/ticket permissions');
      await ada.form('be reached right now');
      sandbox.tickets.heal();
      await ada.closes();
    });
  });

  describe('an abuse report', () => {
    const reports = () => sandbox.tickets.reports();

    /** Fills all that must be filled. */
    async function fill(proof = 'copies.png') {
      await omar.types('/ticket report');
      await omar.fills({
        'Type of report': 'infringement',
        'Huawei Cloud products or services': 'Object Storage',
        'Website addresses': 'https://copies.example',
        "What's happening": 'They sell copies of our pictures',
        'Type of right': 'copyright',
        Name: 'Omar',
        "You're reporting as": 'company',
        Phone: '5550199',
      });
      const form = await omar.form('Report abuse');
      for (const [block, name] of [
        ['abuse:proofs', proof],
        ['abuse:identity', 'licence.pdf'],
      ] as const) {
        await sandbox.workspace.upload('omar', { view: form.id, field: block }, { name, content: name });
      }
    }

    it('is sent with its files, once', async () => {
      await fill();
      await omar.fills({ "What's happening (continued)": 'And sell them as theirs' });
      await omar.submits();
      await omar.form('Report sent');
      await omar.closes();
      const [sent, ...others] = reports();
      expect(others).toEqual([]);
      expect(sent).toMatchObject({
        type: 'infringement',
        title: 'Object Storage;https://copies.example',
        content: 'They sell copies of our pictures\nAnd sell them as theirs',
        ip: { ip_type: 'copyright' },
        contacts: { name: 'Omar', mobile: '5550199', id_type: 10 },
      });
      const { files, contacts } = sent as { files: string[]; contacts: { id_files: string[] } };
      expect(sandbox.attachments([...files, ...contacts.id_files]).map(({ name }) => name)).toEqual([
        'copies.png',
        'licence.pdf',
      ]);
    });

    it('with a file of a wrong type shows the error at that file and is not sent', async () => {
      const before = reports().length;
      await fill('copies.exe');
      const { errors } = await omar.submits();
      expect(errors).toEqual({ 'abuse:proofs': expect.stringContaining('copies.exe') });
      await omar.closes();
      expect(reports()).toHaveLength(before);
    });

    it('that is refused can be sent again, with everything that was entered', async () => {
      const before = reports().length;
      await fill();
      sandbox.tickets.fail({ operation: 'createFeedback', kind: 'business', code: 'OSM.01010001', times: 1 });
      await omar.submits();
      await omar.form('⚠');
      expect((await omar.field('Name')).value).toBe('Omar');
      await omar.submits();
      await omar.form('Report sent');
      await omar.closes();
      expect(reports()).toHaveLength(before + 1);
    });

    it('that may have arrived is not sent again automatically', async () => {
      const before = reports().length;
      await fill();
      sandbox.tickets.fail({ operation: 'createFeedback', kind: 'drop-after', times: 1 });
      await omar.submits();
      await omar.form('your report may have arrived');
      await omar.submits();
      await omar.form('your report may have arrived');
      await omar.closes();
      expect(reports()).toHaveLength(before + 1);
    });

    it('is for operators', async () => {
      await maya.types('/ticket report');
      await maya.form('can do this. Ask');
      await maya.closes();
    });
  });
});
