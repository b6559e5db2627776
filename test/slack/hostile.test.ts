import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../../src/tickets/errors.ts';
import { ids } from '../../src/slack/kit/ids.ts';
import { commands } from '../../src/slack/features.ts';
import { clicks, submits, suggesters } from '../../src/slack/listeners.ts';
import { createFakeUseCases, startHarness, type Harness } from './harness.ts';

/** Use cases that would change something at once, if only it were asked. */
const changes = new Set([
  'reply',
  'act',
  'create',
  'link',
  'unlink',
  'resume',
  'move',
  'resumePaused',
  'movePaused',
  'redeliver',
  'follow',
  'unfollow',
  'labels.label',
  'labels.create',
  'labels.change',
  'labels.remove',
  'contacts.sendCode',
  'contacts.change',
  'access.approve',
  'access.reject',
  'access.cancel',
  'rating.rate',
  'related.relate',
  'privileges.set',
  'messages.withdraw',
  'agreements.sign',
  'filters.save',
  'reports.export',
  'diagnosis.run',
  'abuse.report',
  'parameters.add',
]);

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness(createFakeUseCases({ show: () => Promise.reject(new DomainError('not-found')) }));
});

afterAll(() => harness.close());

/** What could be a ticket's id is a good request of somebody who may make it, so it is spoilt. */
const spoil = (value: unknown) =>
  typeof value === 'string' && /^[A-Za-z0-9][\w-]*$/.test(value) ? `../${value}` : value;

const junk = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 3000 }),
  fc.constantFrom('<!channel>', '`'.repeat(300), '\ud800', '\u202e', '{}', '__proto__', 'constructor', '-1', '{"v":1}'),
  fc.anything({ maxDepth: 2 }).filter((value) => typeof value !== 'function' && typeof value !== 'symbol'),
);

const hostile = junk.map(spoil);

/** Often right, often not. */
const likely = (...right: string[]) =>
  fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: hostile });

const person = {
  user: fc.oneof(fc.constant({ id: 'U1', team_id: 'T1' }), hostile),
  channel: fc.oneof(fc.constant({ id: 'C1' }), hostile),
};

const actionIds = Object.keys(clicks);
const viewIds = Object.keys(submits);
const menuIds = [...Object.keys(suggesters), ...Object.values(ids.create.actions)];
const shortcutIds = Object.values(ids.shortcuts);

/** Not what takes any words for a filter: those of `follow` and `export` would be good requests. */
const namedCommands = commands.map(({ name }) => name).filter((name) => name !== 'follow' && name !== 'export');

const command = fc.record(
  {
    command: fc.constant('/ticket'),
    text: fc.oneof(
      hostile,
      fc
        .tuple(fc.constantFrom(...namedCommands), fc.string({ maxLength: 40 }))
        .map(([name, rest]) => `${name} ../${rest}`),
    ),
    user_id: likely('U1'),
    channel_id: likely('C1'),
    team_id: likely('T1'),
    trigger_id: hostile,
  },
  { requiredKeys: ['command'] },
);

const action = fc.record(
  {
    type: fc.constant('block_actions'),
    ...person,
    actions: fc.array(
      fc.record({
        type: fc.constant('button'),
        action_id: likely(...actionIds),
        block_id: hostile,
        value: hostile,
        selected_option: hostile,
      }),
      { minLength: 1, maxLength: 2 },
    ),
    view: hostile,
    message: hostile,
  },
  { requiredKeys: ['type', 'actions'] },
);

const submission = fc.record(
  {
    type: fc.constant('view_submission'),
    ...person,
    view: fc.record(
      {
        id: likely('V1'),
        callback_id: likely(...viewIds),
        private_metadata: hostile,
        state: fc.oneof(hostile, fc.record({ values: hostile })),
        blocks: hostile,
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['type', 'view'] },
);

const other = fc.oneof(
  fc.record(
    {
      type: fc.constantFrom('shortcut', 'message_action', 'view_closed', 'block_suggestion'),
      callback_id: likely(...shortcutIds, ...viewIds),
      action_id: likely(...menuIds),
      block_id: hostile,
      value: hostile,
      view: hostile,
      ...person,
    },
    { requiredKeys: ['type'] },
  ),
  fc.record({
    type: fc.constant('event_callback'),
    event_id: fc.uuid(),
    event: fc.record(
      { type: likely('app_mention'), text: hostile, user: likely('U1'), channel: likely('C1') },
      { requiredKeys: ['type'] },
    ),
  }),
);

describe('bad input', () => {
  it.each([
    ['commands', command],
    ['clicks', action],
    ['submissions', submission],
    ['everything else', other],
  ])('gets an ack, changes nothing and brings nothing down: %s', async (_, payloads) => {
    await fc.assert(
      fc.asyncProperty(payloads, async (payload) => {
        const { ack, done } = harness.deliver(structuredClone(payload));
        const [answer] = await Promise.all([ack, done]);
        if ('command' in payload && answer !== undefined) {
          const { text } = answer as { text: string };
          expect(text.length).toBeGreaterThan(20);
          expect(text).not.toMatch(/<!(?:channel|here|everyone)/);
        }
        expect(harness.useCases.asked.filter(([method]) => changes.has(method))).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(harness.lines.join('')).not.toContain('xoxb-canary');
  });

  it('gets an ack also for what is no payload at all', async () => {
    for (const body of [
      {},
      { event: null },
      { event: {} },
      { event: 1 },
      { command: 1 },
      { actions: [] },
      { type: 'x' },
      { name: 'x' },
    ]) {
      const { ack, done } = harness.deliver(body);
      await expect(Promise.all([ack, done])).resolves.toHaveLength(2);
    }
  });
});
