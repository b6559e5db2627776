import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browserPath, endAll, newTab, startBrowser, startStageWithBot, type Endings, type Stage } from './support.ts';

jest.setTimeout(60_000);

function engineerTests(): void {
  const endings: Endings = [];
  let stage: Stage;
  let tab: Page;
  /** What the browser complained of: a script that failed, a rule of the page that was broken. */
  const complaints: string[] = [];
  beforeAll(async () => {
    stage = await startStageWithBot(endings);
    tab = await newTab(await startBrowser(endings));
    tab.on('pageerror', (error) => complaints.push(String(error)));
    tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await tab.goto(`${stage.page.url}engineer`);
  });
  afterAll(() => endAll(endings));

  it('makes a ticket past the bot, as in the console', async () => {
    await tab.getByLabel('Description of a ticket made in the console').fill('From the console');
    await tab.getByRole('button', { name: 'Create in the console' }).click();
    await tab.locator('#tickets').getByText('From the console').first().waitFor();
    expect(stage.world.tickets.control.list().map(({ description }) => description)).toContain('From the console');
  });

  it('breaks the ticket service, and mends it', async () => {
    const group = tab.getByRole('group', { name: 'The ticket service' });
    await group.getByRole('button', { name: 'Error 500' }).click();
    await group.locator('[aria-pressed="true"]').waitFor();
    await tab.getByRole('link', { name: '1 fault is on' }).waitFor();
    await group.getByRole('button', { name: 'Mend' }).click();
    await group.locator('[aria-pressed="true"]').waitFor({ state: 'detached' });
  });
}

if (browserPath === undefined) {
  describe('the engineer’s page in a browser: NOT TESTED, as this machine has no Chromium', () => {
    it('needs Debian’s package chromium, or Google Chrome', () => {
      expect(browserPath).toBeUndefined();
    });
  });
} else {
  describe('the engineer’s page in a browser', engineerTests);
}
