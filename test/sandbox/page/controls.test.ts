import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { barriers } from './barriers.ts';
import { startControlApp } from './control-app.ts';
import { browserPath, endAll, newTab, startBrowser, type Endings } from './support.ts';

/** A busy machine takes its time. */
jest.setTimeout(60_000);

const endings: Endings = [];
let stage: Awaited<ReturnType<typeof startControlApp>>;
let tab: Page;

async function types(text: string): Promise<void> {
  await tab.getByLabel('Message #support').fill(text);
  await tab.keyboard.press('Enter');
}

async function opened(command: string, title: string): Promise<Locator> {
  await types(command);
  const dialog = tab.getByRole('dialog', { name: title });
  await dialog.waitFor();
  return dialog;
}

/** Waits until something is so. */
async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`It never came: ${String(holds)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function browserTests(): void {
  beforeAll(async () => {
    stage = await startControlApp(endings);
    tab = await newTab(await startBrowser(endings));
    await tab.goto(stage.url);
  });
  afterAll(() => endAll(endings));
  afterEach(async () => {
    const { control, heard } = stage;
    if (control.modal('maya') !== undefined) await control.close('maya', undefined, 'cross');
    await tab.getByRole('dialog').waitFor({ state: 'hidden' });
    heard.presses.length = heard.closed.length = 0;
  });

  it('gives the app the value of every control', async () => {
    const { heard } = stage;
    const dialog = await opened('/form', 'Everything');
    const group = (name: string) => dialog.getByRole('group', { name });
    await dialog.getByLabel('The heard').fill('heard at once');
    await dialog.getByLabel('The heard').press('Enter');
    await dialog.getByLabel('The heard').fill('heard in the end');
    await dialog.getByLabel('The text').fill('two\nlines');
    await dialog.getByLabel('The number').fill('7');
    await dialog.getByLabel('The one').selectOption('b');
    for (const [field, query, words] of [
      ['search', 'x', 'Option x'],
      ['searches', 'x', 'Option x'],
      ['searches', 'y', 'Option y'],
      ['several', 'tion a', 'Option a'],
      ['several', 'OPTION 7', 'Option 7'],
      ['people', 'omar', 'Omar Reyes'],
    ] as const) {
      await dialog.getByRole('combobox', { name: `The ${field}`, exact: true }).fill(query);
      await dialog.getByRole('listbox').getByRole('option', { name: words }).click();
      if (field !== 'search') await dialog.getByRole('button', { name: `Remove ${words}` }).waitFor();
    }
    await group('The boxes').getByLabel('Option b').check();
    await group('The radio').getByLabel('Option a').check();
    await group('The radio').getByLabel('Option c').check();
    await dialog.getByLabel('The person').selectOption({ label: 'Li Wei' });
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
      several: { selected_options: [named('a'), named('7')] },
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

  it('chooses several entries by the keyboard alone, not more than may be, and takes them away', async () => {
    const dialog = await opened('/form', 'Everything');
    const field = dialog.getByRole('combobox', { name: 'The several' });
    const list = dialog.getByRole('listbox');
    const tokens = () => dialog.getByRole('list', { name: 'Chosen' }).getByRole('listitem').allInnerTexts();
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await tab.keyboard.press(key);
    };
    await field.focus();
    // A list that nobody asked for would cover the form.
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    await press('ArrowDown');
    expect(await list.locator('li').allInnerTexts()).toEqual([
      'Letters',
      'Option a',
      'Option b',
      'Option c',
      'Others',
      'Option 7',
    ]);
    await press('ArrowDown');
    expect(await list.getByRole('option', { selected: true }).innerText()).toBe('Option b');
    expect(await barriers(tab)).toEqual([]);
    await press('Enter');
    await dialog.getByRole('button', { name: 'Remove Option b' }).waitFor();
    // More can be chosen at once, of what is left; with the second one it is enough.
    await list.getByRole('option', { name: 'Option c' }).waitFor();
    expect(await list.getByRole('option').allInnerTexts()).toEqual(['Option a', 'Option c', 'Option 7']);
    await press('ArrowUp', 'Enter');
    await dialog.getByRole('button', { name: 'Remove Option 7' }).waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    await press('ArrowDown');
    await dialog.getByText('Not more than 2 can be chosen.').waitFor();
    await press('Escape', 'Backspace');
    await dialog.getByRole('button', { name: 'Remove Option 7' }).waitFor({ state: 'detached' });
    expect(await tokens()).toEqual([expect.stringContaining('Option b')]);
    await press('Shift+Tab', 'Enter');
    await dialog.getByRole('list', { name: 'Chosen' }).waitFor({ state: 'detached' });
    expect(await tab.evaluate('document.activeElement.id')).toBe(await field.getAttribute('id'));
  });

  it('lets one go on typing in a menu and a date while the first letter and digit are on their way', async () => {
    const dialog = await opened('/form', 'Everything');
    const value = (label: string) => stage.control.modal('maya')?.fields.find((field) => field.label === label)?.value;
    /** Until the page has drawn what came of it. */
    const typesAndSees = async (keys: string, holds: () => boolean) => {
      const drawn = tab.waitForResponse((response) => response.url().includes('/api/view') && holds());
      await tab.keyboard.type(keys);
      await (await drawn).finished();
    };
    await dialog.getByLabel('The person').focus();
    await typesAndSees('T', () => value('The person') !== null);
    // In a menu that was drawn anew, the last letter would begin a new word: Omar.
    await tab.keyboard.type('heo');
    expect(await dialog.getByLabel('The person').inputValue()).toBe('U0THEO0000');
    await dialog.getByLabel('The date').focus();
    await typesAndSees('02032', () => value('The date') === '0002-02-03');
    await tab.keyboard.type('026');
    await until(() => value('The date') === '2026-02-03');
    // What somebody else, the app or another tab, has put there is shown.
    const { id = '' } = stage.control.modal('maya') ?? {};
    await stage.control.select('maya', { view: id }, 'one', 'c');
    const chosen = dialog.getByLabel('The one').locator('option:checked');
    await chosen.and(dialog.getByText('Option c', { exact: true })).waitFor({ state: 'attached' });
    await stage.control.select('maya', { view: id }, 'one', null);
    await chosen.and(dialog.getByText('Choose…')).waitFor({ state: 'attached' });
  });

  it('shows the Home tab of the app, with its pictures and buttons', async () => {
    const { heard } = stage;
    const app = tab.getByRole('navigation', { name: 'Conversations' }).getByRole('button', { name: 'Service Tickets' });
    await app.click();
    const home = tab.getByRole('region', { name: 'Home of the app' });
    await home.getByRole('img', { name: 'A single dot' }).waitFor();
    await tab.waitForFunction("document.querySelector('#home img').naturalWidth === 1");
    await home.getByRole('button', { name: 'Home button' }).click();
    await until(() => heard.presses.length === 1);
    // Answered here: tests need no network.
    await tab.context().route('https://example.com/**', (route) => route.fulfill({ body: 'away' }));
    const [away] = await Promise.all([
      tab.context().waitForEvent('page'),
      home.getByRole('button', { name: 'Away' }).click(),
    ]);
    await away.waitForURL('https://example.com/away');
    // A tab behind another one draws seldom.
    await away.close();
    await tab.getByRole('button', { name: 'Messages' }).click();
    await home.waitFor({ state: 'hidden' });
    await tab.getByLabel('Message Service Tickets').waitFor();
    await tab.getByRole('button', { name: 'support', exact: true }).click();
  });

  it('asks before it presses what wants to be asked', async () => {
    const { heard } = stage;
    const dialog = await opened('/form asking', 'Asking');
    const remove = dialog.getByRole('button', { name: 'Remove' });
    await remove.click();
    await tab.keyboard.press('Escape');
    await remove.click();
    await tab.getByRole('dialog', { name: 'Really?' }).getByRole('button', { name: 'No' }).click();
    expect(heard.presses).toEqual([]);
    await remove.click();
    await tab.getByRole('button', { name: 'Yes', exact: true }).click();
    await until(() => heard.presses.length === 1);
  });

  it('goes back to the view below by the button at the foot, and leaves the whole stack by the cross', async () => {
    const { heard } = stage;
    const below = await opened('/form asking', 'Asking');
    const above = tab.getByRole('dialog', { name: 'Deep' });
    await below.getByRole('button', { name: 'Deeper' }).click();
    await above.getByRole('button', { name: 'Back' }).click();
    await below.getByRole('button', { name: 'Deeper' }).click();
    await until(() => heard.closed.length === 1);
    await above.getByRole('button', { name: 'Close all of it' }).click();
    await tab.getByRole('dialog').waitFor({ state: 'hidden' });
    await until(() => heard.closed.length === 3);
    expect(heard.closed).toEqual(['Deep', 'Deep (all)', 'Asking (all)']);
    expect(await tab.evaluate('document.activeElement.id')).toBe('message');
  });
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
