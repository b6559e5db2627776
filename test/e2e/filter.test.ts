import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, until, type Sandbox } from '../support/sandbox.ts';

describe('the filter of the list', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let disk: string;
  let net: string;

  beforeAll(async () => {
    sandbox = await open({ environment: { ROLE_GUESTS: 'viewer' } });
    disk = sandbox.tickets.create({ description: 'The disk is full' });
    net = sandbox.tickets.create({ description: 'The net is slow', problemTypeId: 'ecs-setup' });
    sandbox.tickets.accept(net);
    const omar = sandbox.user('omar');
    await omar.types(`/ticket label ${disk}`);
    await omar.form('The disk is full');
    await omar.fills({ Labels: ['production'] });
    await omar.submits();
    await until(() => sandbox.tickets.get(disk).labels.length === 1, 'the label');
    await omar.closes();
  });

  /** The last list shown to a person. */
  const listFor = (name: string, words: string) =>
    until(
      () => sandbox.workspace.screen(name).ephemerals.findLast(({ text }) => text.includes(words)),
      `a list with “${words}” for ${name}`,
    );

  it('opens from the list with its current values, and shows the selection', async () => {
    const maya = sandbox.user('maya');
    const list = await maya.ask('/ticket list all full');
    expect(list.text).toContain(disk);
    await maya.opens({ ts: list.ts, channel: '#support' }, 'Filter…');
    const form = await maya.form('Opened by');
    expect(form.fields.find(({ label }) => label === 'Words')?.value).toBe('full');
    await maya.fills({
      Words: '',
      Status: ['With Huawei Cloud', 'Please confirm'],
      'Opened on or after': '2026-01-01',
      'Save as': 'Nets',
    });
    await maya.submits();
    await maya.form('The filtered list is where');
    await maya.closes();
    const shown = await listFor('maya', 'from 2026-01-01');
    expect(shown.text).toContain(net);
    expect(shown.text).not.toContain(disk);
    expect(shown.text).toContain('With Huawei Cloud, Please confirm');
  });

  it('is saved under its name, for this person only', async () => {
    const maya = sandbox.user('maya');
    const list = await maya.ask('/ticket list @NETS slow');
    expect(list.text).toContain(net);
    expect((await maya.ask('/ticket list @nets full')).text).toContain('No tickets.');
    expect((await sandbox.user('liwei').ask('/ticket list @nets')).text).toContain('You have no saved filter “nets”');
    const plain = await maya.ask('/ticket list all');
    await sandbox.workspace.select('maya', { ts: plain.ts, channel: '#support' }, 'list_saved', '@nets');
    await until(() => {
      const shown = sandbox.workspace.screen('maya').ephemerals.find(({ ts }) => ts === plain.ts);
      return shown?.text.includes('from 2026-01-01');
    }, 'the list of the saved filter in place of the other');
  });

  it('accepts labels, a user, a region and a product, by type-ahead', async () => {
    const gina = sandbox.user('gina');
    await gina.types('/ticket filter');
    await gina.form('Opened by');
    await gina.fills({ Tickets: 'All tickets', Labels: ['production'], 'Opened by': 'service-tickets' });
    await gina.submits();
    await gina.form('The filtered list is where');
    await gina.closes();
    const shown = await listFor('gina', 'labels production');
    // The service masks names; the id next to the name identifies the person.
    expect(shown.text).toContain('opened by s***s (acme.service-tickets)');
    const asked = sandbox.tickets.requests().entries.findLast(({ operationId }) => operationId === 'listCases');
    expect(asked?.query).toContainEqual(['label_id_list', '1']);
    expect(asked?.query).toContainEqual(['x_customer_id', 'acme.service-tickets']);
    expect(shown.text).toContain(disk);
    expect(shown.text).not.toContain(net);
    await gina.types('/ticket filter');
    await gina.form('Opened by');
    await gina.fills({ 'Opened by': 'g***e' });
    await gina.fills({ 'Opened by': 'grace' });
    await gina.fills({ Region: 'Beijing4', Product: 'no such product' });
    await gina.submits();
    await gina.closes();
    expect((await listFor('gina', 'no such product')).text).toContain('No tickets.');
  });

  it('accepts part of the problem type, which the service can neither list nor export by', async () => {
    const omar = sandbox.user('omar');
    await omar.types('/ticket filter');
    await omar.form('Opened by');
    await omar.fills({ Tickets: 'All tickets', 'Problem type': 'CONFIGURATION', 'Save as': 'setups' });
    await omar.submits();
    await omar.form('The filtered list is where');
    await omar.closes();
    const shown = await listFor('omar', 'problem type “CONFIGURATION”');
    expect(shown.text).toContain(net);
    expect(shown.text).not.toContain(disk);
    expect((await omar.ask('/ticket list @setups full')).text).toContain('No tickets.');
    await omar.types('/ticket export @setups');
    await until(
      () => sandbox.workspace.channel('@omar').messages.some(({ text }) => text.includes('problem type, several')),
      'that it cannot be exported',
    );
  });

  it('reports errors at the field, and keeps the form if the service fails', async () => {
    const maya = sandbox.user('maya');
    await maya.types('/ticket filter @nets');
    await maya.form('Opened by');
    await maya.fills({ 'Opened on or before': '2025-12-31' });
    expect(Object.values((await maya.submits()).errors ?? {})).toEqual([expect.stringContaining('before the first')]);
    await maya.fills({ 'Opened on or before': '2030-12-31', 'Save as': 'two words' });
    expect(Object.values((await maya.submits()).errors ?? {})).toEqual([
      expect.stringContaining('Use up to 30 letters'),
    ]);
    sandbox.tickets.fail({ operation: 'listCases', kind: 'business', code: 'OSM.01010002' });
    await maya.fills({ 'Save as': 'later' });
    await maya.submits();
    await maya.form('allowed to do this');
    sandbox.tickets.heal();
    sandbox.tickets.fail({ operation: 'listCases', kind: '429' });
    await maya.submits();
    const failed = await maya.form('is busy');
    expect(failed.fields.find(({ label }) => label === 'Opened on or before')?.value).toBe('2030-12-31');
    sandbox.tickets.heal();
    await maya.submits();
    await maya.form('The filtered list is where');
    await maya.closes();
  });

  it('can be deleted', async () => {
    const maya = sandbox.user('maya');
    await maya.types('/ticket filter');
    await maya.form('Delete saved filters');
    await maya.fills({ 'Delete saved filters': ['@nets', '@later'] });
    await maya.submits();
    await maya.form('The filtered list is where');
    await maya.closes();
    expect((await maya.ask('/ticket list @nets')).text).toContain('You have no saved filter');
  });
});
