import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ids } from '../../../src/slack/ids.ts';
import { clicks } from '../../../src/slack/listeners/actions/index.ts';
import { commands } from '../../../src/slack/listeners/commands/table.ts';
import { createClicks, createSubmits } from '../../../src/slack/listeners/create/index.ts';
import { suggesters } from '../../../src/slack/listeners/options/index.ts';
import { submits } from '../../../src/slack/listeners/views/index.ts';
import { roles, type Role } from '../../../src/tickets/roles.ts';
import { person } from '../../tickets/support/desk.ts';
import { texts } from '../harness.ts';
import { clickSamples } from './roles/clicks.ts';
import { commandSamples } from './roles/commands.ts';
import { createMenus, menuSamples } from './roles/menus.ts';
import { createMetadata, somebody, type Payload, type Sample } from './roles/sample.ts';
import { submitSamples } from './roles/submissions.ts';
import { openRoleSurface, refusal, type RoleSurface } from './roles/surface.ts';

let surface: RoleSurface;

beforeAll(async () => {
  surface = await openRoleSurface();
});

afterAll(() => surface.close());

const reaches = (role: Role, least: Role) => roles.indexOf(role) >= roles.indexOf(least);

/** What is said where a sample is none: it would prove nothing. */
const spoilt = [texts('errors.outdated'), texts('errors.unknown'), texts('errors.desk.invalid-input')];

/** Whoever has a lesser role than the least is told so, and which one it takes, and nothing is done for them; everybody else never is. */
async function walk(payload: Payload, least: Role, ownerOf: (role: Role) => string): Promise<void> {
  for (const role of roles) {
    const { shown, reached } = await surface.send(role, payload, ownerOf(role));
    const refused = !reaches(role, least);
    expect({ role, payload, refused: shown.includes(refusal) }).toEqual({ role, payload, refused });
    if (refused) {
      expect({ role, payload, reached }).toEqual({ role, payload, reached: [] });
      const names = shown.includes(`It is for ${least}s`);
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

  const allClicks = Object.keys({ ...clicks, ...createClicks });

  it.each(allClicks)('the button or menu %s', async (action) => {
    const samples = clickSamples[action] ?? [];
    expect(samples.length).toBeGreaterThan(0);
    for (const { value, view, ...sample } of samples) {
      const clicked = { type: 'button', action_id: action, block_id: 'b', value };
      await walkBoth({ type: 'block_actions', actions: [clicked], view }, sample);
    }
  });

  const allForms = Object.keys({ ...submits, ...createSubmits });

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
  it.each(Object.keys(suggesters))('the menu %s', async (action_id) => {
    const sample = menuSamples[action_id];
    expect(sample).toBeDefined();
    if (sample === undefined) return;
    const { least, ...more } = sample;
    for (const role of roles) {
      const { offered, reached } = await surface.send(role, {
        type: 'block_suggestion',
        action_id,
        value: '',
        ...more,
      });
      const asked = Array.isArray(offered) && offered.length + reached.length > 0;
      expect({ role, asked }).toEqual({ role, asked: reaches(role, least) });
    }
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

  it('no row is left of what is gone', () => {
    expect(Object.keys(clickSamples).toSorted()).toEqual(allClicks.toSorted());
    expect(Object.keys(submitSamples).toSorted()).toEqual(allForms.toSorted());
    expect(Object.keys(menuSamples).toSorted()).toEqual(Object.keys(suggesters).toSorted());
    expect(Object.keys(commandSamples).toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  });
});
