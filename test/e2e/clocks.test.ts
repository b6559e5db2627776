import { afterEach, describe, expect, it } from '@jest/globals';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, numberIn, replyIn } from '../support/user.ts';

const second = 1000;
const hour = 60 * 60 * second;

describe("with a clock that differs from the ticket service's", () => {
  const open = closing(afterEach);

  async function followed(ahead: number): Promise<{ readonly sandbox: Sandbox; readonly id: string }> {
    const sandbox = await open({
      now: () => Date.now() + ahead,
      sleep: () => Promise.resolve(),
      limits: { attempts: 1 },
    });
    const id = sandbox.tickets.create({ description: 'A ticket with a clock of its own' });
    await sandbox.user('maya').ask(`/ticket link ${id}`);
    return { sandbox, id };
  }

  const sent = ({ tickets }: Sandbox, id: string) =>
    tickets.get(id).messages.filter(({ text }) => text.includes('Any news?')).length;

  it.each([90 * second, -90 * second])('a reply whose answer is lost is found: %d ms ahead', async (ahead) => {
    const { sandbox, id } = await followed(ahead);
    const maya = sandbox.user('maya');
    await maya.opens(await cardOf(sandbox.workspace, id), 'Reply');
    await maya.fills({ 'Your reply': 'Any news?' });
    sandbox.tickets.fail({ operation: 'createMessages', kind: 'drop-after', times: 1 });
    await maya.submits();
    await maya.form('sent to ticket');
    expect(sent(sandbox, id)).toBe(1);
  });

  it('a reply that the feed shows before it is sent again is not sent twice', async () => {
    const { sandbox, id } = await followed(90 * second);
    const maya = sandbox.user('maya');
    await maya.opens(await cardOf(sandbox.workspace, id), 'Reply');
    await maya.fills({ 'Your reply': 'Any news?' });
    sandbox.tickets.fail({ operation: 'createMessages', kind: 'drop-after', times: 1 });
    sandbox.tickets.fail({ operation: 'listMessages', kind: 'drop' });
    await maya.submits();
    await maya.form('Check the ticket before retrying');
    sandbox.tickets.heal();
    await replyIn(sandbox.workspace, id, 'Any news?');
    await maya.submits();
    await maya.form('sent to ticket');
    expect(sent(sandbox, id)).toBe(1);
  });

  it.each([2 * hour, -2 * hour])(
    'everything works as long as the service sends its time: %d ms ahead',
    async (ahead) => {
      const { sandbox, id } = await followed(ahead);
      sandbox.tickets.say(id, 'We are on it');
      await replyIn(sandbox.workspace, id, 'We are on it');
      const maya = sandbox.user('maya');
      await maya.fillsNewTicket('Backups of the night are missing');
      // The search uses the creation time, which is the service's.
      sandbox.tickets.fail({ operation: 'createCases', kind: 'drop-after', times: 1 });
      await maya.submits();
      const made = numberIn((await maya.form(':white_check_mark:')).text);
      await until(() => sandbox.tickets.list().length === 2, 'one new ticket');
      expect(sandbox.tickets.list().map((ticket) => ticket.id)).toContain(made);
    },
  );
});
