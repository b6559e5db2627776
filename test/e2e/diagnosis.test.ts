import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { numberIn, type User } from '../support/user.ts';

describe('a diagnosis before the ticket', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let maya: User;

  beforeAll(async () => {
    sandbox = await open();
    maya = sandbox.user('maya');
  });

  /** Fills in the create form, and opens the server selection on top of it. */
  async function chooseServer(description: string, person = maya): Promise<void> {
    await person.fillsNewTicket(description);
    const form = await person.form('Check server first');
    await person.opens({ view: form.id }, 'Check server first');
    await person.fills({ Server: 'web-1 · 192.0.2.10' });
  }

  it('shows the findings, and adds them to the ticket', async () => {
    await chooseServer('No login by SSH');
    await maya.submits();
    await maya.form('Checking the server…');
    const found = await maya.form('2 checks found problems');
    // These operations have no X-Language in the contract, so advice comes in the service's language.
    expect(JSON.stringify(found)).toContain('https://support.huaweicloud.com/intl/en-us/trouble-ecs/');
    expect(found.text).toMatch(
      /🔴 \*Security group rules\*\s+请放通.*🔴 \*Disk usage\*\s+磁盘.*⚪ \*Memory use over time\* · did not run.*🟢 \*CPU load\*/s,
    );
    expect(found.text).not.toContain('Hardware of the host');
    await maya.submits();
    await maya.form('The results are at the end of the description');
    const expected =
      'No login by SSH\n\nHealth check of web-1: 2 checks found problems; 1 of 4 checks has no result.\n- Security group rules: 请放通';
    await sandbox.workspace.waitFor(() =>
      String(
        sandbox.workspace.modal('maya')?.fields.find(({ label }) => label.startsWith('Description'))?.value,
      ).startsWith(expected),
    );
    await maya.submits();
    const { text } = await maya.form(':white_check_mark:');
    expect(sandbox.tickets.get(numberIn(text)).description).toContain(expected);
    await maya.closes();
  });

  describe('that found something', () => {
    let liwei: User;

    // Both at once: each takes its seconds.
    beforeAll(async () => {
      liwei = sandbox.user('liwei');
      await chooseServer('Slow since yesterday');
      expect((await maya.form('Previous checks')).text).toMatch(/• web-1, .*2026.*: 2 problems/);
      await maya.submits();
      await chooseServer('Slow at night', liwei);
      await liwei.submits();
      await maya.form('2 checks found problems');
      await liwei.form('2 checks found problems');
    });

    it('can make the ticket unnecessary: nothing is created, and the service learns that it helped', async () => {
      const before = sandbox.tickets.list().length;
      const told = sandbox.tickets.reports().length;
      await maya.fills({ 'What next?': 'Problem solved, no ticket needed' });
      expect((await maya.submits()).outcome).toBe('cleared');
      expect(sandbox.workspace.modal('maya')).toBeUndefined();
      expect(sandbox.tickets.list().length).toBe(before);
      const word = await until(() => sandbox.tickets.reports()[told], 'the word that it helped');
      expect(word).toMatchObject({ is_helpful: true });
    });

    it('can be left out: the ticket has only what was typed, and the service learns that it did not help', async () => {
      const told = sandbox.tickets.reports().length;
      await liwei.fills({ 'What next?': 'Continue without the results' });
      await liwei.submits();
      expect((await liwei.field('Description')).value).toBe('Slow at night');
      await liwei.submits();
      const { text } = await liwei.form(':white_check_mark:');
      expect(sandbox.tickets.get(numberIn(text)).description).toBe('Slow at night');
      const word = await until(() => sandbox.tickets.reports()[told], 'the word that it did not help');
      expect(word).toMatchObject({ is_helpful: false });
      await liwei.closes();
    });
  });

  it('reports failures, and keeps the selection', async () => {
    await chooseServer('No answer on port 443');
    sandbox.tickets.fail({ operation: 'createDiagnoseJob', kind: 'business', times: 1 });
    await maya.submits();
    await maya.form('⚠');
    expect(JSON.stringify((await maya.field('Server')).value)).toContain('server-1');
    await maya.fills({ 'Public IP (EIP)': 'web-1' });
    expect(Object.values((await maya.submits()).errors ?? {}).join()).toContain('Enter an IP address');
    await maya.fills({ 'Public IP (EIP)': '198.51.100.7' });
    sandbox.tickets.endDiagnoses(4);
    await maya.submits();
    await maya.form('The check failed at Huawei Cloud');
    expect((await maya.field('Public IP (EIP)')).value).toBe('198.51.100.7');
    sandbox.tickets.endDiagnoses(3);
    await maya.closes();
    expect((await maya.field('Description')).value).toBe('No answer on port 443');
    await maya.closes();
  });

  it('reports that the service is down, when servers are listed and when it starts', async () => {
    sandbox.tickets.fail({ operation: 'listDiagnoseResources', kind: '500' });
    await maya.fillsNewTicket('No answer on port 22');
    const form = await maya.form('Check server first');
    await maya.opens({ view: form.id }, 'Check server first');
    await maya.form('be reached right now');
    await maya.closes();
    sandbox.tickets.heal();
    await maya.opens({ view: form.id }, 'Check server first');
    await maya.fills({ Server: 'web-1 · 192.0.2.10' });
    sandbox.tickets.fail({ operation: 'createDiagnoseJob', kind: '500' });
    await maya.submits();
    await maya.form('the check may have started');
    sandbox.tickets.heal();
    await maya.closes();
    expect((await maya.field('Description')).value).toBe('No answer on port 22');
    await maya.closes();
  });

  it('asks for the region first, and is offered only for servers', async () => {
    await maya.types('/ticket new Nothing chosen');
    await maya.fills({ 'Product or service': 'Elastic Cloud Server' });
    const form = await maya.form('Check server first');
    await maya.opens({ view: form.id }, 'Check server first');
    await maya.form('choose a region');
    await maya.closes();
    await maya.closes();
    await maya.types('/ticket new Something else');
    await maya.fills({ 'Product or service': 'Object Storage Service' });
    await maya.field('Problem type');
    expect(sandbox.workspace.modal('maya')?.text).not.toContain('Check server first');
    await maya.closes();
  });
});

describe('an account without diagnoses', () => {
  const open = closing(afterAll);

  it('is not offered any', async () => {
    const sandbox = await open();
    sandbox.tickets.fail({ operation: 'listDiagnoseRecords', kind: 'absent' });
    const maya = sandbox.user('maya');
    await maya.fillsNewTicket('No login by SSH');
    expect(sandbox.workspace.modal('maya')?.text).not.toContain('Check server first');
  });
});
