import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { barriers } from './barriers.ts';
import { browserPath, endAll, startBrowser, startStage, type Endings, type Stage } from './support.ts';

jest.setTimeout(60_000);

function tourTests(): void {
  const endings: Endings = [];
  let stage: Stage;
  let browser: Browser;
  let visitor: BrowserContext;
  let tab: Page;
  beforeAll(async () => {
    stage = await startStage(endings);
    browser = await startBrowser(endings);
    visitor = await browser.newContext();
    tab = await visitor.newPage();
    await tab.goto(stage.page.url);
  });
  afterAll(() => endAll(endings));

  const tour = () => tab.getByRole('dialog', { name: /./ }).and(tab.locator('.tour'));
  const title = () => tab.evaluate<string>('document.activeElement.textContent');

  it('begins at the first visit, takes the focus at each step, and points at what it speaks of', async () => {
    await tour().waitFor();
    expect(await title()).toBe('A Slack of your own');
    expect(await barriers(tab)).toEqual([]);
    // Without a mouse: past “Skip”, to “Next”.
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    expect(await title()).toBe('Open a ticket');
    await tab.locator('#composer.pointed').waitFor();
    await tour().getByText('2 of 6').waitFor();
    await tour().getByRole('button', { name: 'Back' }).click();
    expect(await title()).toBe('A Slack of your own');
  });

  it('lets the page be used meanwhile, and ends at the last step', async () => {
    await tab.getByRole('heading', { name: '#support' }).waitFor();
    await tab.getByLabel('Message #support').fill('hello');
    await tab.keyboard.press('Enter');
    await tab.locator('#log').getByText('hello').waitFor();
    for (let step = 1; step < 6; step += 1) await tour().getByRole('button', { name: 'Next' }).click();
    expect(await title()).toBe('Be somebody else');
    expect(await tour().getByRole('button', { name: 'Skip the tour' }).isVisible()).toBe(false);
    await tour().getByRole('button', { name: 'Done' }).click();
    await tour().waitFor({ state: 'hidden' });
    expect(await tab.locator('.pointed').count()).toBe(0);
  });

  it('is remembered, and comes back from help', async () => {
    await tab.reload();
    await tab.getByRole('heading', { name: '#support' }).waitFor();
    expect(await tour().count()).toBe(0);
    const help = tab.getByRole('button', { name: 'Help: show the guided tour' });
    await help.press('Enter');
    await tour().waitFor();
    await tab.keyboard.press('Escape');
    await tour().waitFor({ state: 'hidden' });
    expect(await tab.evaluate('document.activeElement.id')).toBe('replay');
  });

  it('can be skipped at once, and fits 360 px', async () => {
    const other = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    tab = await other.newPage();
    await tab.goto(stage.page.url);
    await tour().waitFor();
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await barriers(tab)).toEqual([]);
    await tour().getByRole('button', { name: 'Skip the tour' }).click();
    await tab.reload();
    await tab.getByRole('heading', { name: '#support' }).waitFor();
    expect(await tour().count()).toBe(0);
  });
}

if (browserPath === undefined) {
  describe('the tour in a browser: NOT TESTED, as this machine has no Chromium', () => {
    it('needs Debian’s package chromium, or Google Chrome', () => {
      expect(browserPath).toBeUndefined();
    });
  });
} else {
  describe('the guided tour', tourTests);
}
