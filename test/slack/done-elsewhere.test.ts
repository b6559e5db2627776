import { afterEach, describe, expect, it } from '@jest/globals';
import { encodeMetadata } from '../../src/slack/interaction/metadata.ts';
import { DomainError } from '../../src/tickets/errors.ts';
import { createFakeUseCases, startHarness, ticket, type Harness } from './harness.ts';

describe('a button in a form that cannot be drawn any more', () => {
  let harness: Harness;

  afterEach(() => harness.close());

  const withdrawn = encodeMetadata('withdraw', { ticket: ticket.id, message: 'm1', page: 0 });
  const shared = encodeMetadata('share', { ticket: ticket.id, channel: 'C1', readers: 'everyone' });
  const refuse = () => Promise.reject(new DomainError('forbidden'));

  /** What the person reads, in a message, of a click in a form that they closed, or that Slack does not draw. */
  async function readAfter(
    action: string,
    value: string,
    error: string,
    useCases = createFakeUseCases(),
  ): Promise<string[]> {
    harness = await startHarness(useCases);
    harness.api.answer('views.update', () => ({ ok: false, error }));
    const told = await harness.click(action, value, { view: { id: 'V1', type: 'modal' } });
    return told.map(({ text }) => text);
  }

  const buttons: readonly [string, string, string, string, string][] = [
    ['withdraws a message', 'message_withdraw', withdrawn, 'messages.withdraw', 'withdrawn'],
    ['deletes a label', 'label_remove', '7', 'labels.remove', 'deleted'],
    ['shows a private ticket to more people', 'privacy_share', shared, 'link', 'followed in'],
  ];

  it.each(buttons)(
    '%s, and a message says so once, where the form is closed',
    async (_, action, value, method, said) => {
      expect(await readAfter(action, value, 'not_found')).toEqual([expect.stringContaining(said)]);
      expect(harness.useCases.asked.filter(([name]) => name === method)).toHaveLength(1);
    },
  );

  it.each(buttons)(
    '%s, and a message says so once, where Slack does not draw the form: nobody reads that it is uncertain',
    async (_, action, value, method, said) => {
      expect(await readAfter(action, value, 'invalid_blocks')).toEqual([expect.stringContaining(said)]);
      expect(harness.useCases.asked.filter(([name]) => name === method)).toHaveLength(1);
    },
  );

  it.each([
    ['withdrawn', 'message_withdraw', withdrawn, { messages: { ...createFakeUseCases().messages, withdraw: refuse } }],
    ['deleted', 'label_remove', '7', { labels: { ...createFakeUseCases().labels, remove: refuse } }],
    ['shown', 'privacy_share', shared, { link: refuse }],
  ])('says in a message why nothing was %s', async (_, action, value, answers) => {
    expect(await readAfter(action, value, 'not_found', createFakeUseCases(answers))).toEqual([
      expect.stringContaining("role doesn't allow"),
    ]);
  });
});
