import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers } from './barriers.ts';
import { browserPath, endAll, newTab, startBrowser, startStageWithBot, type Endings, type Stage } from './support.ts';

/** A busy machine takes its time. */
jest.setTimeout(60_000);

/** A desktop, and the narrowest phone that is still around; and a ticket of its own, which is no double of the other's. */
const sizes = [
  { name: 'at 1280 px', viewport: { width: 1280, height: 800 }, words: 'The disk is full' },
  { name: 'at 360 px', viewport: { width: 360, height: 740 }, words: 'Backups stopped last night' },
];

const endings: Endings = [];
let stage: Stage;
let tab: Page;
/** What the browser complained of: a script that failed, a rule of the page that was broken. */
const complaints: string[] = [];

/** Lets somebody look at #support, in the one tab of all tests: a page costs more to open than to use. */
async function open({ viewport = { width: 1280, height: 800 }, me = 'maya' } = {}): Promise<Page> {
  await tab.setViewportSize(viewport);
  // Tab may have led out of the page; keys come back with a click.
  await tab.getByRole('heading', { level: 1 }).click();
  await tab.evaluate(`location.hash = '${me}'`);
  await tab.waitForURL((url) => url.hash === `#${me}/C0SUPPORT0`);
  await tab.getByRole('heading', { name: '#support' }).waitFor();
  return tab;
}

const main = (tab: Page) => tab.locator('main');
const modal = (tab: Page, name: string) => tab.getByRole('dialog', { name });
/** The id of what has the focus. */
const focused = (tab: Page) => tab.evaluate<string>('document.activeElement.id');

async function types(tab: Page, text: string): Promise<void> {
  await tab.getByLabel('Message #support').fill(text);
  await tab.keyboard.press('Enter');
}

/** Fills the form as a person without a mouse does, where that is the point. */
async function fillsNewTicket(tab: Page): Promise<void> {
  const form = modal(tab, 'New ticket');
  await form.getByRole('combobox', { name: 'Product or service' }).fill('Elastic Cloud');
  await form.getByRole('option', { name: 'Elastic Cloud Server' }).waitFor();
  await tab.keyboard.press('Enter');
  await form.getByLabel('Problem type').selectOption({ label: 'Service not available' });
  await form.getByLabel('Region').selectOption({ index: 1 });
}

/** The row of the message with these words that came last. */
const row = (tab: Page, words: string) => tab.locator('#log .row', { hasText: words }).last();
const thread = (tab: Page) => tab.getByRole('complementary', { name: 'Thread' });

function browserTests(): void {
  beforeAll(async () => {
    stage = await startStageWithBot(endings);
    tab = await newTab(await startBrowser(endings));
    tab.on('pageerror', (error) => complaints.push(String(error)));
    tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await tab.goto(stage.page.url);
  });
  afterAll(() => endAll(endings));
  afterEach(async () => {
    // A modal that a failed test left open is before the next one's eyes, too.
    const { control } = stage.world.workspace;
    while (control.modal('maya') !== undefined) await control.close('maya');
    expect(complaints.splice(0)).toEqual([]);
  });

  it.each(sizes)(
    'opens a ticket, and reads the engineer’s answer in the thread, $name',
    async ({ viewport, words }) => {
      const { tickets } = stage.world;
      const tab = await open({ viewport });
      await types(tab, `/ticket new ${words}`);
      const form = modal(tab, 'New ticket');
      await fillsNewTicket(tab);
      expect(await form.getByLabel(/^Description/).inputValue()).toBe(words);
      const file = { name: 'disk.txt', mimeType: 'text/plain', buffer: Buffer.from('100 %') };
      await form.getByLabel('Add files').setInputFiles(file);
      await form.getByText('disk.txt').waitFor();
      await form.getByRole('button', { name: 'Create ticket' }).click();
      await form.getByText('opened.').waitFor();
      await tab.keyboard.press('Escape');
      await form.waitFor({ state: 'hidden' });

      const ticket = tickets.control.list().at(-1);
      expect(ticket).toMatchObject({ description: words, problemTypeId: expect.any(String) as unknown });
      const id = ticket?.id ?? '';
      await row(tab, `Ticket ${id}`).waitFor();
      tickets.control.ask(id, 'Which disk of List<Disk>?');
      await row(tab, `Ticket ${id}`)
        .getByRole('button', { name: /^\d+ repl/ })
        .click();
      // The card above it has the last words, too.
      await thread(tab).locator('article', { hasText: 'Which disk of List<Disk>?' }).nth(1).waitFor();
      expect(await tab.locator('article disk').count()).toBe(0);

      await tab.getByLabel('Reply in this thread').fill('@Service Tickets reply The first one.');
      await tab.keyboard.press('Enter');
      await thread(tab).getByText('The first one.').nth(1).waitFor();
      expect(tickets.control.get(id).messages.at(-1)?.text).toContain('The first one.');
      // Nothing is wider than the screen.
      expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
      await tab.keyboard.press('Escape');
      await thread(tab).waitFor({ state: 'hidden' });
      expect(await tab.evaluate('document.activeElement.dataset.focus')).toBe('thread');
    },
  );

  it('keeps the focus in a form, shows what is wrong at the field, and gives the focus back', async () => {
    const tab = await open();
    await types(tab, '/ticket new');
    const form = modal(tab, 'New ticket');
    await form.getByRole('combobox', { name: 'Product or service' }).waitFor();
    await form.getByLabel('Email').fill('maya@example.com');
    await form.getByRole('button', { name: 'Create ticket' }).click();
    await form.getByRole('alert').first().waitFor();
    const product = form.getByRole('combobox', { name: 'Product or service' });
    expect(await product.getAttribute('aria-invalid')).toBe('true');
    expect(await focused(tab)).toBe(await product.getAttribute('id'));
    expect(await barriers(tab)).toEqual([]);
    // What was typed outlives every new version of the form.
    await fillsNewTicket(tab);
    expect(await form.getByLabel('Email').inputValue()).toBe('maya@example.com');
    for (let step = 0; step < 30; step += 1) {
      await tab.keyboard.press('Tab');
      expect(await tab.evaluate('document.querySelector("main").contains(document.activeElement)')).toBe(false);
    }
    await tab.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    expect(await focused(tab)).toBe('message');
  });

  it('works with the keyboard alone: a command, its form, a message’s menu and its thread', async () => {
    const tab = await open();
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await tab.keyboard.press(key);
    };
    await tab.getByLabel('Message #support').focus();
    // The menu of commands, a command out of it, and what it is to do.
    await tab.keyboard.type('/ti');
    await tab.getByRole('option', { name: /^\/ticket/ }).waitFor();
    await press('Enter');
    await tab.keyboard.type('new By keys alone');
    await press('Enter');
    const form = modal(tab, 'New ticket');
    await form.getByRole('combobox', { name: 'Product or service' }).waitFor();
    expect(await form.getByRole('listbox').count()).toBe(0);
    await press('ArrowDown');
    await form.getByRole('option', { name: 'Elastic Cloud Server', selected: true }).waitFor();
    await press('Enter');
    await form.getByLabel('Problem type').waitFor();
    await press('Tab');
    // One letter: a browser under load takes more of them for the beginnings of several choices.
    await press('S');
    await form.getByLabel('Region').waitFor();
    await press('Tab', 'ArrowDown');
    await form.getByLabel('Email').focus();
    await press('Enter');
    await form.getByText('opened.').waitFor();
    await press('Escape');
    await form.waitFor({ state: 'hidden' });
    expect(stage.world.tickets.control.list().at(-1)).toMatchObject({ description: 'By keys alone' });

    await row(tab, 'By keys alone')
      .getByRole('button', { name: /^Actions/ })
      .focus();
    await press('Enter');
    await tab.getByRole('menuitem', { name: 'Reply in thread' }).waitFor();
    await press('Enter');
    await thread(tab).waitFor();
    expect(await focused(tab)).toBe('reply');
    await tab.keyboard.type('a word of mine');
    await press('Enter');
    await thread(tab).locator('article', { hasText: 'a word of mine' }).waitFor();
  });

  it('offers the app’s shortcut in a message’s menu', async () => {
    const tab = await open();
    await types(tab, 'The load balancer is down');
    await row(tab, 'The load balancer is down')
      .getByRole('button', { name: /^Actions/ })
      .focus();
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('Enter');
    const description = modal(tab, 'New ticket').getByLabel(/^Description/);
    await description.waitFor();
    expect(await description.inputValue()).toContain('The load balancer is down');
    await tab.getByRole('button', { name: 'Close', exact: true }).click();
  });

  it('shows what is typed as text and marks, never as HTML', async () => {
    const tab = await open();
    await types(tab, '*bold* _it_ `<i>` <img src=x onerror=alert(1)> @maya #general');
    const article = row(tab, 'bold').locator('article');
    await article.waitFor();
    expect(await article.locator('.text').innerText()).toBe(
      'bold it <i> <img src=x onerror=alert(1)> @Maya Weber #general',
    );
    expect(await article.locator('strong', { hasText: 'bold' }).count()).toBe(1);
    expect(await article.locator('img, i').count()).toBe(0);
  });

  it('draws rich text with its lists, quotes and code, in which nothing is markup', async () => {
    const tab = await open();
    const word = (text: string) => ({ type: 'text' as const, text });
    const item = (text: string) => ({ type: 'rich_text_section' as const, elements: [word(text)] });
    const link = { type: 'link' as const, url: 'https://x.example/a', text: 'the page' };
    stage.world.workspace.control.postAsApp('alertmanager', '#support', {
      text: 'Rich words',
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [word('Rich words '), { ...word('bold'), style: { bold: true } }, link],
            },
            { type: 'rich_text_list', style: 'ordered', offset: 2, elements: [item('three')] },
            { type: 'rich_text_list', style: 'bullet', indent: 1, border: 1, elements: [item('deep *x*')] },
            { type: 'rich_text_quote', elements: [word(':smile: <@U0MAYA0000>')] },
            { type: 'rich_text_preformatted', elements: [word('a  | b\nc  | d')] },
          ],
        },
      ],
    });
    const drawn = row(tab, 'Rich words').locator('.text');
    await drawn.waitFor();
    expect(await drawn.locator('strong').allInnerTexts()).toEqual(['bold']);
    expect(await drawn.locator('a').getAttribute('href')).toBe('https://x.example/a');
    expect(await drawn.locator('ol').getAttribute('start')).toBe('3');
    expect(await drawn.locator('ul.indent-1.bordered').innerText()).toBe('deep *x*');
    expect(await drawn.locator('blockquote').innerText()).toBe(':smile: <@U0MAYA0000>');
    expect(await drawn.locator('pre').innerText()).toBe('a  | b\nc  | d');
  });

  it('tells a person alone what Slack and the app say to them alone', async () => {
    const tab = await open();
    await types(tab, '/nothing');
    await main(tab).locator('article.only', { hasText: '/nothing is not a valid command.' }).waitFor();
    await types(tab, '/ticket help');
    await main(tab).locator('article.only', { hasText: '/ticket list' }).first().waitFor();
    await tab.locator('#live', { hasText: 'only visible to you' }).waitFor({ state: 'attached' });
    await tab.getByLabel('You are').selectOption('liwei');
    await main(tab).locator('article.only').first().waitFor({ state: 'detached' });
  });

  it('explains a command while it is typed, and that threads have none', async () => {
    const tab = await open();
    await tab.getByLabel('Message #support').fill('/tick');
    await main(tab).getByText('new | list').waitFor();
    await types(tab, 'hello');
    await row(tab, 'hello')
      .getByRole('button', { name: /^Actions/ })
      .click();
    await tab.getByRole('menuitem', { name: 'Reply in thread' }).click();
    await tab.getByLabel('Reply in this thread').fill('/ticket show');
    await thread(tab).getByText('Slack has no commands in threads.').waitFor();
    await thread(tab).getByRole('button', { name: 'Mention the app' }).click();
    expect(await tab.getByLabel('Reply in this thread').inputValue()).toBe('@service_tickets show');
  });

  it('puts nothing into the way of a screen reader: conversation, thread, dark, narrow', async () => {
    const tab = await open();
    await row(tab, 'hello').waitFor();
    expect(await barriers(tab)).toEqual([]);
    await row(tab, 'By keys alone')
      .getByRole('button', { name: /^\d+ repl/ })
      .click();
    await thread(tab).waitFor();
    await tab.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await barriers(tab)).toEqual([]);
    await tab.setViewportSize({ width: 360, height: 740 });
    await tab.getByRole('button', { name: 'Conversations' }).click();
    await tab.getByRole('button', { name: 'general' }).waitFor();
    expect(await barriers(tab)).toEqual([]);
  });
}

if (browserPath === undefined) {
  describe('the page in a browser: NOT TESTED, as this machine has no Chromium', () => {
    it('needs Debian’s package chromium, or Google Chrome', () => {
      expect(browserPath).toBeUndefined();
    });
  });
} else {
  describe('the page in a browser', browserTests);
}
