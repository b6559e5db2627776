import { afterAll, describe, expect, it } from '@jest/globals';
import { faultKinds, type FaultKind } from '../../src/sandbox/tickets/control/faults.ts';
import type { Fault } from '../../src/sandbox/workspace/index.ts';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, repliesOf, replyIn } from '../support/user.ts';

const open = closing(afterAll);

async function followed(sandbox: Sandbox): Promise<string> {
  const id = sandbox.tickets.create({ description: 'Followed through trouble' });
  await sandbox.user('maya').ask(`/ticket link ${id}`);
  await cardOf(sandbox.workspace, id);
  return id;
}

/** Each of the texts is in the thread once, in this order. */
async function arrivedOnce(sandbox: Sandbox, id: string, words: readonly string[]): Promise<void> {
  for (const said of words) await replyIn(sandbox.workspace, id, said);
  const thread = (await repliesOf(sandbox.workspace, id)).map(({ text }) => text).join('\n');
  expect(words.map((said) => thread.split(said).length - 1)).toEqual(words.map(() => 1));
  expect([...words].sort((one, other) => thread.indexOf(one) - thread.indexOf(other))).toEqual(words);
}

const slackFaults: readonly Omit<Fault, 'method'>[] = [
  { kind: '429', retryAfter: 1 },
  { kind: '500' },
  { kind: 'timeout' },
  { kind: 'drop' },
  { kind: 'drop-after' },
  { kind: 'late-accept', after: 600 },
  { kind: 'error', error: 'fatal_error' },
  { kind: 'error', error: 'service_unavailable' },
];

describe('a post that fails in Slack arrives once', () => {
  it.each(slackFaults)('$kind $error', async (fault) => {
    const sandbox = await open();
    const id = await followed(sandbox);
    sandbox.workspace.fail({ method: 'chat.postMessage', times: 2, ...fault });
    sandbox.tickets.say(id, 'Words in trouble');
    await sandbox.workspace.waitFor(
      () =>
        sandbox.workspace.requests('chat.postMessage').filter(({ outcome }) => outcome !== 'ok').length > 0 ||
        fault.kind === 'late-accept',
    );
    sandbox.tickets.say(id, 'Words after them');
    await arrivedOnce(sandbox, id, ['Words in trouble', 'Words after them']);
    // An unanswered post may still arrive; this long after the last attempt, none does.
    sandbox.workspace.heal();
    sandbox.tickets.say(id, 'The last words');
    await arrivedOnce(sandbox, id, ['Words in trouble', 'Words after them', 'The last words']);
    await sandbox.stopBot();
  });
});

describe('a failing ticket service recovers without help', () => {
  it.each(faultKinds.filter((kind) => kind !== 'business'))('%s', async (kind: FaultKind) => {
    // A busy machine takes long to answer, also where nothing is wrong.
    const sandbox = await open({ limits: { timeout: 1000 } });
    const id = await followed(sandbox);
    sandbox.tickets.fail({ kind, ...(kind === '429' && { retryAfter: 1 }) });
    sandbox.tickets.accept(id);
    sandbox.tickets.say(id, 'Said in the trouble');
    await until(() => sandbox.log.some((line) => line.includes('cannot read tickets')), 'a failed reading');
    expect((await sandbox.user('omar').ask('/ticket status')).text).toContain('Last error');
    sandbox.tickets.heal();
    await arrivedOnce(sandbox, id, ['Said in the trouble']);
    expect(sandbox.workspace.stats()).toMatchObject({ late: 0, unanswered: 0 });
    await sandbox.stopBot();
  });
});
