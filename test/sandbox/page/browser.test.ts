import { describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browserPath, newTab, startBrowser, startStageWithBot, type Stage } from './support.ts';

/** A browser, both servers and an app start for each test; a busy machine takes its time. */
jest.setTimeout(60_000);

/** A desktop, and the narrowest phone that is still around. */
const sizes = [
  { name: 'at 1280 px', viewport: { width: 1280, height: 800 } },
  { name: 'at 360 px', viewport: { width: 360, height: 740 } },
];

interface Opened extends Stage {
  readonly tab: Page;
  /** What the browser complained of: a script that failed, a rule of the page that was broken. */
  readonly complaints: string[];
}

async function open(viewport = { width: 1280, height: 800 }): Promise<Opened> {
  const stage = await startStageWithBot();
  const browser = await startBrowser();
  const tab = await newTab(browser, viewport);
  const complaints: string[] = [];
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await tab.goto(stage.page.url);
  await tab.getByRole('heading', { name: '#support' }).waitFor();
  return { ...stage, tab, complaints };
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
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('Enter');
  await form.getByLabel('Problem type').selectOption({ label: 'Service not available' });
  await form.getByLabel('Region').selectOption({ index: 1 });
}

function browserTests(): void {
  it.each(sizes)('opens a ticket, and reads the engineer’s answer in the thread, $name', async ({ viewport }) => {
    const { tab, world, complaints } = await open(viewport);
    await types(tab, '/ticket new The disk is full');
    const form = modal(tab, 'New ticket');
    await fillsNewTicket(tab);
    expect(await form.getByLabel(/^Description/).inputValue()).toBe('The disk is full');
    const file = { name: 'disk.txt', mimeType: 'text/plain', buffer: Buffer.from('100 %') };
    await form.getByLabel('Add files').setInputFiles(file);
    await form.getByText('disk.txt').waitFor();
    await form.getByRole('button', { name: 'Create ticket' }).click();
    await form.getByText('is created').waitFor();
    await tab.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });

    const [ticket] = world.tickets.control.list();
    expect(ticket).toMatchObject({ description: 'The disk is full', problemTypeId: expect.any(String) as unknown });
    await main(tab)
      .getByText(`Ticket ${ticket?.id ?? ''}`)
      .first()
      .waitFor();

    world.tickets.control.ask(ticket?.id ?? '', 'Which disk of List<Disk>?');
    const reply = main(tab).locator('.thread article', { hasText: 'Which disk of List<Disk>?' });
    await reply.waitFor();
    expect(await main(tab).locator('article disk').count()).toBe(0);

    await tab.getByLabel('Reply in this thread').fill('@Service Tickets reply The first one.');
    await tab.keyboard.press('Enter');
    await main(tab).getByText('The first one.').nth(1).waitFor();
    expect(world.tickets.control.get(ticket?.id ?? '').messages.at(-1)?.text).toContain('The first one.');
    // Nothing is wider than the screen.
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
    expect(complaints).toEqual([]);
  });

  it('keeps the focus in a form, shows what is wrong at the field, and gives the focus back', async () => {
    const { tab } = await open();
    await types(tab, '/ticket new');
    const form = modal(tab, 'New ticket');
    await form.getByRole('combobox', { name: 'Product or service' }).waitFor();
    await form.getByLabel('E-mail').fill('maya@example.com');
    await form.getByRole('button', { name: 'Create ticket' }).click();
    await form.getByRole('alert').first().waitFor();
    const product = form.getByRole('combobox', { name: 'Product or service' });
    expect(await product.getAttribute('aria-invalid')).toBe('true');
    expect(await focused(tab)).toBe(await product.getAttribute('id'));
    // What was typed outlives every new version of the form.
    await fillsNewTicket(tab);
    expect(await form.getByLabel('E-mail').inputValue()).toBe('maya@example.com');
    for (let step = 0; step < 30; step += 1) {
      await tab.keyboard.press('Tab');
      expect(await tab.evaluate('document.querySelector("main").contains(document.activeElement)')).toBe(false);
    }
    await tab.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    expect(await focused(tab)).toBe('message');
  });

  it('works without a mouse: the menu of a message, its shortcut, the form', async () => {
    const { tab } = await open();
    await types(tab, 'The load balancer is down');
    await tab.getByRole('button', { name: 'Actions for the message of Maya Weber' }).focus();
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('Enter');
    await modal(tab, 'New ticket')
      .getByLabel(/^Description/)
      .waitFor();
    expect(
      await modal(tab, 'New ticket')
        .getByLabel(/^Description/)
        .inputValue(),
    ).toContain('The load balancer is down');
  });

  it('shows what is typed as text and marks, never as HTML', async () => {
    const { tab, complaints } = await open();
    await types(tab, '*bold* _it_ `<i>` <img src=x onerror=alert(1)> @maya #general');
    const article = main(tab).locator('article', { hasText: 'bold' });
    await article.waitFor();
    expect(await article.locator('.text').innerText()).toBe(
      'bold it <i> <img src=x onerror=alert(1)> @Maya Weber #general',
    );
    expect(await article.locator('strong', { hasText: 'bold' }).count()).toBe(1);
    expect(await article.locator('img, i').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('tells a person alone what Slack and the app say to them alone', async () => {
    const { tab } = await open();
    await types(tab, '/nothing');
    await main(tab).locator('article.only', { hasText: '/nothing is not a valid command.' }).waitFor();
    await types(tab, '/ticket help');
    await main(tab).locator('article.only', { hasText: '/ticket list' }).first().waitFor();
    await tab.locator('#live', { hasText: 'only visible to you' }).waitFor({ state: 'attached' });
    await tab.getByLabel('You are').selectOption('liwei');
    await main(tab).locator('article.only').first().waitFor({ state: 'detached' });
  });

  it('explains a command while it is typed, and that threads have none', async () => {
    const { tab } = await open();
    await tab.getByLabel('Message #support').fill('/tick');
    await main(tab).getByText('new | list').waitFor();
    await types(tab, 'hello');
    await tab.getByRole('button', { name: 'Actions for the message of Maya Weber' }).click();
    await tab.getByRole('menuitem', { name: 'Reply in thread' }).click();
    await tab.getByLabel('Reply in this thread').fill('/ticket show');
    await main(tab).getByText('Slack has no commands in threads.').waitFor();
    await main(tab).getByRole('button', { name: 'Mention the app' }).click();
    expect(await tab.getByLabel('Reply in this thread').inputValue()).toBe('@service_tickets show');
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
