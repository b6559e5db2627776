import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ids } from '../../../src/slack/kit/ids.ts';
import { encodeMetadata } from '../../../src/slack/interaction/metadata.ts';
import { DomainError } from '../../../src/tickets/errors.ts';
import { createFakeUseCases, startHarness, ticket, type Harness } from '../harness.ts';

describe('an acknowledgement that does not reach Slack', () => {
  let harness: Harness;

  beforeEach(async () => {
    harness = await startHarness();
  });

  afterEach(() => harness.close());

  const reply = {
    type: 'view_submission',
    user: { id: 'U1', team_id: 'T1' },
    view: {
      ...{ id: 'V1', hash: '1', callback_id: 'reply', blocks: [{ type: 'input', block_id: ids.inputs.text }] },
      private_metadata: encodeMetadata('reply', { ticket: ticket.id }),
      state: { values: { [ids.inputs.text]: { [ids.inputs.text]: { value: 'Hello' } } } },
    },
  };

  /** What the person is shown or told, in order. */
  async function readOf(body: Record<string, unknown>): Promise<string[]> {
    await harness.deliver(body, { isLost: true }).done;
    return harness.api.calls
      .filter(({ method }) => ['respond', 'views.update', 'chat.postMessage'].includes(method))
      .map(({ method, args }) => `${method} ${JSON.stringify(args)}`);
  }

  const closeForm = () => harness.api.answer('views.update', () => ({ ok: false, error: 'not_found' }));

  it('is drawn into the form of which it says what came', async () => {
    expect(await readOf(reply)).toEqual([expect.stringMatching(/^views.update .*"view_id":"V1".*Reply sent/)]);
    expect(harness.useCases.asked.filter(([method]) => method === 'reply')).toHaveLength(1);
  });

  it('is told in a message where that form is closed', async () => {
    closeForm();
    expect((await readOf(reply)).at(-1)).toMatch(/^chat.postMessage .*"channel":"U1".*Reply sent/);
  });

  it('is told by its result alone, where the form is closed and it takes longer', async () => {
    await harness.close();
    const slowly = () => new Promise<void>((resolve) => setTimeout(resolve, 1000));
    harness = await startHarness(createFakeUseCases({ reply: slowly }));
    closeForm();
    const messages = (await readOf(reply)).filter((one) => one.startsWith('chat.'));
    expect(messages).toEqual([expect.stringContaining('Reply sent')]);
  });

  it('is told in a message where it says what is wrong at an input', async () => {
    await harness.close();
    const refusal = new DomainError('file-type', { name: 'virus.exe' });
    harness = await startHarness(createFakeUseCases({ reply: () => Promise.reject(refusal) }));
    expect(await readOf(reply)).toEqual([expect.stringMatching(/^chat.postMessage .*virus.exe/)]);
  });

  it('is told through the response URL where it answers a command', async () => {
    const response_url = `${harness.api.url}respond`;
    const command = { command: '/ticket', text: 'help', user_id: 'U1', team_id: 'T1', channel_id: 'C1', response_url };
    expect(await readOf(command)).toEqual([expect.stringMatching(/^respond .*\/ticket new/)]);
  });
});
