import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ids, blockId } from '../../../src/slack/kit/ids.ts';
import { newFormMetadata } from '../../../src/slack/create/open-form-state.ts';
import { encodeMetadata } from '../../../src/slack/interaction/metadata.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { openWorkspace, type Workspace } from './support/workspace.ts';

let shop: Workspace;

beforeAll(async () => {
  shop = await openWorkspace();
});
afterAll(() => shop.stop());

const code = encodeMetadata('create', newFormMetadata('0b5c9a52-0d0c-4f38-8a3e-2f8f6f0f4a11', { channel: 'C1' }));
const words = fc.oneof(
  fc.string(),
  fc.constantFrom('<!channel>', 'x'.repeat(50_000), '\u0000\ud800', '__proto__', '../..'),
);
const block = fc.oneof(
  words,
  fc.constantFrom(
    blockId('product', 0),
    blockId('problemType', 'x'),
    blockId('description', '0.0'),
    blockId('parameter', 'x', 'port'),
    blockId('secret', 'x', '__proto__'),
    blockId('kept', 'x'),
    blockId('files', 0),
    blockId('channel', 0),
  ),
);
const option = fc.record({ value: fc.oneof(words, fc.constantFrom('ecs', 'ecs-fault')) });
const input = fc.oneof(
  fc.anything(),
  fc.record({ value: words }),
  fc.record({ selected_option: option }),
  fc.record({ selected_options: fc.array(option) }),
  fc.record({ selected_conversation: words }),
  fc.record({ files: fc.array(fc.record({ id: words, url_private: words, size: fc.anything(), name: words })) }),
);
const view = fc.record({
  id: fc.constant('V1'),
  hash: words,
  callback_id: fc.constant(ids.views.create),
  private_metadata: fc.oneof(words, fc.json(), fc.constant(code), fc.constant(code.slice(0, 30))),
  blocks: fc.oneof(
    fc.constant([]),
    fc.anything(),
    fc.array(fc.record({ type: fc.constant('input'), block_id: block })),
  ),
  state: fc.oneof(fc.anything(), fc.record({ values: fc.dictionary(block, fc.dictionary(words, input)) })),
});
/** As it comes over the wire: JSON. */
const wire = (payload: unknown) =>
  JSON.parse(
    JSON.stringify(payload, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  ) as Record<string, unknown>;

describe('payloads of any content', () => {
  it('sent as a form are answered with something that Slack takes, and create nothing', async () => {
    await fc.assert(
      fc.asyncProperty(view, async (sent) => {
        const { ack, done } = shop.deliver(wire({ type: 'view_submission', view: sent }));
        const answer = (await ack) as { response_action?: string; view?: unknown; errors?: Record<string, string> };
        if (answer.response_action === 'update') expect(viewFaults(answer.view)).toEqual([]);
        else for (const error of Object.values(answer.errors ?? { none: '' })) expect(error).not.toBe('');
        await done;
      }),
      { numRuns: 150 },
    );
    expect(shop.submissions).toEqual([]);
  });

  it('from a select are answered with a list', async () => {
    const action = fc.constantFrom(ids.create.actions.product, ids.create.actions.parameter, 'create_');
    await fc.assert(
      fc.asyncProperty(view, action, block, words, async (sent, action_id, block_id, value) => {
        const payload = {
          type: 'block_suggestion',
          container: { type: 'view' },
          action_id,
          block_id,
          value,
          view: sent,
        };
        const { ack, done } = shop.deliver(wire(payload));
        expect(await ack).toMatchObject({ options: expect.any(Array) as unknown });
        await done;
      }),
      { numRuns: 100 },
    );
  });

  it('from a button or a closed form change nothing but the view', async () => {
    const { actions } = ids.create;
    const action = fc.constantFrom(
      ...Object.values(actions).filter((one) => /empty|draft|template|retry|product/.test(one)),
    );
    await fc.assert(
      fc.asyncProperty(view, action, async (sent, action_id) => {
        const clicked = {
          type: 'block_actions',
          container: { type: 'view' },
          view: sent,
          actions: [{ type: 'button', action_id, block_id: 'x' }],
        };
        for (const payload of [clicked, { type: 'view_closed', view: sent }]) {
          const { ack, done } = shop.deliver(wire(payload));
          await ack;
          await done;
        }
      }),
      { numRuns: 100 },
    );
    for (const shown of shop.slack.shown) expect(viewFaults(shown)).toEqual([]);
    expect(shop.submissions).toEqual([]);
  });

  it('as a shortcut open a form that Slack takes', async () => {
    const message = fc.record({ ts: words, thread_ts: words, text: words, files: fc.anything() });
    await fc.assert(
      fc.asyncProperty(message, words, async (sent, channel) => {
        const payload = {
          type: 'message_action',
          callback_id: ids.shortcuts.createFromMessage,
          message: sent,
          channel: { id: channel, name: 'x' },
        };
        const { ack, done } = shop.deliver(wire(payload));
        await ack;
        await done;
      }),
      { numRuns: 60 },
    );
    for (const shown of shop.slack.shown) expect(viewFaults(shown)).toEqual([]);
  });
});
