import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ModalView, WebClient } from '@slack/web-api';
import { startRawApp, type RawAnswer, type RawApp } from './raw-app.ts';
import { createClient, refusalOf, startWithClient } from './support.ts';

const text = (words: string) => ({ type: 'plain_text' as const, text: words });
const select = (choices: readonly string[], initial?: string) => {
  const options = choices.map((choice) => ({ text: text(choice), value: choice }));
  const initial_option = options.find((option) => option.value === initial);
  return { type: 'static_select' as const, action_id: 'pick', options, ...(initial_option && { initial_option }) };
};
const modal = (title: string, blocks: ModalView['blocks'] = [], more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  title: text(title),
  submit: text('Send'),
  blocks,
  ...more,
});
type Field = Extract<ModalView['blocks'][number], { type: 'input' }>;
const input = (block_id: string, initial_value?: string): Field => ({
  type: 'input',
  block_id,
  label: text(block_id),
  element: { type: 'plain_text_input', action_id: 'value', ...(initial_value !== undefined && { initial_value }) },
});
const menu = (block_id: string, choices: readonly string[], initial?: string): Field => ({
  type: 'input',
  block_id,
  label: text(block_id),
  element: select(choices, initial),
});

let now: number;
let answer: RawAnswer;
let app: RawApp;
let client: WebClient;

beforeEach(async () => {
  now = 1_750_000_000_000;
  answer = {};
  app = await startRawApp(() => answer, { now: () => now });
  client = createClient(app.workspace);
});
afterEach(() => app.stop());

async function trigger(): Promise<string> {
  await app.control.type('maya', '#support', '/ticket new');
  return String(app.last().trigger_id);
}
const open = async (view: ModalView) => (await client.views.open({ trigger_id: await trigger(), view })).view?.id ?? '';
const errorOf = async (call: Promise<unknown>) => (await refusalOf(call)).error;
const valueOf = (label: string) => app.control.modal('maya')?.fields.find((field) => field.label === label)?.value;

describe('trigger ids', () => {
  it('work once, for three seconds', async () => {
    const first = await trigger();
    await client.views.open({ trigger_id: first, view: modal('One') });
    expect(await errorOf(client.views.open({ trigger_id: first, view: modal('Two') }))).toBe('exchanged_trigger_id');
    const second = await trigger();
    now += 3001;
    expect(await errorOf(client.views.open({ trigger_id: second, view: modal('Two') }))).toBe('expired_trigger_id');
    expect(await errorOf(client.views.open({ trigger_id: 'x', view: modal('Two') }))).toBe('invalid_trigger_id');
    expect(app.control.modal('maya')?.title).toBe('One');
  });

  it('are not spent by a view that is refused', async () => {
    const id = await trigger();
    const refused = await refusalOf(
      client.views.open({ trigger_id: id, view: modal('A title of more than 24 units') }),
    );
    expect(refused).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
    });
    await client.views.open({ trigger_id: id, view: modal('Short') });
  });
});

describe('views.update', () => {
  it('keeps what was entered under the same ids, and ignores a new initial value', async () => {
    const id = await open(modal('One', [input('title', 'first'), input('gone'), menu('pick', ['a', 'b'])]));
    await app.control.fill(id, { title: 'typed', gone: 'lost', pick: 'b' });
    await client.views.update({
      view_id: id,
      view: modal('Two', [input('title', 'second'), menu('pick', ['a', 'b', 'c'], 'c'), input('new', 'third')]),
    });
    expect(valueOf('title')).toBe('typed');
    expect(valueOf('pick')).toMatchObject({ value: 'b' });
    expect(valueOf('new')).toBe('third');
    await client.views.update({
      view_id: id,
      view: modal('Three', [input('gone'), menu('pick', ['c', 'd'], 'd')]),
    });
    expect(valueOf('gone')).toBeNull();
    expect(valueOf('pick')).toMatchObject({ value: 'd' });
  });

  it('takes no more entries than a menu says', async () => {
    const options = ['a', 'b'].map((value) => ({ text: text(value), value }));
    const element = { type: 'multi_static_select' as const, action_id: 'several', options, max_selected_items: 1 };
    const view = await open(modal('One', [{ type: 'input', block_id: 'several', label: text('Several'), element }]));
    const choose = (values: readonly string[]) => app.control.select('maya', { view }, 'several', values);
    await expect(choose(['a', 'b'])).rejects.toThrow('several takes 1 at most.');
    expect(await choose(['b'])).toEqual({ ok: true });
    expect(valueOf('Several')).toEqual([options[1]]);
  });

  it('loses what was entered where the block has no id of its own', async () => {
    const blocks = [{ ...input('x'), block_id: undefined }] as unknown as ModalView['blocks'];
    const id = await open(modal('One', blocks));
    await app.control.fill(id, { x: 'typed' });
    await client.views.update({ view_id: id, view: modal('Two', blocks) });
    expect(valueOf('x')).toBeNull();
  });

  it('checks the hash, and knows no closed view', async () => {
    const id = await open(modal('One', [], { external_id: 'ext-1' }));
    const update = (more: object) => client.views.update({ view: modal('Two'), ...more } as never);
    expect(await errorOf(update({ view_id: id, hash: '1.abc' }))).toBe('hash_conflict');
    await update({ external_id: 'ext-1' });
    await app.control.close('maya');
    expect(await errorOf(update({ view_id: id }))).toBe('not_found');
    expect(await errorOf(update({}))).toBe('invalid_arguments');
  });

  it('refuses more than 250 kB and more than 100 blocks', async () => {
    const id = await open(modal('One'));
    const section = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'x'.repeat(3000) } };
    const with_ = (count: number) =>
      client.views.update({
        view_id: id,
        view: modal(
          'Two',
          Array.from({ length: count }, () => section),
        ),
      });
    expect(await errorOf(with_(90))).toBe('view_too_large');
    const many = Array.from({ length: 101 }, () => ({ type: 'divider' as const }));
    expect(await refusalOf(client.views.update({ view_id: id, view: modal('Two', many) }))).toMatchObject({
      response_metadata: { messages: ['[ERROR] no more than 100 items allowed [json-pointer:/view/blocks]'] },
    });
  });
});

describe('the stack', () => {
  const button: ModalView['blocks'][number] = {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'more', text: text('More') }],
  };
  const push = async (title: string) => {
    await app.control.click('maya', { view: app.control.modal('maya')?.id ?? '' }, 'More');
    return client.views.push({ trigger_id: String(app.last().trigger_id), view: modal(title, [button]) });
  };

  it('holds three views, and closes them one by one', async () => {
    await open(modal('One', [button]));
    await push('Two');
    const three = await push('Three');
    expect(three.view).toMatchObject({ root_view_id: expect.any(String), previous_view_id: expect.any(String) });
    expect(await errorOf(push('Four'))).toBe('push_limit_reached');
    await app.control.close('maya');
    expect(app.control.modal('maya')?.title).toBe('Two');
    expect(await app.control.submit('maya')).toEqual({ outcome: 'closed' });
    expect(app.control.modal('maya')?.title).toBe('One');
  });

  it('closes the whole stack by the cross, or where it says so, and tells the app of the views that want it', async () => {
    const told = () =>
      app.received
        .map(({ payload }) => payload as { type?: string; is_cleared?: boolean; view?: { title: { text: string } } })
        .filter(({ type }) => type === 'view_closed')
        .map(({ is_cleared: cleared, view }) => [view?.title.text, cleared]);
    const stack = async (last: Partial<ModalView>) => {
      await open(modal('One', [button], { notify_on_close: true }));
      await push('Two');
      await app.control.click('maya', { view: app.control.modal('maya')?.id ?? '' }, 'More');
      const view = modal('Three', [], { notify_on_close: true, ...last });
      await client.views.push({ trigger_id: String(app.last().trigger_id), view });
    };
    await stack({});
    await app.control.close('maya', undefined, 'cross');
    expect(app.control.modal('maya')).toBeUndefined();
    expect(told()).toEqual([
      ['Three', true],
      ['One', true],
    ]);
    await stack({ clear_on_close: true });
    await app.control.close('maya');
    expect(app.control.modal('maya')).toBeUndefined();
    expect(told().slice(2)).toEqual([
      ['Three', true],
      ['One', true],
    ]);
    await stack({});
    await app.control.close('maya');
    expect(app.control.modal('maya')?.title).toBe('Two');
    expect(told().slice(4)).toEqual([['Three', false]]);
  });

  it('follows the response actions of a submission', async () => {
    await open(modal('One', [input('title')]));
    await app.control.fill('maya', { title: 'kept' });
    const submit = (body: object, status = 200) => {
      answer = { body, status };
      return app.control.submit('maya');
    };
    expect(await submit({ response_action: 'update', view: modal('Two', [input('title')]) })).toEqual({
      outcome: 'updated',
    });
    expect(valueOf('title')).toBe('kept');
    expect(await submit({ response_action: 'errors', errors: { nowhere: 'x' } })).toMatchObject({ outcome: 'failed' });
    expect(await submit({ response_action: 'update', view: { type: 'modal' } })).toMatchObject({
      error: 'invalid_response',
    });
    expect(await submit({}, 500)).toEqual({ outcome: 'failed', error: 'dispatch_failed' });
    expect(app.control.modal('maya')?.trouble).toBe('We had some trouble connecting. Try again?');
    expect(valueOf('title')).toBe('kept');
    expect(await submit({ response_action: 'push', view: modal('Three') })).toEqual({ outcome: 'pushed' });
    expect(await submit({ response_action: 'clear' })).toEqual({ outcome: 'cleared' });
    expect(app.control.modal('maya')).toBeUndefined();
  });
});

describe('the Home tab', () => {
  it('is published for one person, and its buttons work', async () => {
    app.control.openHome('maya');
    await app.control.waitFor(() => app.last().type === 'event_callback');
    expect(app.last().event).toMatchObject({ type: 'app_home_opened', user: 'U0MAYA0000' });
    const view = { type: 'home' as const, blocks: [{ type: 'header' as const, text: text('Hello') }] };
    await client.views.publish({ user_id: 'U0MAYA0000', view });
    expect(app.control.screen('maya').home?.text).toBe('Hello');
    expect(app.control.screen('omar').home).toBeUndefined();
  });

  it('cannot be published while it is off', async () => {
    const manifest = { display_information: { name: 'Off' }, features: { app_home: { home_tab_enabled: false } } };
    const off = await startWithClient({ manifest });
    const view = { type: 'home' as const, blocks: [{ type: 'header' as const, text: text('Hello') }] };
    expect(await refusalOf(off.client.views.publish({ user_id: 'U0MAYA0000', view }))).toMatchObject({
      error: 'not_enabled',
    });
    await off.stop();
  });
});
