import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { chart, packed } from './png.ts';
import { browserPath, endAll, newTab, startBrowser, startStageWithBot, type Endings, type Stage } from './support.ts';

jest.setTimeout(120_000);

/** `npm run screenshots` names the folder; nothing is taken where it is not set. */
const folder = process.env.SCREENSHOTS;

const size = { width: 1080, height: 680 };

/** The scenario of the README in a real browser: one tab is Maya's Slack, the other one the engineer's page. */
function scenarioTests(): void {
  const endings: Endings = [];
  let stage: Stage;
  let slack: Page;
  let engineer: Page;
  let id: string;

  beforeAll(async () => {
    stage = await startStageWithBot(endings);
    const browser = await startBrowser(endings);
    slack = await newTab(browser, size);
    engineer = await newTab(browser, size);
    await slack.goto(`${stage.page.url}#maya`);
    await slack.getByRole('heading', { name: '#support' }).waitFor();
    await engineer.goto(`${stage.page.url}engineer`);
    await slack.evaluate('window.neverLoadedAgain = true');
  });
  afterAll(() => endAll(endings));

  async function shot(tab: Page, name: string): Promise<void> {
    if (folder === undefined) return;
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.png`), packed(await tab.screenshot({ animations: 'disabled' })));
  }
  const ticket = () => stage.world.tickets.control.get(id);
  const form = (name: string) => slack.getByRole('dialog', { name });
  const thread = () => slack.getByRole('complementary', { name: 'Thread' });
  const card = () => slack.locator('#log .row', { hasText: `Ticket ${id}` }).last();
  const types = async (text: string) => {
    await slack.getByLabel('Message #support').fill(text);
    await slack.keyboard.press('Enter');
  };

  it('opens the form by a command, says what is missing, and makes a ticket', async () => {
    await types(
      '/ticket new The shop does not answer since 09:40. Its load balancer reports all servers as unhealthy.',
    );
    const open = form('New ticket');
    await open.getByRole('combobox', { name: 'Product or service' }).waitFor();
    await open.getByRole('button', { name: 'Create ticket' }).click();
    await open.getByRole('alert').first().waitFor();
    await shot(slack, 'form');
    await open.getByRole('combobox', { name: 'Product or service' }).fill('Elastic Load');
    await open.getByRole('option', { name: 'Elastic Load Balance' }).click();
    await open.getByLabel('Problem type').selectOption({ label: 'Service not available' });
    await open.getByLabel('Region').selectOption({ index: 1 });
    await open.getByRole('button', { name: 'Create ticket' }).click();
    await open.getByText('opened.').waitFor();
    await slack.keyboard.press('Escape');
    await open.waitFor({ state: 'hidden' });
    const [made] = stage.world.tickets.control.list();
    id = made?.id ?? '';
    expect(ticket()).toMatchObject({ productId: 'elb', status: 0, description: expect.stringMatching(/^The shop/) });
    await card().waitFor();
  });

  it('brings the engineer’s words and picture into the thread without a reload', async () => {
    await engineer.getByRole('button', { name: 'Take', exact: true }).click();
    await engineer.getByLabel('Words for the ticket').fill('Since when, and which servers?');
    await engineer.getByRole('button', { name: 'Ask for feedback' }).click();
    await card()
      .getByRole('button', { name: /^\d+ repl/ })
      .click();
    await thread().getByText('Since when, and which servers?').waitFor();
    await slack.getByLabel('Reply in this thread').fill('@Service Tickets reply All three, since 09:40.');
    await slack.keyboard.press('Enter');
    await engineer.locator('#ticket').getByText('All three, since 09:40.').waitFor();
    await engineer
      .getByLabel('Words for the ticket')
      .fill('A health check was too strict. This is the load since we mended it.');
    const file = { name: 'load.png', mimeType: 'image/png', buffer: chart() };
    await engineer.locator('.answer input[type=file]').setInputFiles(file);
    await engineer.getByRole('button', { name: 'Resolve', exact: true }).click();
    await engineer.locator('#ticket').getByRole('img', { name: 'load.png' }).waitFor();
    await thread().locator('article', { hasText: 'This is the load since we mended it.' }).waitFor();
    const picture = thread().getByRole('img', { name: /load\.png/ });
    await picture.scrollIntoViewIfNeeded();
    await slack.waitForFunction(
      '[...document.querySelectorAll("#thread img")].some((img) => img.naturalWidth === 320)',
    );
    await card().getByText('Please confirm').first().waitFor();
    await shot(slack, 'thread');
    await shot(engineer, 'engineer');
  });

  it('closes the ticket with a rating', async () => {
    await card()
      .getByRole('button', { name: `Close ticket ${id}` })
      .click();
    const open = form('Close ticket');
    await open.getByLabel(/^Result/).selectOption({ index: 1 });
    await open.getByLabel(/^Comment/).fill('Quick and kind');
    await shot(slack, 'close');
    await open.getByRole('button', { name: 'Close ticket' }).click();
    await form('Done').getByText('closed, and your rating was sent').waitFor();
    await slack.keyboard.press('Escape');
    await thread().getByText('Closed').first().waitFor();
    expect(ticket()).toMatchObject({ status: 3, judgement: 'Quick and kind', satisfaction: [{ satisfaction_id: 3 }] });
    await engineer.getByRole('region', { name: 'Rating of the customer' }).getByText('Quick and kind').waitFor();
  });

  it('says honestly that the ticket service fails, and works again afterwards', async () => {
    const faults = engineer.getByRole('group', { name: 'The ticket service' });
    await faults.getByRole('switch', { name: 'Throttle' }).click();
    await slack.getByRole('link', { name: '1 fault is on' }).waitFor();
    await types('/ticket list');
    const answer = slack.locator('#log article.only').last();
    await answer.getByText('Huawei Cloud').first().waitFor();
    await shot(slack, 'fault');
    await faults.getByRole('button', { name: 'All back to normal' }).click();
    await slack.locator('#broken').waitFor({ state: 'hidden' });
    await types('/ticket list all');
    await slack.locator('#log article.only', { hasText: id }).waitFor();
    expect(await slack.evaluate('window.neverLoadedAgain')).toBe(true);
    await engineer.goto(`${stage.page.url}inspector`);
    await engineer.locator('#exchanges button', { hasText: 'createCases' }).click();
    await engineer.getByText('signature checked').last().waitFor();
    await shot(engineer, 'inspector');
  });
}

if (browserPath === undefined) {
  describe('the scenario in a browser: SKIPPED, as this machine has no Chromium', () => {
    it('needs Debian’s package chromium, or Google Chrome', () => {
      expect(browserPath).toBeUndefined();
    });
  });
} else {
  describe('the scenario of the README in a browser', scenarioTests);
}
