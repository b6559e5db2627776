import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase } from '../../src/store/database.ts';
import { children } from '../support/child.ts';
import { databases } from '../support/databases.ts';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, numberIn } from '../support/user.ts';

/** Longer than any process of these tests runs. */
const forEver = 600_000;

/** Milliseconds until another process notices that one is gone, and has checked what it did. */
const patience = 60_000;

describe.each(databases())('a request is carried out once and answered, on $name', (engine) => {
  const open = closing(afterEach);
  const start = children(afterEach);
  afterAll(() => engine.cleanup());

  async function begin() {
    const sandbox = await open({ bot: false, databaseUrl: await engine.url() });
    const run = async () => {
      const child = start('src/main.ts', { cwd: sandbox.folder, environment: sandbox.environment });
      await child.writes('"ready"');
      return child;
    };
    const first = await run();
    const acked = () => sandbox.workspace.stats().acked;
    return {
      sandbox,
      run,
      first,
      /** Waits until the effect of `act` is acknowledged. */
      acknowledged: async (act: () => Promise<unknown>) => {
        const before = acked();
        await act();
        await until(() => acked() > before, 'the acknowledgement');
      },
    };
  }

  const told = ({ workspace }: Sandbox, name: string, words: string) =>
    workspace.waitFor(
      () => workspace.screen(name).ephemerals.find(({ text }) => text.includes(words)),
      patience,
      `“${words}” for ${name}`,
    );
  const said = ({ tickets }: Sandbox, id: string, words: string) =>
    tickets.get(id).messages.filter(({ text }) => text.startsWith(words)).length;

  it('if the process is killed right after it acknowledged', async () => {
    const { sandbox, run, first, acknowledged } = await begin();
    const { tickets, workspace } = sandbox;
    const [ada, maya, omar, liwei] = ['ada', 'maya', 'omar', 'liwei'].map((name) => sandbox.user(name));
    const id = tickets.create({ description: 'The shop is down' });
    tickets.accept(id);
    await maya?.ask(`/ticket link ${id}`);
    const { ts } = await cardOf(workspace, id);
    await omar?.opens({ ts }, 'Reply');
    await omar?.fills({ 'Your reply': 'By form' });
    await liwei?.fillsNewTicket('Another thing is down');

    tickets.latency(forEver);
    await acknowledged(async () => maya?.types(`@service_tickets reply ${id} By mention`, '#support', ts));
    await acknowledged(async () => ada?.types(`/ticket reply ${id} By command`));
    await acknowledged(async () => ada?.opens({ ts }, 'Nudge'));
    await acknowledged(async () => omar?.submits());
    await acknowledged(async () => liwei?.submits());
    first.signal('SIGKILL');
    await first.ended;
    tickets.latency(0);

    await run();
    await told(sandbox, 'maya', 'sent to ticket');
    await told(sandbox, 'ada', 'sent to ticket');
    await told(sandbox, 'ada', 'Nudged the engineers');
    await omar?.form('sent to ticket', patience);
    const created = numberIn((await liwei?.form(':white_check_mark:', patience))?.text ?? '');
    expect(['By mention', 'By command', 'By form'].map((words) => said(sandbox, id, words))).toEqual([1, 1, 1]);
    expect(tickets.list().map((ticket) => ticket.id)).toEqual(expect.arrayContaining([id, created]));
    expect(tickets.list()).toHaveLength(2);
  }, 120_000);

  it('if it is killed after the ticket has the text, and before it knows', async () => {
    const { sandbox, run, first } = await begin();
    const { tickets } = sandbox;
    const maya = sandbox.user('maya');
    const id = tickets.create({ description: 'The shop is down' });
    const ts = await maya.types('Something is odd');
    tickets.fail({ operation: 'createMessages', kind: 'timeout-after', times: 1 });
    await maya.types(`@service_tickets reply ${id} Only once`, '#support', ts);
    await until(() => said(sandbox, id, 'Only once') === 1, 'the reply');
    first.signal('SIGKILL');
    await first.ended;
    await run();
    await told(sandbox, 'maya', 'sent to ticket');
    expect(said(sandbox, id, 'Only once')).toBe(1);
  }, 120_000);

  it('and not again if it is killed right after the person read that it failed', async () => {
    const { sandbox, run, first } = await begin();
    const { tickets, environment } = sandbox;
    const maya = sandbox.user('maya');
    const id = tickets.create({ description: 'The shop is down' });
    const ts = await maya.types('Something is odd');
    const allow = await refuseRemoval(environment.DATABASE_URL ?? '');
    tickets.fail({ operation: 'createMessages', kind: 'business', code: 'OSM.0003' });
    await maya.types(`@service_tickets reply ${id} Only if asked again`, '#support', ts);
    await told(sandbox, 'maya', '(Code ');
    await first.writes('cannot remove an answered request');
    first.signal('SIGKILL');
    await first.ended;
    tickets.heal();
    await allow();

    await run();
    await told(sandbox, 'maya', 'restarted before it could finish “reply');
    expect(said(sandbox, id, 'Only if asked again')).toBe(0);
  }, 120_000);

  it('if it is stopped while the ticket service hangs: the next process continues at once', async () => {
    const { sandbox, run, first, acknowledged } = await begin();
    const { tickets } = sandbox;
    const [maya, liwei] = [sandbox.user('maya'), sandbox.user('liwei')];
    const id = tickets.create({ description: 'The shop is down' });
    const ts = await maya.types('Something is odd');
    await liwei.fillsNewTicket('Another thing is down');
    tickets.latency(forEver);
    await acknowledged(() => maya.types(`@service_tickets reply ${id} By mention`, '#support', ts));
    await acknowledged(() => liwei.submits());
    first.signal('SIGTERM');
    expect(await first.ended).toBe(0);
    tickets.latency(0);

    await run();
    await told(sandbox, 'maya', 'sent to ticket');
    await liwei.form(':white_check_mark:', patience);
    expect(said(sandbox, id, 'By mention')).toBe(1);
    expect(tickets.list()).toHaveLength(2);
  }, 120_000);

  it('in a direct message, if the form was closed meanwhile', async () => {
    const { sandbox, run, first, acknowledged } = await begin();
    const { tickets, workspace } = sandbox;
    const liwei = sandbox.user('liwei');
    await liwei.fillsNewTicket('Another thing is down');
    tickets.latency(forEver);
    await acknowledged(() => liwei.submits());
    first.signal('SIGKILL');
    await first.ended;
    await liwei.closes();
    tickets.latency(0);
    await run();
    const message = await workspace.waitFor(
      () => workspace.channel('@liwei').messages.find(({ text }) => text.includes('opened.')),
      patience,
      'a direct message',
    );
    expect(tickets.list().map((ticket) => ticket.id)).toEqual([numberIn(message.text)]);
  }, 120_000);

  it('and a new ticket comes back as a draft at once where Slack had no acknowledgment', async () => {
    const { sandbox, run, first, acknowledged } = await begin();
    const { tickets, environment } = sandbox;
    const liwei = sandbox.user('liwei');
    await liwei.fillsNewTicket('Another thing is down');
    tickets.latency(forEver);
    await acknowledged(() => liwei.submits());
    first.signal('SIGKILL');
    await first.ended;
    await loseAcknowledgments(environment.DATABASE_URL ?? '');
    tickets.latency(0);
    await run();
    await liwei.form('Check the ticket before retrying', patience);
    await liwei.closes();
    await liwei.types('/ticket new');
    const { text } = await liwei.form('Description');
    expect(text).not.toContain('still being sent');
    expect((await liwei.field('Description')).value).toBe('Another thing is down');
  }, 120_000);
});

/** As if each process had ended right before Slack had its acknowledgment. */
async function loseAcknowledgments(url: string): Promise<void> {
  const database = await openDatabase(url);
  await database.db.updateTable('instruction').set({ acknowledged: 0 }).execute();
  await database.close();
}

/**
 * Answered requests stay in the database, as if the process had ended right before their removal.
 * @returns allows the removal again
 */
async function refuseRemoval(url: string): Promise<() => Promise<void>> {
  const database = await openDatabase(url);
  const { db } = database;
  if (url.startsWith('postgres')) {
    await sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'refused'; end $$`.execute(
      db,
    );
    await sql`create trigger refused before delete on instruction for each row execute function refuse()`.execute(db);
  } else {
    await sql`create trigger refused before delete on instruction begin select raise(abort, 'refused'); end`.execute(
      db,
    );
  }
  return async () => {
    const drop = url.startsWith('postgres') ? sql`drop trigger refused on instruction` : sql`drop trigger refused`;
    await drop.execute(db);
    await database.close();
  };
}
