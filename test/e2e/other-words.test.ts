import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/store/database.ts';
import { children } from '../support/child.ts';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { numberIn, type User } from '../support/user.ts';

const open = closing(afterEach);
const start = children(afterEach);

/** Appears in the form when the ticket exists. */
const created = ':white_check_mark:';
const first = 'All servers of the shop are gone since nine';
const other = 'The certificate of the shop has expired, and nobody can pay';

/** Waiting for the ticket service to settle takes no time. */
const sleep = (milliseconds: number) => pause(milliseconds / 100);

const posts = ({ tickets }: Sandbox) => tickets.requests().counts.createCases ?? 0;
const descriptions = ({ tickets }: Sandbox) => tickets.list().map(({ description }) => description);
const opener = (sandbox: Sandbox) => sandbox.workspace.modal('maya')?.id ?? '';
const toldDirectly = (sandbox: Sandbox) => sandbox.workspace.channel('@maya').messages.map(({ text }) => text);

/** The number of the ticket with these words. */
function idOf({ tickets }: Sandbox, words: string): string {
  return tickets.list().find(({ description }) => description === words)?.id ?? 'none';
}

/** Overwrites the form with another problem, and sends it. */
async function submitsOther(maya: User): Promise<void> {
  await maya.fills({ 'Product or service': 'Elastic Cloud Server' });
  await maya.fills({ 'Problem type': 'Service not available' });
  await maya.fills({ Region: 'CN North-Beijing4', Description: other });
  await maya.submits();
}

describe('a form that is edited after its create call was not answered, while the list was down', () => {
  async function edited(): Promise<{ sandbox: Sandbox; maya: User; id: string }> {
    const sandbox = await open({ sleep });
    const maya = sandbox.user('maya');
    await maya.fillsNewTicket(first);
    await maya.attaches({ name: 'trace.log', content: 'all of it' });
    sandbox.tickets.fail({ operation: 'createCases', kind: 'drop-after', times: 1 });
    sandbox.tickets.fail({ operation: 'listCases', kind: '500' });
    await maya.submits();
    await maya.form('Check the ticket before retrying');
    sandbox.tickets.heal();
    await maya.fills({ Description: other });
    await maya.submits();
    await maya.form('An earlier version of this form');
    const id = idOf(sandbox, first);
    expect(sandbox.workspace.modal('maya')?.text).toContain(id);
    expect((await maya.field('Description')).value).toBe(other);
    expect(descriptions(sandbox)).toEqual([first]);
    expect(posts(sandbox)).toBe(1);
    return { sandbox, maya, id };
  }

  it('can be sent to that ticket as a reply, with its files', async () => {
    const { sandbox, maya, id } = await edited();
    await maya.opens({ view: opener(sandbox) }, 'Send as reply');
    await maya.form(`Sent to ticket`);
    const messages = sandbox.tickets.get(id).messages.map(({ text }) => text);
    expect(messages.filter((text) => text.includes(other))).toHaveLength(1);
    expect(sandbox.tickets.get(id).messages.at(-1)?.attachments).toHaveLength(1);
    expect(descriptions(sandbox)).toEqual([first]);
    await maya.closes();
    await maya.types('/ticket new');
    expect((await maya.field('Description')).value).not.toBe(other);
  });

  it('can become a second ticket', async () => {
    const { sandbox, maya, id } = await edited();
    await maya.submits();
    const second = numberIn((await maya.form(created)).text);
    expect(second).not.toBe(id);
    expect(descriptions(sandbox).toSorted()).toEqual([first, other]);
    expect(sandbox.tickets.get(second).messages[0]?.attachments).toHaveLength(1);
    await sandbox.settled();
    await maya.closes();
    await maya.types('/ticket new');
    expect((await maya.field('Description')).value).not.toBe(other);
  });

  it('can be discarded', async () => {
    const { sandbox, maya } = await edited();
    await maya.opens({ view: opener(sandbox) }, 'Discard this version');
    await maya.form('stays as it is');
    expect(descriptions(sandbox)).toEqual([first]);
    expect(posts(sandbox)).toBe(1);
    await maya.closes();
    await maya.types('/ticket new');
    expect((await maya.field('Description')).value).not.toBe(other);
  });

  it('is kept, with the choice, if the person decides later', async () => {
    const { sandbox, maya } = await edited();
    await maya.closes();
    await sandbox.settled();
    await maya.types('/ticket new');
    await maya.form('An earlier version of this form');
    expect((await maya.field('Description')).value).toBe(other);
    await maya.field('Region');
    await maya.submits();
    await maya.form(created);
    expect(descriptions(sandbox).toSorted()).toEqual([first, other]);
  });

  it('is reported in a direct message if the form was closed meanwhile, and opens from there', async () => {
    const sandbox = await open({ sleep });
    const maya = sandbox.user('maya');
    await maya.fillsNewTicket(first);
    sandbox.tickets.fail({ operation: 'createCases', kind: 'drop-after', times: 1 });
    sandbox.tickets.fail({ operation: 'listCases', kind: '500' });
    await maya.submits();
    await maya.form('Check the ticket before retrying');
    sandbox.tickets.heal();
    await maya.fills({ Description: other });
    sandbox.tickets.latency(300);
    await maya.submits();
    await maya.closes();
    const message = await sandbox.workspace.waitFor(
      () =>
        sandbox.workspace
          .channel('@maya')
          .messages.find(({ text }) => text.includes('An earlier version of this form')),
      undefined,
      'a direct message',
    );
    sandbox.tickets.latency(0);
    expect(message.text).toContain(idOf(sandbox, first));
    await maya.opens({ ts: message.ts, channel: '@service_tickets' }, 'Open draft');
    await maya.form('An earlier version of this form');
    expect((await maya.field('Description')).value).toBe(other);
    expect(descriptions(sandbox)).toEqual([first]);
  });
});

describe('a draft left by a crash', () => {
  it('is not offered if its ticket exists, which is reported; another problem is another ticket', async () => {
    const sandbox = await open({ bot: false });
    const { tickets, folder, environment } = sandbox;
    const maya = sandbox.user('maya');
    const killed = start('src/main.ts', { cwd: folder, environment });
    await killed.writes('"ready"');
    await maya.fillsNewTicket(first);
    // The ticket is created and recorded, but cannot be read for linking, when the process dies.
    tickets.fail({ operation: 'showCaseDetail', kind: 'timeout' });
    await maya.submits();
    const database = await openDatabase(environment.DATABASE_URL ?? '');
    const isDone = () =>
      database.db
        .selectFrom('seen')
        .select('key')
        .where('state', '=', 'done')
        .where('key', 'like', 'create:%')
        .execute();
    await until(async () => (await isDone()).length > 0, 'the note of the ticket');
    await database.close();
    killed.signal('SIGKILL');
    await killed.ended;
    await maya.closes();
    tickets.heal();

    await sandbox.startBot();
    await maya.types('/ticket new');
    await maya.form(idOf(sandbox, first));
    expect((await maya.field('Description')).value).not.toBe(first);
    await submitsOther(maya);
    expect(numberIn((await maya.form(created)).text)).toBe(idOf(sandbox, other));
    expect(descriptions(sandbox).toSorted()).toEqual([first, other]);
  });

  it('with another problem written over it never gets the number of the first', async () => {
    const sandbox = await open({ bot: false, sleep });
    const { tickets, folder, environment } = sandbox;
    const maya = sandbox.user('maya');
    const killed = start('src/main.ts', { cwd: folder, environment });
    await killed.writes('"ready"');
    await maya.fillsNewTicket(first);
    tickets.fail({ operation: 'createCases', kind: 'timeout-after', times: 1 });
    await maya.submits();
    await until(() => tickets.list().length === 1, 'the ticket');
    killed.signal('SIGKILL');
    await killed.ended;
    await maya.closes();
    const database = await openDatabase(environment.DATABASE_URL ?? '');
    await database.db
      .updateTable('seen')
      .set((row) => ({ at: row('at', '-', 3 * 60_000) }))
      .execute();
    await database.close();

    await sandbox.startBot();
    await maya.types('/ticket new');
    await maya.form('restored');
    await submitsOther(maya);
    await maya.form('An earlier version of this form');
    expect(sandbox.workspace.modal('maya')?.text).toContain(idOf(sandbox, first));
    await maya.submits();
    expect(numberIn((await maya.form(created)).text)).toBe(idOf(sandbox, other));
    expect(descriptions(sandbox).toSorted()).toEqual([first, other]);
  });
});

describe('a form that is closed while it is being checked', () => {
  it('is not offered as a draft: what is written next is a new ticket', async () => {
    const sandbox = await open({ limits: { timeout: 10_000 } });
    const maya = sandbox.user('maya');
    await maya.fillsNewTicket(first);
    sandbox.tickets.latency(1500);
    await maya.submits();
    await maya.form('Checking your ticket');
    await maya.closes();
    await maya.types('/ticket new');
    await maya.form('still being sent');
    expect((await maya.field('Description')).value).not.toBe(first);
    sandbox.tickets.latency(0);
    await submitsOther(maya);
    // The text being checked may resemble the first one, which the person is asked about.
    if (!(await maya.form('icket')).text.includes(created)) await maya.submits();
    expect(numberIn((await maya.form(created)).text)).toBe(idOf(sandbox, other));
    await until(
      () => toldDirectly(sandbox).some((text) => text.includes(idOf(sandbox, first))),
      'what came of the first',
    );
    expect(descriptions(sandbox).toSorted()).toEqual([first, other]);
    expect(posts(sandbox)).toBe(2);
  });
});

describe('a reply whose success message never appeared', () => {
  it('does not block different text from the same form', async () => {
    const sandbox = await open({ limits: { timeout: 10_000 } });
    const maya = sandbox.user('maya');
    const id = sandbox.tickets.create({ description: first });
    await maya.types(`/ticket reply ${id}`);
    await maya.fills({ 'Your reply': 'The first words' });
    sandbox.tickets.latency(1000);
    // All attempts to show it.
    sandbox.workspace.fail({ method: 'views.update', kind: 'drop', times: 4 });
    await maya.submits();
    await sandbox.settled();
    sandbox.tickets.latency(0);
    const texts = () => sandbox.tickets.get(id).messages.map(({ text }) => text.split('\n')[0]);
    expect(texts()).toContain('The first words');
    await maya.fills({ 'Your reply': 'The other words' });
    await maya.submits();
    await maya.form('sent to ticket');
    expect(texts()).toContain('The other words');
    await maya.closes();
    expect(texts().filter((text) => text === 'The first words')).toHaveLength(1);
  });
});
