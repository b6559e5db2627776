import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ids } from '../../src/slack/kit/ids.ts';
import { commands } from '../../src/slack/features.ts';
import { clicks, submits, suggesters } from '../../src/slack/listeners.ts';
import { roles, type Role } from '../../src/tickets/roles/roles.ts';
import { person } from '../tickets/support/use-cases.ts';
import { texts } from './harness.ts';
import { clickSamples } from './roles/clicks.ts';
import { commandSamples } from './roles/commands.ts';
import { createMenus, menuSamples } from './roles/menus.ts';
import { createMetadata, somebody, ticket, type Payload, type Sample } from './roles/sample.ts';
import { submitSamples } from './roles/submissions.ts';
import { noAccess, openRoleContext, refusal, type RoleContext } from './roles/context.ts';

let context: RoleContext;

beforeAll(async () => {
  context = await openRoleContext();
});

afterAll(() => context.close());

/** All who may at least look. */
const those = roles.filter((role) => role !== 'none');

const reaches = (role: Role, least: Role) => roles.indexOf(role) >= roles.indexOf(least);

/** What is said where a sample is none: it would prove nothing. */
const spoilt = [texts('errors.outdated'), texts('errors.unknown'), texts('errors.desk.invalid-input')];

/** What a menu, and a form that is closed, have no room for. */
const silent = (payload: Payload) => ['block_suggestion', 'view_closed'].includes(String(payload.type));

/** Whoever has no role reads one sentence, sees no form, and nothing at all is asked for them. */
async function refuseNone(payload: Payload, owner: string): Promise<void> {
  const { shown, touched, calls } = await context.send('none', payload, owner);
  expect({ payload, touched }).toEqual({ payload, touched: [] });
  expect({ payload, says: shown.includes(noAccess) }).toEqual({ payload, says: !silent(payload) });
  for (const words of [refusal, 'The disk is full', ticket, '(Code']) expect(shown).not.toContain(words);
  // Who they are, and the sentence itself.
  const ways = ['users.info', 'auth.test', 'respond', 'chat.postMessage', 'chat.postEphemeral'];
  expect({ payload, calls: calls.filter((method) => !ways.includes(method)) }).toEqual({ payload, calls: [] });
  expect(calls.filter((method) => ways.slice(2).includes(method)).length).toBeLessThanOrEqual(1);
}

/** Whoever has a lesser role than the least is told so, and which one it takes, and nothing is done for them; everybody else never is. */
async function walk(payload: Payload, least: Role, ownerOf: (role: Role) => string): Promise<void> {
  await refuseNone(payload, ownerOf('none'));
  for (const role of those) {
    const { shown, reached } = await context.send(role, payload, ownerOf(role));
    const refused = !reaches(role, least);
    expect({ role, payload, refused: shown.includes(refusal) }).toEqual({ role, payload, refused });
    if (refused) {
      expect({ role, payload, reached }).toEqual({ role, payload, reached: [] });
      const names = shown.includes(`Only ${least}s`);
      expect({ role, payload, names }).toEqual({ role, payload, names: true });
    }
    expect({ payload, spoilt: spoilt.filter((words) => shown.includes(words)) }).toEqual({ payload, spoilt: [] });
  }
}

async function walkBoth(payload: Payload, { least, own }: Sample): Promise<void> {
  await walk(payload, least, () => somebody);
  if (own !== undefined) await walk(payload, own, (role) => person(role).id);
}

describe('by role, with a ticket of somebody else and with one’s own', () => {
  it.each(commands.map(({ name }) => name))('/ticket %s', async (name) => {
    const { line, ...sample } = commandSamples[name];
    await walkBoth({ command: '/ticket', text: line }, sample);
  });

  const allClicks = Object.keys(clicks);

  it.each(allClicks)('the button or menu %s', async (action) => {
    const samples = clickSamples[action] ?? [];
    expect(samples.length).toBeGreaterThan(0);
    for (const { value, view, ...sample } of samples) {
      const clicked = { type: 'button', action_id: action, block_id: 'b', value };
      await walkBoth({ type: 'block_actions', actions: [clicked], view }, sample);
    }
  });

  const allForms = Object.keys(submits);

  it.each(allForms)('the form %s', async (callback_id) => {
    const samples = submitSamples[callback_id] ?? [];
    expect(samples.length).toBeGreaterThan(0);
    for (const { metadata, state = { values: {} }, ...sample } of samples) {
      const view = { type: 'modal', callback_id, private_metadata: metadata, state, blocks: [] };
      await walkBoth({ type: 'view_submission', view }, sample);
    }
  });

  it.each(createMenus)('the menu $action_id of the create form', (payload) =>
    walk(payload, 'requester', () => somebody),
  );

  // A menu has no room for words: whoever may not is offered nothing, and nobody is asked for it.
  it.each(Object.keys(menuSamples))('the menu %s', async (action_id) => {
    const sample = menuSamples[action_id];
    expect(sample).toBeDefined();
    if (sample === undefined) return;
    const { least, ...more } = sample;
    for (const role of roles) {
      const { offered, reached } = await context.send(role, {
        type: 'block_suggestion',
        action_id,
        value: '',
        ...more,
      });
      const asked = Array.isArray(offered) && offered.length + reached.length > 0;
      expect({ role, asked }).toEqual({ role, asked: reaches(role, least) });
    }
    await refuseNone({ type: 'block_suggestion', action_id, value: '', ...more }, somebody);
  });

  it.each([
    ['everywhere', { type: 'shortcut', callback_id: ids.shortcuts.create }],
    [
      'of a message',
      {
        type: 'message_action',
        callback_id: ids.shortcuts.createFromMessage,
        message: { ts: '1767409445.000100', text: 'The disk is full' },
      },
    ],
  ])('the shortcut %s', (_, payload) => walk(payload, 'requester', () => somebody));

  it('whoever closes the create form', async () => {
    const view = {
      type: 'modal',
      callback_id: ids.views.create,
      private_metadata: createMetadata,
      state: { values: {} },
    };
    await walk({ type: 'view_closed', view }, 'viewer', () => somebody);
  });

  it.each([
    ['mention', { type: 'app_mention', text: '<@UBOT> show 12345678' }, true],
    ['mention of a command that shows nothing', { type: 'app_mention', text: '<@UBOT> help' }, true],
    ['direct message', { type: 'message', channel_type: 'im', text: 'show 12345678' }, true],
    ['message to the app that is no command', { type: 'message', channel_type: 'im', text: 'The disk is full' }, true],
    ['message that only names the app', { type: 'app_mention', text: 'Ask <@UBOT> some day' }, false],
    ['message of the app itself', { type: 'message', channel_type: 'im', user: 'UBOT', text: 'Hello' }, false],
  ])('a %s', async (name, event, isAnswered) => {
    const user = person('none').id;
    const place = { channel: event.type === 'message' ? 'D1' : 'C1', ts: `1767409445.${name.length}` };
    const payload = { type: 'event_callback', event_id: 'Ev1', event: { user, ...place, ...event } };
    const { shown, touched } = await context.send('none', payload);
    expect(touched).toEqual([]);
    expect(shown.includes(noAccess)).toBe(isAnswered);
    for (const words of ['The disk is full', 'Usage', '(Code']) expect(shown).not.toContain(words);
  });

  it('no row is left of what is gone', () => {
    expect(Object.keys(clickSamples).toSorted()).toEqual(allClicks.toSorted());
    expect(Object.keys(submitSamples).toSorted()).toEqual(allForms.toSorted());
    const menus = [...Object.keys(menuSamples), ...createMenus.map(({ action_id }) => action_id)];
    expect(menus.toSorted()).toEqual(Object.keys(suggesters).toSorted());
    expect(Object.keys(commandSamples).toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  });
});
