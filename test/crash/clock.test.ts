import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { closing, type Sandbox } from '../support/sandbox.ts';
import { cardOf, repliesOf, replyIn } from '../support/user.ts';

const minute = 60_000;
const hour = 60 * minute;

/**
 * The clock is right, ahead, right, behind, and so on: by minutes, which the ticket service tolerates, and by hours.
 */
const jumps = [5 * hour, 0, -5 * hour, 0, 12 * minute, 0, -12 * minute, 0];

const timing = { lease: 1600 };

describe('when the clock is set forward and back', () => {
  const open = closing(afterEach);
  let offset = 0;
  const now = () => Date.now() + offset;

  async function followed(sandbox: Sandbox): Promise<string> {
    const id = sandbox.tickets.create({ description: 'Followed through the times' });
    await sandbox.user('maya').ask(`/ticket link ${id}`);
    await cardOf(sandbox.workspace, id);
    return id;
  }

  async function isToldOnce({ workspace }: Sandbox, id: string, said: readonly string[]): Promise<void> {
    for (const words of said) await replyIn(workspace, id, words);
    const told = (await repliesOf(workspace, id)).map(({ rawText }) => rawText).join('\n');
    expect(told.match(/Words \d+/g)).toEqual(said);
    expect(workspace.channel('#support').messages).toHaveLength(1);
  }

  it('updates continue soon after it is right, once and in order', async () => {
    offset = 0;
    const sandbox = await open({ now, timing });
    const id = await followed(sandbox);
    const said: string[] = [];
    for (const [number, jump] of jumps.entries()) {
      offset = jump;
      const words = `Words ${number}`;
      said.push(words);
      sandbox.tickets.say(id, words);
      // Long enough for polls and posts of this time to leave records.
      await pause(300);
      if (jump === 0) await isToldOnce(sandbox, id, said);
    }
  });

  it('access requests are posted soon after it is right', async () => {
    offset = 0;
    const sandbox = await open({ now, timing: { ...timing, accessInterval: 100 } });
    const id = await followed(sandbox);
    offset = 5 * hour;
    await pause(300);
    offset = 0;
    sandbox.tickets.requestAuthorization(id, 'Read the log');
    await replyIn(sandbox.workspace, id, 'Read the log');
  });

  it.each([5 * hour, 10 * minute, 90_000])(
    'updates continue soon after a restart with the right clock: %d ms back',
    async (ahead) => {
      offset = 0;
      const sandbox = await open({ now, timing });
      const id = await followed(sandbox);
      sandbox.tickets.say(id, 'Words 0');
      await isToldOnce(sandbox, id, ['Words 0']);
      offset = ahead;
      await pause(300);
      await sandbox.stopBot();
      offset = 0;
      sandbox.tickets.say(id, 'Words 1');
      await sandbox.startBot();
      await isToldOnce(sandbox, id, ['Words 0', 'Words 1']);
    },
  );

  it.each([12 * minute, -12 * minute, 5 * hour])(
    'a post whose answer is lost is found by a clock that is off by %d ms',
    async (off) => {
      offset = off > hour ? 0 : off;
      const sandbox = await open({ now, timing });
      // The card is the first message of the channel, so there is no Slack timestamp to compare with.
      sandbox.workspace.fail({ method: 'chat.postMessage', kind: 'drop-after', times: 1 });
      const id = await followed(sandbox);
      sandbox.tickets.say(id, 'Words 0');
      await isToldOnce(sandbox, id, ['Words 0']);
      sandbox.workspace.fail({ method: 'chat.postMessage', kind: 'drop-after', times: 1 });
      sandbox.tickets.say(id, 'Words 1');
      await isToldOnce(sandbox, id, ['Words 0', 'Words 1']);
      sandbox.tickets.say(id, 'Words 2');
      await isToldOnce(sandbox, id, ['Words 0', 'Words 1', 'Words 2']);
    },
  );
});
