import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { MessageView } from '../../src/sandbox/workspace/index.ts';
import { openDatabase } from '../../src/store/database.ts';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, replyIn, type User } from '../support/user.ts';

const password = 'canary-host-password';

describe('requests for access by engineers', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let omar: User;
  let ticket: string;

  beforeAll(async () => {
    sandbox = await open({
      account: { agreementsSigned: false },
      // Access of three hours ends "soon", so that the reminder is seen.
      environment: { ACCESS_REMINDER: '18000', ROLE_GUESTS: 'viewer' },
      timing: { accessInterval: 100 },
      // If it is unclear whether access was ended, the bot checks for ten seconds.
      sleep: (milliseconds) => setTimeout(milliseconds / 20),
      hideSecrets: false,
    });
    omar = sandbox.user('omar');
    ticket = sandbox.tickets.create({ description: 'The disk is full' });
    await omar.ask(`/ticket link ${ticket}`);
    await cardOf(sandbox.workspace, ticket);
  });

  afterEach(() => sandbox.tickets.heal());

  /** An engineer asks, and the card of that is in the thread. */
  async function asks(purpose: string, hours = 24): Promise<{ readonly request: string; readonly card: MessageView }> {
    const request = sandbox.tickets.requestAuthorization(ticket, purpose, { hours });
    return { request, card: await replyIn(sandbox.workspace, ticket, purpose) };
  }

  /** The form is sent, and says what is wrong with it: at once, or where that takes a while, in the form. */
  async function refused(words: string): Promise<void> {
    const { errors } = await omar.submits();
    if (errors === undefined) await omar.form(words);
    else expect(Object.values(errors).join()).toContain(words);
  }

  const stateOf = (request: string) => sandbox.tickets.authorizations(ticket).find(({ id }) => id === request);
  const cardNow = (purpose: string, words: string) =>
    sandbox.workspace.waitFor(
      async () => {
        const { ts } = await cardOf(sandbox.workspace, ticket);
        return sandbox.workspace
          .thread('#support', ts)
          .find(({ text }) => text.includes(purpose) && text.includes(words));
      },
      10_000,
      `the card of “${purpose}” with “${words}”`,
    );

  it('get in by the form, are counted down, and leave their log in the thread at the end', async () => {
    const { request, card } = await asks('Read the system log', 3);
    expect(card.text).toContain('web-1');
    expect(card.text).toContain('for 3 h');
    expect(card.buttons.map(({ label }) => label)).toEqual(['Approve…', 'Reject…']);

    await omar.opens(card, 'Approve…');
    await omar.form('signed this agreement yet');
    await omar.fills({ 'Account for web-1': 'nobody', 'Password for web-1': password });
    await omar.fills({ Agreement: ['agree'] });
    await refused('log in to');
    expect(stateOf(request)?.status).toBe(0);
    await omar.fills({ 'Account for web-1': 'root' });
    await omar.submits();
    await omar.form('now has access');
    await omar.closes();
    expect(stateOf(request)?.status).toBe(1);
    const { effectiveAt = 0, expiresAt = 0 } = stateOf(request) ?? {};
    expect(Math.round((expiresAt - effectiveAt) / 60_000 / 60)).toBe(3);

    const granted = await cardNow('Read the system log', 'hours left');
    expect(granted.ts).toBe(card.ts);
    expect(granted.text).toContain('Approved by');
    await replyIn(sandbox.workspace, ticket, 'ends soon');

    const session = sandbox.tickets.startSession(request);
    sandbox.tickets.runCommand(request, session, '=cat /var/log/syslog, please');
    const file = {
      direction: 'download',
      name: 'syslog',
      size: 1024,
      from: '/var/log/syslog',
      to: '/tmp/syslog',
    } as const;
    sandbox.tickets.transferFile(request, session, file);
    sandbox.tickets.fail({ operation: 'listHistorySessions', kind: '500' });
    await omar.opens(granted, 'Access log');
    await omar.form('be reached right now');
    await omar.closes();
    sandbox.tickets.heal();
    await omar.opens(granted, 'Access log');
    await omar.form('=cat /var/log/syslog, please');
    await omar.closes();

    await omar.opens(granted, 'End access…');
    await omar.form('loses access immediately');
    sandbox.tickets.fail({ operation: 'updateAuthorizations', kind: 'business', code: 'OSM.01010014', times: 1 });
    await omar.submits();
    await omar.form('⚠');
    expect(stateOf(request)?.status).toBe(1);
    sandbox.tickets.fail({ operation: 'updateAuthorizations', kind: '500' });
    await omar.submits();
    const unclear = await omar.form('Check the ticket before retrying');
    expect(unclear.text).not.toContain('Access ended');
    expect(stateOf(request)?.status).toBe(1);
    expect((await replyIn(sandbox.workspace, ticket, 'Read the system log')).text).toContain('hours left');
    sandbox.tickets.heal();
    await omar.submits();
    await omar.form('Access ended');
    await omar.closes();
    expect(stateOf(request)?.status).toBe(5);
    await cardNow('Read the system log', 'canceled');
    const log = await sandbox.workspace.waitFor(
      async () => {
        const { ts } = await cardOf(sandbox.workspace, ticket);
        return sandbox.workspace.thread('#support', ts).flatMap(({ files }) => files)[0];
      },
      10_000,
      'the log of the access',
    );
    expect(log.name).toBe(`access-log-${request}.csv`);
    expect(sandbox.workspace.file('omar', log.id)?.bytes.toString()).toMatch(
      /"'=cat \/var\/log\/syslog, please"\r\n.*syslog/,
    );
  });

  it('are rejected with a reason, also after the API failed, and the entered text stays', async () => {
    const { request, card } = await asks('Look at the disk');
    await omar.opens(card, 'Reject…');
    await omar.fills({ Reason: ' ' });
    expect(Object.keys((await omar.submits()).errors ?? {})).toEqual(['access_reason']);
    await omar.fills({ Reason: 'We do that ourselves' });
    sandbox.tickets.fail({ operation: 'updateAuthorizations', kind: 'business', code: 'OSM.01010002', times: 1 });
    await omar.submits();
    await omar.form('⚠');
    expect((await omar.field('Reason')).value).toBe('We do that ourselves');
    await omar.closes();
    await omar.opens(card, 'Reject…');
    await omar.fills({ Reason: 'We do that ourselves' });
    sandbox.tickets.fail({ operation: 'updateAuthorizations', kind: 'drop-after', times: 1 });
    await omar.submits();
    await omar.form(`Request rejected for ticket ${ticket}`);
    await omar.closes();
    expect(stateOf(request)).toMatchObject({ status: 2, rejectReason: 'We do that ourselves' });
    const drawn = await cardNow('Look at the disk', 'Reason: “We do that ourselves”');
    expect(drawn.text).toContain('web-1');
    expect(drawn.buttons).toEqual([]);
  });

  it('are granted once the agreement in force is signed; a newer one replaces the one in the form', async () => {
    const { request, card } = await asks('See the kernel log');
    sandbox.tickets.publishAgreement('2');
    await omar.opens(card, 'Approve…');
    await omar.fills({ 'Password for web-1': password });
    // The signature of the earlier one is cached for a while.
    await omar.submits();
    const form = await omar.form('needs a signed agreement');
    expect(form.fields.find(({ label }) => label === 'Password for web-1')?.value).toBe(password);
    await omar.fills({ Agreement: ['agree'] });
    sandbox.tickets.publishAgreement('2');
    await omar.submits();
    await omar.form('a new version of the agreement');
    expect((await omar.field('Agreement')).value).toEqual([]);
    await omar.fills({ Agreement: ['agree'] });
    await omar.submits();
    await omar.form('now has access');
    await omar.closes();
    expect(stateOf(request)?.status).toBe(1);
  });

  it('get into the console by a choice, without an account', async () => {
    const request = sandbox.tickets.requestAuthorization(ticket, 'Check the bill', { kind: 'console' });
    const card = await replyIn(sandbox.workspace, ticket, 'Check the bill');
    expect(card.text).toContain('Console');
    await omar.opens(card, 'Approve…');
    const form = await omar.form('Check the bill');
    const labels = form.fields.map(({ label }) => label);
    expect(labels).toContain('Console access');
    expect(labels.join()).not.toMatch(/Account for|Password|Port/);
    expect(Object.keys((await omar.submits()).errors ?? {})).toEqual(['access_console']);
    await omar.fills({ 'Console access': 'All permissions of the account' });
    await omar.submits();
    await omar.form('now has access');
    await omar.closes();
    expect(stateOf(request)?.status).toBe(1);
  });

  it('can be granted only by operators', async () => {
    const { request, card } = await asks('Look around');
    for (const name of ['gina', 'maya']) {
      const user = sandbox.user(name);
      for (const button of ['Approve…', 'Reject…']) {
        await user.opens(card, button);
        await user.form('can do this. Ask');
        await user.closes();
      }
      const list = await user.ask(`/ticket access ${ticket}`);
      expect(list.text).toContain('Look around');
      expect(list.text).toContain('web-1');
      expect(list.buttons).toEqual([]);
    }
    expect(stateOf(request)?.status).toBe(0);
  });

  it('are not let in where the service cannot try the account; the form stays', async () => {
    const { request, card } = await asks('Look once more');
    await omar.opens(card, 'Approve…');
    await omar.fills({ 'Password for web-1': password });
    sandbox.tickets.fail({ operation: 'checkHosts', kind: '500', times: 9 });
    await refused('check the account of');
    sandbox.tickets.heal();
    await omar.fills({ 'Password for web-1': '' });
    await refused('required');
    await omar.closes();
    expect(stateOf(request)?.status).toBe(0);
  });

  it('leave no trace of a password anywhere', async () => {
    await sandbox.settled();
    const database = await openDatabase(sandbox.environment.DATABASE_URL ?? '');
    const tables = ['audit', 'seen', 'cache', 'event', 'ticket', 'access_approval', 'access_card', 'delivery'] as const;
    const rows = await Promise.all(tables.map((table) => database.db.selectFrom(table).selectAll().execute()));
    await database.close();
    const { workspace } = sandbox;
    const seen = JSON.stringify([
      rows,
      workspace.people().map(({ name }) => workspace.screen(name)),
      workspace.channels().map(({ id }) => workspace.channel(id)),
      workspace.requests(),
      sandbox.tickets.requests(),
      sandbox.tickets.authorizations(ticket),
    ]);
    expect(seen).toContain('access-grant');
    for (const text of [seen, ...sandbox.log]) expect(text.includes(password) ? text : 'none').toBe('none');
  });
});

describe('with two approvers', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let omar: User;
  let ada: User;
  let ticket: string;

  beforeAll(async () => {
    sandbox = await open({
      environment: { ACCESS_SECOND_APPROVER: 'true' },
      timing: { accessInterval: 100, approverInterval: 100 },
    });
    [omar, ada] = [sandbox.user('omar'), sandbox.user('ada')];
    ticket = sandbox.tickets.create({ description: 'The disk is full' });
    await omar.ask(`/ticket link ${ticket}`);
    await cardOf(sandbox.workspace, ticket);
  });

  const statusOf = (request: string) => sandbox.tickets.authorizations(ticket).find(({ id }) => id === request)?.status;

  it('the second one grants only what the form showed', async () => {
    const request = sandbox.tickets.requestAuthorization(ticket, 'See the disk');
    const card = await replyIn(sandbox.workspace, ticket, 'See the disk');
    // Both open the form before anybody approves, and both send it.
    for (const person of [ada, omar]) {
      await person.opens(card, 'Approve…');
      await person.form('Two people must approve');
    }
    await omar.submits();
    await omar.form('when a second person confirms');
    await omar.closes();
    await ada.submits();
    await ada.form('The approval of this request changed');
    const second = await ada.form('approved access from');
    expect(second.fields.map(({ label }) => label).join()).toContain('Password for web-1');
    expect(statusOf(request)).toBe(0);

    // The first one approves again, after the second one looked.
    await omar.opens(card, 'Approve…');
    await omar.form('Two people must approve');
    await omar.submits();
    await omar.form('when a second person confirms');
    await omar.closes();
    await ada.fills({ 'Password for web-1': password });
    await ada.submits();
    await ada.form('The approval of this request changed');
    expect(statusOf(request)).toBe(0);
    await ada.submits();
    await ada.form('now has access');
    await ada.closes();
    expect(statusOf(request)).toBe(1);
  });

  it('nobody gets in if both press Approve at the same time', async () => {
    const request = sandbox.tickets.requestAuthorization(ticket, 'See the memory');
    const card = await replyIn(sandbox.workspace, ticket, 'See the memory');
    for (const person of [ada, omar]) {
      await person.opens(card, 'Approve…');
      await person.form('Two people must approve');
    }
    await Promise.all([ada.submits(), omar.submits()]);
    const [first, late] = await Promise.any([
      omar.form('when a second person confirms').then(() => [omar, ada] as const),
      ada.form('when a second person confirms').then(() => [ada, omar] as const),
    ]);
    await late.form('The approval of this request changed');
    await late.form('approved access from');
    expect(statusOf(request)).toBe(0);
    await first.closes();
    await late.closes();
  });

  it("the second one confirms the first one's window, and enters the account", async () => {
    const request = sandbox.tickets.requestAuthorization(ticket, 'Read the log');
    const card = await replyIn(sandbox.workspace, ticket, 'Read the log');
    const status = () => statusOf(request);

    for (const person of [omar, omar]) {
      await person.opens(card, 'Approve…');
      const form = await person.form('Two people must approve');
      expect(form.fields.map(({ label }) => label).join()).not.toContain('Password');
      await person.submits();
      await person.form('when a second person confirms');
      await person.closes();
      expect(status()).toBe(0);
    }
    await replyIn(sandbox.workspace, ticket, 'A second person must confirm');
    await sandbox.workspace.waitFor(
      async () =>
        (await replyIn(sandbox.workspace, ticket, 'Read the log')).text.includes('A second person must confirm'),
      10_000,
      'the first approval on the card',
    );

    await ada.opens(card, 'Approve…');
    const form = await ada.form('approved access from');
    expect(form.fields.map(({ label }) => label).join()).not.toContain('Until');
    await ada.fills({ 'Password for web-1': password });
    await ada.submits();
    await ada.form('now has access');
    await ada.closes();
    expect(status()).toBe(1);
    await until(
      async () => (await replyIn(sandbox.workspace, ticket, 'has access')).text.includes('Approved by'),
      'names',
    );
  });

  it('the approval of somebody who lost the role does not count, and the card updates by itself', async () => {
    const { workspace } = sandbox;
    const request = sandbox.tickets.requestAuthorization(ticket, 'Read the kernel log');
    const card = await replyIn(workspace, ticket, 'Read the kernel log');
    const cardSays = (isApproved: boolean) =>
      workspace.waitFor(
        async () => {
          const { text } = await replyIn(workspace, ticket, 'Read the kernel log');
          return text.includes('Approved by') === isApproved;
        },
        10_000,
        `the card ${isApproved ? 'with' : 'without'} the first approval`,
      );
    await omar.opens(card, 'Approve…');
    await omar.form('second person confirms');
    await omar.submits();
    await omar.form('when a second person confirms');
    await omar.closes();
    await cardSays(true);
    await ada.opens(card, 'Approve…');
    const { fields } = await ada.form('If you confirm');
    const passwordOf = fields.find(({ label }) => label.startsWith('Password'))?.label ?? '';

    workspace.setGroup('operators', ['ada']);
    await cardSays(false);
    await ada.fills({ [passwordOf]: password });
    await ada.submits();
    await ada.form('The approval of this request changed');
    await ada.form('after a second person confirms');
    await ada.submits();
    await ada.form('when a second person confirms');
    await ada.closes();
    expect(statusOf(request)).toBe(0);
  });
});
