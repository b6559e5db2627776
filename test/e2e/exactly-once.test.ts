import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/store/database.ts';
import { children } from '../support/child.ts';
import { closing, until, type Sandbox, type SandboxOptions } from '../support/sandbox.ts';
import { cardOf, numberIn } from '../support/user.ts';

/** Appears in the form once the ticket exists and is linked. */
const created = ':white_check_mark:';
const description = 'All servers of the shop are gone since nine';

/**
 * Work begun before a crash is given up after two minutes without a renewal; requests over an hour old are left to the
 * person.
 */
async function letTimePass(url: string, milliseconds: number): Promise<void> {
  const database = await openDatabase(url);
  await database.db
    .updateTable('seen')
    .set((row) => ({ at: row('at', '-', milliseconds) }))
    .execute();
  await database.db
    .updateTable('instruction')
    .set((row) => ({ received_at: row('received_at', '-', milliseconds) }))
    .execute();
  await database.close();
}

const posts = ({ tickets }: Sandbox) => tickets.requests().counts.createCases ?? 0;

const openSlow = closing(afterAll);
const cases = [
  { kind: 'drop-after', calls: 1 },
  { kind: 'timeout-after', calls: 1 },
  { kind: 'truncated', calls: 1 },
  { kind: 'timeout', calls: 2 },
  { kind: 'drop', calls: 2 },
] as const;
let results: ReadonlyMap<string, Promise<Sandbox>>;

async function play(kind: (typeof cases)[number]['kind'], options: SandboxOptions): Promise<Sandbox> {
  const sandbox = await openSlow(options);
  const maya = sandbox.user('maya');
  await maya.fillsNewTicket(description);
  sandbox.tickets.fail({ operation: 'createCases', kind, times: 1 });
  await maya.submits();
  await maya.form(created, 50_000);
  await sandbox.settled();
  return sandbox;
}

// These wait for the settle time of the create call, half a minute, so all of them start together, before the others.
beforeAll(() => {
  results = new Map(cases.map(({ kind }) => [kind, play(kind, { limits: { timeout: 1000 } })]));
  for (const result of results.values()) result.catch(() => undefined);
});

describe('a form becomes one ticket', () => {
  const open = closing(afterEach);
  const start = children(afterEach);

  it('if submit is clicked twice', async () => {
    const sandbox = await open();
    const maya = sandbox.user('maya');
    await maya.fillsNewTicket(description);
    const outcomes = await Promise.all([maya.submits(), maya.submits()]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['updated', 'updated']);
    const id = numberIn((await maya.form(created)).text);
    await sandbox.settled();
    expect(sandbox.tickets.list().map((ticket) => ticket.id)).toEqual([id]);
    expect((await maya.form(created)).text).toContain(id);
  });

  it.each(['socket', 'http'] as const)('if Slack delivers the submission twice, by %s', async (mode) => {
    const sandbox = await open({ mode });
    const maya = sandbox.user('maya');
    await maya.fillsNewTicket(description);
    sandbox.workspace.deliverTwice('view_submission', 1);
    await maya.submits();
    await maya.form(created);
    await sandbox.settled();
    expect(sandbox.workspace.stats().sentByName.view_submission).toBe(2);
    expect(sandbox.tickets.list()).toHaveLength(1);
    const [ticket] = sandbox.tickets.list();
    await cardOf(sandbox.workspace, ticket?.id ?? '');
    expect(sandbox.workspace.channel('#support').messages).toHaveLength(1);
  });

  it('unless it definitely failed; then the form has everything that was entered and the reason', async () => {
    const sandbox = await open();
    const maya = sandbox.user('maya');
    await maya.fillsNewTicket(description);
    await maya.fills({ Phone: '5550100', Email: 'owner@example.com' });
    await maya.attaches({ name: 'trace.log', content: 'all of it' });
    sandbox.tickets.fail({ operation: 'createCases', kind: 'business', code: 'OSM.01010009', times: 1 });
    await maya.submits();
    const again = await maya.form('cover this type of ticket');
    const values = new Map(again.fields.map(({ label, value }) => [label.replace(/ \(.*/, ''), value]));
    expect(Object.fromEntries<unknown>(values)).toMatchObject({
      'Product or service': { text: { text: 'Elastic Cloud Server' } },
      'Problem type': { text: { text: 'Service not available' } },
      Region: { text: { text: 'CN North-Beijing4' } },
      Description: description,
      Phone: '5550100',
      Email: 'owner@example.com',
      'Files to attach': [{ text: { text: 'trace.log' } }],
    });
    expect(sandbox.tickets.list()).toEqual([]);
    await maya.submits();
    await maya.form(created);
    expect(sandbox.tickets.list()[0]?.messages[0]?.attachments).toHaveLength(1);
    expect(posts(sandbox)).toBe(2);
  });

  it('with a draft that is restored after the form was closed, and after a failure that nobody saw', async () => {
    const sandbox = await open();
    const maya = sandbox.user('maya');
    await maya.fillsNewTicket(description);
    await maya.closes();
    await sandbox.settled();
    await maya.types('/ticket new');
    await maya.form('restored');
    expect((await maya.field('Description')).value).toBe(description);
    expect(JSON.stringify((await maya.field('Region')).value)).toContain('CN North-Beijing4');

    sandbox.tickets.latency(300);
    sandbox.tickets.fail({ operation: 'createCases', kind: 'business', code: 'OSM.01010007', times: 1 });
    await maya.submits();
    await maya.closes();
    const told = await sandbox.workspace.waitFor(
      () => sandbox.workspace.channel('@maya').messages.at(-1),
      undefined,
      'a direct message',
    );
    expect(told.text).toContain('Your draft is saved');
    sandbox.tickets.latency(0);
    await sandbox.settled();
    await maya.types('/ticket new');
    await maya.form('restored');
    expect((await maya.field('Description')).value).toBe(description);
    await maya.field('Region');
    await maya.submits();
    await maya.form(created);
    expect(sandbox.tickets.list()).toHaveLength(1);
  });

  it('if the process is killed between creating and linking, and the draft is sent again', async () => {
    const sandbox = await open({ bot: false });
    const { tickets, workspace, folder, environment } = sandbox;
    const maya = sandbox.user('maya');
    const killed = start('src/main.ts', { cwd: folder, environment });
    await killed.writes('"ready"');
    await maya.fillsNewTicket(description);
    // The create call is never answered, so the bot is certainly between creating and linking when it is killed.
    tickets.fail({ operation: 'createCases', kind: 'timeout-after', times: 1 });
    await maya.submits();
    await until(() => tickets.list().length === 1, 'the ticket');
    killed.signal('SIGKILL');
    await killed.ended;
    await maya.closes();
    await letTimePass(environment.DATABASE_URL ?? '', 2 * 3_600_000);

    await sandbox.startBot();
    await maya.types('/ticket new');
    await maya.form('restored');
    expect((await maya.field('Description')).value).toBe(description);
    await maya.field('Region');
    await maya.submits();
    const id = numberIn((await maya.form(created)).text);
    await cardOf(workspace, id);
    expect(workspace.channel('#support').messages).toHaveLength(1);
    expect(posts(sandbox)).toBe(1);
    expect(tickets.list()).toHaveLength(1);
  });
});

describe('after an unclear answer to the create call, the bot checks before it sends again', () => {
  it.each(cases)(
    '$kind: one ticket, followed once, after $calls calls',
    async ({ kind, calls }) => {
      const sandbox = await results.get(kind);
      if (sandbox === undefined) throw new Error('not played');
      expect(sandbox.tickets.list().map((ticket) => ticket.description)).toEqual([description]);
      expect(posts(sandbox)).toBe(calls);
      await cardOf(sandbox.workspace, sandbox.tickets.list()[0]?.id ?? '');
      expect(sandbox.workspace.channel('#support').messages).toHaveLength(1);
    },
    60_000,
  );
});
