import type { BlockAction } from '@slack/bolt';
import type { HomeView, ModalView } from '@slack/types';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { createJournal } from '../../../src/sandbox/journal/journal.ts';
import { startPage } from '../../../src/sandbox/page/page.ts';
import { startTicketService } from '../../../src/sandbox/tickets/service.ts';
import { startWithApp } from '../workspace/support.ts';
import { browserPath, newTab, startBrowser } from './support.ts';

/** A browser, both servers and an app start for each test; a busy machine takes its time. */
jest.setTimeout(60_000);

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (value: string) => ({ text: plain(`Option ${value}`), value });
const options = [option('a'), option('b'), option('c')];

/** One of every control, each in an input block that is called like its action. */
const form: ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Everything'),
  submit: plain('Send'),
  blocks: [
    { type: 'plain_text_input', action_id: 'line' } as const,
    { type: 'plain_text_input', action_id: 'heard' } as const,
    { type: 'plain_text_input', action_id: 'text', multiline: true } as const,
    { type: 'number_input', action_id: 'number', is_decimal_allowed: false } as const,
    { type: 'static_select', action_id: 'one', options } as const,
    { type: 'multi_static_select', action_id: 'several', options } as const,
    { type: 'external_select', action_id: 'search', min_query_length: 1 } as const,
    { type: 'multi_external_select', action_id: 'searches', min_query_length: 1 } as const,
    { type: 'checkboxes', action_id: 'boxes', options } as const,
    { type: 'radio_buttons', action_id: 'radio', options } as const,
    { type: 'users_select', action_id: 'person' } as const,
    { type: 'multi_users_select', action_id: 'people' } as const,
    { type: 'conversations_select', action_id: 'place' } as const,
    { type: 'datepicker', action_id: 'date' } as const,
    { type: 'timepicker', action_id: 'time' } as const,
    { type: 'file_input', action_id: 'files' } as const,
  ].map((element) => ({
    type: 'input',
    block_id: `block of ${element.action_id}`,
    dispatch_action: element.action_id === 'heard',
    label: plain(`The ${element.action_id}`),
    element,
  })),
};

/** Below the form's blocks in a second modal: a button that asks first, and one that puts a view on top. */
const asking: ModalView = {
  type: 'modal',
  title: plain('Asking'),
  blocks: [
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'sure',
          text: plain('Remove'),
          confirm: {
            title: plain('Really?'),
            text: plain('It is gone then.'),
            confirm: plain('Yes'),
            deny: plain('No'),
          },
        },
        { type: 'button', action_id: 'deeper', text: plain('Deeper') },
      ],
    },
  ],
};

/** A Home tab with a picture of the workspace, a choice and a button that is a link. */
const homeOf = (file: string): HomeView => ({
  type: 'home',
  blocks: [
    { type: 'image', slack_file: { id: file }, alt_text: 'A single dot' },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'sure', text: plain('Home button') },
        { type: 'button', action_id: 'away', text: plain('Away'), url: 'https://example.com/away' },
      ],
    },
  ],
});

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

interface Heard {
  readonly submissions: unknown[];
  readonly presses: string[];
  /** Lets the app show the form anew. */
  readonly goOn: ((done: unknown) => void)[];
}

/** A small app of its own, so that every control is there. */
async function open(): Promise<{ readonly tab: Page; readonly heard: Heard }> {
  let picture = '';
  const heard: Heard = { submissions: [], presses: [], goOn: [] };
  const connected = await startWithApp(
    'socket',
    (app) => {
      app.command('/form', async ({ ack, body, client }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: body.text === 'asking' ? asking : form });
      });
      app.options(/search/, ({ ack, payload }) =>
        ack({ options: [option('x'), option('y')].filter(({ text }) => text.text.endsWith(payload.value)) }),
      );
      app.action('heard', async ({ ack, body, client }) => {
        await ack();
        if (body.type !== 'block_actions') return;
        heard.presses.push('heard');
        await new Promise((resolve) => heard.goOn.push(resolve));
        // The same form anew, with another hint: what is typed stays.
        const blocks = form.blocks.map((block) =>
          block.type === 'input' ? { ...block, hint: plain('Heard.') } : block,
        );
        await client.views.update({ view_id: body.view?.id ?? '', view: { ...form, blocks } });
      });
      app.action('sure', async ({ ack }) => {
        await ack();
        heard.presses.push('sure');
      });
      app.action<BlockAction>('deeper', async ({ ack, body, client }) => {
        await ack();
        await client.views.push({
          trigger_id: body.trigger_id,
          view: { type: 'modal', title: plain('Deep'), blocks: [{ type: 'divider' }] },
        });
      });
      app.event('app_home_opened', async ({ event, client }) => {
        if (event.tab !== 'home') return;
        await client.views.publish({ user_id: event.user, view: homeOf(picture) });
      });
      app.view('form', async ({ ack, view }) => {
        heard.submissions.push(view.state.values);
        await ack();
      });
    },
    { commands: [{ name: '/form', shouldEscape: false }] },
  );
  endings.push(() => connected.stop());
  const shared = { name: 'dot.png', content: pixel };
  [picture = ''] = (await connected.control.upload('maya', { channel: '#support' }, shared)).files;
  const tickets = await startTicketService({ credentials: [] });
  endings.push(() => tickets.close());
  const journal = createJournal({ secrets: [] });
  const page = await startPage({ workspace: connected.control, tickets: tickets.control, journal, port: 0 });
  endings.push(() => page.close());
  const tab = await newTab(await startBrowser());
  await tab.goto(page.url);
  return { tab, heard };
}

async function types(tab: Page, text: string): Promise<void> {
  await tab.getByLabel('Message #support').fill(text);
  await tab.keyboard.press('Enter');
}

function browserTests(): void {
  it('gives the app the value of every control', async () => {
    const { tab, heard } = await open();
    await types(tab, '/form');
    const dialog = tab.getByRole('dialog', { name: 'Everything' });
    const group = (name: string) => dialog.getByRole('group', { name });
    await dialog.getByLabel('The heard').fill('heard at once');
    await dialog.getByLabel('The heard').press('Enter');
    await dialog.getByLabel('The heard').fill('heard in the end');
    await dialog.getByLabel('The text').fill('two\nlines');
    await dialog.getByLabel('The number').fill('7');
    await dialog.getByLabel('The one').selectOption('b');
    await group('The several').getByLabel('Option a').check();
    await group('The several').getByLabel('Option c').check();
    for (const [field, query] of [
      ['search', 'x'],
      ['searches', 'x'],
      ['searches', 'y'],
    ] as const) {
      await dialog.getByRole('combobox', { name: `The ${field}`, exact: true }).fill(query);
      await dialog.getByRole('option', { name: `Option ${query}` }).click();
    }
    await group('The boxes').getByLabel('Option b').check();
    await group('The radio').getByLabel('Option a').check();
    await group('The radio').getByLabel('Option c').check();
    await dialog.getByLabel('The person').selectOption({ label: 'Li Wei' });
    await group('The people').getByLabel('Omar Reyes').check();
    await dialog.getByLabel('The place').selectOption({ label: '#general' });
    await dialog.getByLabel('The date').fill('2026-02-03');
    await dialog.getByLabel('The time').fill('14:05');
    await dialog
      .getByLabel('The files')
      .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') });
    await dialog.getByText('a.txt').waitFor();
    await until(() => heard.goOn.length === 1);
    heard.goOn[0]?.(undefined);
    await dialog.getByText('Heard.').first().waitFor();
    expect(await dialog.getByLabel('The heard').inputValue()).toBe('heard in the end');
    await dialog.getByLabel('The line').fill('a line');
    // Sends the form at once, before what was typed is on its way by itself.
    await dialog.getByLabel('The line').press('Enter');
    await dialog.waitFor({ state: 'hidden' });

    const named = (value: string) => expect.objectContaining({ value }) as unknown;
    const expected = {
      line: { value: 'a line' },
      heard: { value: 'heard in the end' },
      text: { value: 'two\nlines' },
      number: { value: '7' },
      one: { selected_option: named('b') },
      several: { selected_options: [named('a'), named('c')] },
      search: { selected_option: named('x') },
      searches: { selected_options: [named('x'), named('y')] },
      boxes: { selected_options: [named('b')] },
      radio: { selected_option: named('c') },
      person: { selected_user: 'U0LIWEI000' },
      people: { selected_users: ['U0OMAR0000'] },
      place: { selected_conversation: 'C0GENERAL0' },
      date: { selected_date: '2026-02-03' },
      time: { selected_time: '14:05' },
      files: { files: [expect.objectContaining({ name: 'a.txt' })] },
    };
    expect(heard.submissions).toEqual([
      Object.fromEntries(
        Object.entries(expected).map(([id, value]) => [`block of ${id}`, { [id]: expect.objectContaining(value) }]),
      ),
    ]);
  });

  it('shows the Home tab of the app, with its pictures and buttons', async () => {
    const { tab, heard } = await open();
    await tab
      .getByRole('navigation', { name: 'Conversations' })
      .getByRole('button', { name: 'Service Tickets' })
      .click();
    const home = tab.getByRole('region', { name: 'Home of the app' });
    await home.getByRole('img', { name: 'A single dot' }).waitFor();
    await tab.waitForFunction("document.querySelector('#home img').naturalWidth === 1");
    await home.getByRole('button', { name: 'Home button' }).click();
    await until(() => heard.presses.length === 1);
    // Answered here: tests need no network.
    await tab.context().route('https://example.com/**', (route) => route.fulfill({ body: 'away' }));
    const [opened] = await Promise.all([
      tab.context().waitForEvent('page'),
      home.getByRole('button', { name: 'Away' }).click(),
    ]);
    await opened.waitForURL('https://example.com/away');
    await tab.getByRole('button', { name: 'Messages' }).click();
    await home.waitFor({ state: 'hidden' });
    await tab.getByLabel('Message Service Tickets').waitFor();
  });

  it('asks before it presses what wants to be asked', async () => {
    const { tab, heard } = await open();
    await types(tab, '/form asking');
    await tab.getByRole('button', { name: 'Remove' }).click();
    await tab.keyboard.press('Escape');
    await tab.getByRole('button', { name: 'Remove' }).click();
    await tab.getByRole('dialog', { name: 'Really?' }).getByRole('button', { name: 'No' }).click();
    expect(heard.presses).toEqual([]);
    await tab.getByRole('button', { name: 'Remove' }).click();
    await tab.getByRole('button', { name: 'Yes', exact: true }).click();
    await until(() => heard.presses.length === 1);
  });

  it('shows the view on top of a stack, and the one below when that is closed', async () => {
    const { tab } = await open();
    await types(tab, '/form asking');
    await tab.getByRole('button', { name: 'Deeper' }).click();
    await tab.getByRole('dialog', { name: 'Deep' }).getByRole('button', { name: 'Back' }).click();
    await tab.getByRole('dialog', { name: 'Asking' }).waitFor();
    await tab.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'hidden' });
  });
}

/** Waits until something is so. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

if (browserPath === undefined) {
  describe('controls of the page in a browser: NOT TESTED, as this machine has no Chromium', () => {
    it('needs Debian’s package chromium, or Google Chrome', () => {
      expect(browserPath).toBeUndefined();
    });
  });
} else {
  describe('controls of the page in a browser', browserTests);
}
