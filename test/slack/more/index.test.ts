import type { InputBlock, ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '../../../src/tickets/errors.ts';
import { encodeMetadata } from '../../../src/slack/interaction/metadata.ts';
import { blockId } from '../../../src/slack/kit/ids.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { createFakeUseCases, startHarness, ticket, type Harness } from '../harness.ts';

let harness: Harness;

beforeEach(async () => {
  harness = await startHarness();
});

afterEach(() => harness.close());

const asked = () => harness.useCases.asked.map(([method, , ...rest]) => [method, ...rest]);
const methods = () => harness.api.calls.map(({ method }) => method).filter((method) => method.startsWith('views.'));
const last = () => JSON.stringify(harness.api.shown.at(-1));

/** Clicks an entry of the actions menu that was shown last. */
function take(entry: string, actionsMenu = harness.api.shown.at(-1)) {
  return harness.click(`hub_entry:${entry}`, entry, {
    channel: undefined,
    response_url: undefined,
    view: { id: 'VHUB', ...actionsMenu },
  });
}

describe('more actions', () => {
  it.each([
    ['/ticket more', () => harness.type('more 12345678')],
    ['the menu of a card', () => harness.click('ticket_more', 'all 12345678')],
    ['the button that a mention is answered with', () => harness.click('hub_open', '12345678')],
  ])('open by %s', async (_, open) => {
    await open();
    expect(methods()).toEqual(['views.open', 'views.update']);
    expect(harness.api.shown.flatMap(viewFaults)).toEqual([]);
    expect(last()).toContain('The disk is full');
    for (const entry of ['reply', 'urge', 'messages', 'close', 'delete']) {
      expect(last()).toContain(`hub_entry:${entry}`);
    }
  });

  it('are those that the role allows', async () => {
    harness.api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1', is_restricted: true } }));
    await harness.type('more 12345678');
    expect(last().match(/hub_entry:\w+/g)).toEqual(['hub_entry:messages', 'hub_entry:log', 'hub_entry:access']);
  });

  it('leave out what is for operators and for whoever opened the ticket, where one is neither', async () => {
    await harness.close();
    harness = await startHarness(createFakeUseCases({ isOwn: () => Promise.resolve(false) }), {
      roles: {
        default: 'requester',
        guests: 'viewer',
        external: 'none',
        viewers: [],
        requesters: [],
        operators: [],
        admins: [],
      },
    });
    await harness.type('more 12345678');
    expect(last()).toContain('hub_entry:reply');
    expect(last()).not.toMatch(/hub_entry:(?:contact|close|cancel|delete)/);
    await take('urge');
    expect(last()).toContain('Nudged the engineers');
    expect(last()).not.toMatch(/hub_entry:(?:contact|close|cancel|delete)/);
  });

  it.each([
    [0, ['urge', 'cancel']],
    [1, ['urge', 'close']],
    [2, ['close']],
    [5, []],
    [17, []],
    [30, ['urge', 'close', 'cancel']],
  ])('offer in status %i what the console’s guide does: %j', async (status, offered) => {
    await harness.close();
    harness = await startHarness(createFakeUseCases({ show: () => Promise.resolve({ ...ticket, status }) }));
    await harness.type('more 12345678');
    const shown = ['urge', 'close', 'cancel'].filter((entry) => last().includes(`hub_entry:${entry}`));
    expect(shown).toEqual(offered);
  });

  it('are those that make sense in the status', async () => {
    await harness.close();
    harness = await startHarness(createFakeUseCases({ show: () => Promise.resolve({ ...ticket, status: 3 }) }));
    await harness.type('more 12345678');
    expect(last()).toContain('hub_entry:delete');
    expect(last()).not.toMatch(/hub_entry:(?:reply|urge|close|cancel)/);
  });

  it('open their forms on top, so that one can come back', async () => {
    await harness.type('more 12345678');
    await take('close');
    expect(methods().slice(2)).toEqual(['views.push', 'views.update']);
    expect(last()).toContain('confirms the fix');
  });

  it('ask for a parameter with more choices than a menu holds while somebody types', async () => {
    await harness.close();
    const options = Array.from({ length: 120 }, (_, place) => ({ id: `z${place}`, name: `Zone ${place}` }));
    const zone = {
      key: 'zone',
      name: 'Zone',
      kind: 'single-choice',
      options,
      required: false,
      sensitive: false,
    } as const;
    const kind = { product: 'p1', problemType: 't1' };
    const parameters = {
      show: () => Promise.resolve({ description: '', given: [], kind, questions: [zone] }),
      questions: () => Promise.resolve([zone]),
      add: () => Promise.resolve([]),
    };
    harness = await startHarness(createFakeUseCases({ parameters }));
    await harness.type('parameters 12345678');
    const view = harness.api.shown.at(-1);
    expect(harness.api.shown.flatMap(viewFaults)).toEqual([]);
    const block = (view?.blocks as ModalView['blocks']).find(({ type }) => type === 'input') as InputBlock;
    expect(block.element).toMatchObject({ type: 'external_select', min_query_length: 0 });
    const { action_id } = block.element;
    const suggest = async (value: string) => {
      const asked = { type: 'block_suggestion', action_id, block_id: block.block_id, value, view };
      const { ack } = harness.deliver({ ...asked, user: { id: 'U1', team_id: 'T1' } });
      return ((await ack) as { readonly options: readonly { readonly value: string }[] }).options;
    };
    expect(await suggest('')).toHaveLength(100);
    expect((await suggest('zone 119')).map(({ value }) => value)).toEqual(['z119']);
  });

  it('keep the form for parameters where what is asked cannot be read', async () => {
    await harness.close();
    const useCases = createFakeUseCases();
    const questions = () => Promise.reject(new DomainError('uncertain'));
    harness = await startHarness(useCases, {
      useCases: { ...useCases, parameters: { ...useCases.parameters, questions } },
    });
    const block_id = blockId('parameter', 0, 'zone');
    const kind = { product: 'p1', problemType: 't1' };
    const view = {
      ...{ id: 'V1', type: 'modal', callback_id: 'parameters', blocks: [] },
      private_metadata: encodeMetadata('parameters', { ticket: '12345678', kind }),
      state: { values: { [block_id]: { parameters_choice: { value: 'z1' } } } },
    };
    const { ack } = harness.deliver({ type: 'view_submission', view, user: { id: 'U1', team_id: 'T1' } });
    expect(await ack).toMatchObject({ response_action: 'errors', errors: { [block_id]: expect.any(String) } });
  });

  it('keep the form for a contact where the list of its country codes cannot be read', async () => {
    await harness.close();
    const areaCodes = () => Promise.reject(new DomainError('uncertain'));
    const useCases = createFakeUseCases();
    harness = await startHarness(useCases, {
      useCases: { ...useCases, catalog: (actor) => ({ ...useCases.catalog(actor), areaCodes }) },
    });
    const view = { id: 'V1', type: 'modal', callback_id: 'contact', private_metadata: '', blocks: [] };
    const asked = {
      type: 'block_suggestion',
      action_id: 'create_area_code',
      block_id: blockId('areaCode', 0),
      value: '',
    };
    const { ack, done } = harness.deliver({ ...asked, view, user: { id: 'U1', team_id: 'T1' } });
    expect(await ack).toEqual({ options: [] });
    await done;
    expect(methods()).toEqual([]);
  });

  it('tell above the entries what was done, and nowhere else', async () => {
    await harness.type('more 12345678');
    const told = await take('urge');
    expect(asked().at(-1)).toMatchObject(['act', { id: '12345678', action: 'urge' }]);
    expect(told).toEqual([]);
    expect(harness.api.calls.at(-1)).toMatchObject({ method: 'views.update', args: { view_id: 'VHUB' } });
    expect(last()).toContain('Nudged the engineers');
    expect(last()).toContain('hub_entry:reply');
    expect(harness.api.shown.flatMap(viewFaults)).toEqual([]);
  });

  it('tell there too why something was refused', async () => {
    await harness.close();
    harness = await startHarness(createFakeUseCases({ act: () => Promise.reject(new DomainError('forbidden')) }));
    await harness.type('more 12345678');
    await take('urge');
    expect(last()).toContain("role doesn't allow this");
    expect(last()).toContain('hub_entry:reply');
  });

  it('tell in a message where the modal was closed meanwhile', async () => {
    await harness.type('more 12345678');
    const actionsMenu = harness.api.shown.at(-1);
    harness.api.answer('views.update', () => ({ ok: false, error: 'not_found' }));
    await take('urge', actionsMenu);
    expect(harness.api.calls.at(-1)).toMatchObject({
      method: 'chat.postMessage',
      args: { channel: 'U1', text: 'Nudged the engineers about ticket 12345678.' },
    });
  });

  it.each([
    ['an entry that does not exist', 'format', {}],
    ['metadata of somebody else', 'urge', { private_metadata: '{"v":1,"ticket":"../x","status":1,"title":""}' }],
    ['another view', 'urge', { callback_id: 'note' }],
  ])('do nothing for %s', async (_, entry, forged) => {
    await harness.type('more 12345678');
    await take(entry, { ...harness.api.shown.at(-1), ...forged });
    expect(asked()).toEqual([['show', '12345678']]);
  });
});
