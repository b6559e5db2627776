import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers } from './barriers.ts';
import { browserPath, endAll, newTab, startBrowser, startStageWithBot, type Endings, type Stage } from './support.ts';

jest.setTimeout(60_000);

function inspectorTests(): void {
  const endings: Endings = [];
  let stage: Stage;
  let tab: Page;
  /** What the browser complained of: a script that failed, a rule of the page that was broken. */
  const complaints: string[] = [];
  beforeAll(async () => {
    stage = await startStageWithBot(endings);
    tab = await newTab(await startBrowser(endings), { width: 1440, height: 800 });
    tab.on('pageerror', (error) => complaints.push(String(error)));
    tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await tab.goto(`${stage.page.url}inspector`);
    await row('auth.test').waitFor();
  });
  afterAll(() => endAll(endings));

  const row = (words: string) => tab.locator('#exchanges button', { hasText: words }).first();
  const detail = () => tab.locator('#detail');
  const types = (text: string) => stage.world.workspace.control.type('maya', '#support', text);

  it('shows what happens as it happens, and the whole of what is chosen', async () => {
    await types('/ticket list words <b>of mine</b>');
    await row('/ticket').click();
    await detail().getByRole('heading', { name: '/ticket' }).waitFor();
    await detail().getByText('acked after').waitFor();
    const payload = JSON.parse(await detail().getByRole('group', { name: 'Payload' }).innerText()) as object;
    expect(payload).toMatchObject({ payload: { text: 'list words &lt;b&gt;of mine&lt;/b&gt;', token: '•••' } });
    await row('listCases').click();
    await detail().getByText('signature checked').waitFor();
    await detail().getByText('Bot → ticket service: GET /v2/servicerequest/cases').waitFor();
    expect(await tab.locator('#exchanges').innerText()).toMatch(/\d ms/);
  });

  it('narrows the list down by side, method, failure and text', async () => {
    stage.world.tickets.control.fail({ operation: 'listCases', kind: '500', times: 1 });
    await types('/ticket list again');
    await row('500 OSM.0004').waitFor();
    const shown = () => tab.locator('#exchanges strong').allInnerTexts();
    await tab.getByLabel('Failed only').check();
    await tab
      .getByRole('status')
      .filter({ hasText: /^1 of \d+ shown$/ })
      .waitFor({ state: 'attached' });
    expect(await shown()).toEqual(['listCases']);
    await tab.getByLabel('Side').selectOption('Slack → bot');
    expect(await shown()).toEqual([]);
    await tab.getByLabel('Failed only').uncheck();
    expect(new Set(await shown())).toEqual(new Set(['/ticket']));
    await tab.getByLabel('Text').fill('OF MINE');
    expect(await shown()).toEqual(['/ticket']);
    await tab.getByLabel('Text').fill('');
    await tab.getByLabel('Side').selectOption('Both sides');
    await tab.getByLabel('Method').fill('auth.');
    expect(await shown()).toEqual(['auth.test']);
    await tab.getByLabel('Method').fill('');
  });

  it('works with the keyboard: one stop for the list, arrows within it, and the details get the focus', async () => {
    await tab.getByRole('button', { name: 'Clear' }).focus();
    await tab.keyboard.press('Tab');
    const focused = () =>
      tab.evaluate<number>('[...document.querySelectorAll("#exchanges button")].indexOf(document.activeElement)');
    const at = await focused();
    expect(at).toBeGreaterThanOrEqual(0);
    await tab.keyboard.press('ArrowDown');
    expect(await focused()).toBe(at + 1);
    await tab.keyboard.press('ArrowUp');
    await tab.keyboard.press('Enter');
    expect(await tab.evaluate('document.activeElement.id')).toBe('detail');
  });

  it('stands still while it is paused, catches up, and forgets', async () => {
    await tab.getByRole('button', { name: 'Pause' }).click();
    await types('/ticket while-paused');
    await stage.world.workspace.control.waitFor(() =>
      stage.world.journal.since(0).entries.some(({ request }) => JSON.stringify(request).includes('while-paused')),
    );
    await tab.getByLabel('Text').fill('while-paused');
    expect(await row('/ticket').count()).toBe(0);
    await tab.getByRole('button', { name: 'Pause' }).click();
    await row('/ticket').waitFor();
    await tab.getByRole('button', { name: 'Clear' }).click();
    await row('/ticket').waitFor({ state: 'detached' });
    await tab.getByLabel('Text').fill('');
  });

  it.each(['light', 'dark'] as const)('has no barriers that axe finds, and fits 360 px (%s)', async (colorScheme) => {
    await tab.emulateMedia({ colorScheme });
    await types(`/ticket help ${colorScheme}`);
    await row('/ticket').click();
    expect(await barriers(tab)).toEqual([]);
    await tab.setViewportSize({ width: 360, height: 740 });
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await barriers(tab)).toEqual([]);
    await tab.setViewportSize({ width: 1440, height: 800 });
    expect(complaints).toEqual([]);
  });
}

if (browserPath === undefined) {
  describe('the inspector in a browser: NOT TESTED, as this machine has no Chromium', () => {
    it('needs Debian’s package chromium, or Google Chrome', () => {
      expect(browserPath).toBeUndefined();
    });
  });
} else {
  describe('the inspector in a browser', inspectorTests);
}
