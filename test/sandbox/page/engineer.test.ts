import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { ask } from '../tickets/support.ts';
import { barriers } from './barriers.ts';
import { browserPath, endAll, newTab, startBrowser, startStage, type Endings, type Stage } from './support.ts';

jest.setTimeout(60_000);

/** A red dot. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
);

function engineerTests(): void {
  const endings: Endings = [];
  let stage: Stage;
  let tab: Page;
  /** What the browser complained of: a script that failed, a rule of the page that was broken. */
  const complaints: string[] = [];
  beforeAll(async () => {
    stage = await startStage(endings);
    tab = await newTab(await startBrowser(endings));
    tab.on('pageerror', (error) => complaints.push(String(error)));
    tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await tab.goto(`${stage.page.url}engineer`);
  });
  afterAll(() => endAll(endings));

  const control = () => stage.world.tickets.control;
  const open = () => tab.locator('#ticket');
  const press = (name: string, within: Page | Locator = open()) =>
    within.getByRole('button', { name, exact: true }).click();
  /** Makes a ticket and opens it. */
  async function opened(description: string): Promise<string> {
    const id = control().create({ description });
    await tab.locator('#tickets').getByText(description).click();
    await open().getByRole('heading', { name: description }).waitFor();
    return id;
  }
  const writes = (text: string) => tab.getByLabel('Words for the ticket').fill(text);
  const shows = (text: string) => open().getByText(text, { exact: true }).first().waitFor();

  it('leads to the workspace and back, and says what it is no place for', async () => {
    await tab.getByRole('link', { name: 'Workspace' }).click();
    await tab.getByRole('heading', { name: '#support' }).waitFor();
    await tab.getByText('no place for real data').waitFor();
    await tab.getByRole('link', { name: 'Engineer' }).click();
    await tab.getByRole('heading', { name: 'No ticket is open' }).waitFor();
    await tab.getByText('no place for real data').waitFor();
  });

  it('makes a ticket past the bot, as in the console', async () => {
    await tab.getByLabel('Description of a ticket made in the console').fill('From the console');
    await press('Create in the console', tab);
    await open().getByRole('heading', { name: 'From the console' }).waitFor();
    expect(control().list()).toMatchObject([{ description: 'From the console', status: 0 }]);
  });

  it('takes a ticket, answers with a picture and a file, asks, and resolves', async () => {
    const id = await opened('The disk is full');
    await press('Take');
    await open().locator('.status', { hasText: 'Processing' }).waitFor();
    await writes('See <b>both</b> of them.');
    await open()
      .locator('.answer input[type=file]')
      .setInputFiles([
        { name: 'disk.png', mimeType: 'image/png', buffer: picture },
        { name: 'disk.txt', mimeType: 'text/plain', buffer: Buffer.from('100 %') },
        { name: 'wrong.txt', mimeType: 'text/plain', buffer: Buffer.from('no') },
      ]);
    await press('Remove wrong.txt');
    await press('Answer');
    await shows('See <b>both</b> of them.');
    const shown = open().getByRole('img', { name: 'disk.png' });
    await shown.scrollIntoViewIfNeeded();
    await tab.waitForFunction('document.querySelector("#ticket img").naturalWidth === 1');
    const download = tab.waitForEvent('download');
    await open().getByRole('link', { name: 'disk.txt' }).click();
    expect((await download).suggestedFilename()).toBe('disk.txt');
    const [, answer] = control().get(id).messages;
    expect(answer?.attachments.map((file) => control().attachment(file)?.name)).toEqual(['disk.png', 'disk.txt']);

    await writes('Which disk?');
    await press('Ask for feedback');
    await open().locator('.status', { hasText: 'Pending feedback' }).waitFor();
    control().customerSays(id, 'The first one.');
    await tab.getByRole('status').filter({ hasText: 'The first one.' }).waitFor({ state: 'attached' });
    await writes('It is larger now.');
    await press('Resolve');
    await open().locator('.status', { hasText: 'To be confirmed' }).waitFor();
    expect(control().get(id)).toMatchObject({ status: 2, messages: { length: 5 } });
  });

  it('takes words back after a question', async () => {
    const id = await opened('Words of yesterday');
    control().answer(id, 'Wrong ticket, sorry.');
    await press('Withdraw');
    await tab.getByRole('dialog').getByText('Wrong ticket, sorry.').waitFor();
    await press('Keep', tab.getByRole('dialog'));
    expect(control().get(id).messages).toHaveLength(2);
    await press('Withdraw');
    await press('Withdraw', tab.getByRole('dialog'));
    await open().getByText('Wrong ticket, sorry.').waitFor({ state: 'detached' });
    expect(control().get(id).messages).toHaveLength(1);
  });

  it('asks for access, enters once it is granted, works there, and leaves', async () => {
    const id = await opened('The log grows');
    await open().getByText('Ask for access to a host').click();
    await tab.getByLabel('What for').fill('Read the log');
    await tab.getByLabel('Host', { exact: true }).fill('shop-1');
    await tab.getByLabel('For how long').selectOption('4 hours');
    await press('Ask for access');
    await shows('Waits for the customer');
    const [asked] = control().authorizations(id);
    expect(asked).toMatchObject({ status: 0, hours: 4, description: 'Read the log', host: { instanceName: 'shop-1' } });

    control().setAuthorization(asked?.id ?? '', 1);
    await press('Start a session');
    await tab.getByLabel('Command').fill('df -h');
    await tab.keyboard.press('Enter');
    await shows('$ df -h');
    await tab.getByLabel('From path').fill('/var/log/syslog');
    await tab.getByLabel('To path').fill('/tmp/syslog');
    await press('Transfer');
    await open().getByText('Took syslog').waitFor();
    await press('End the session');
    await press('Start a session');
    await open().getByRole('button', { name: 'End the session' }).waitFor();
    control().setAuthorization(asked?.id ?? '', 5);
    await shows('Canceled by the customer');
    expect(await open().getByRole('button', { name: 'Start a session' }).count()).toBe(0);
    expect(control().authorizations(id)).toMatchObject([
      {
        sessions: [
          { to: expect.any(Number), commands: [{ text: 'df -h' }], files: [{ name: 'syslog', direction: 'download' }] },
          { to: expect.any(Number), commands: [] },
        ],
      },
    ]);
  });

  it('shows what the customer gave: a rating, and words as text', async () => {
    const id = await opened('<img src=x onerror=alert(1)>');
    control().resolve(id, 'Done');
    const { OSM_ACCESS_KEY: accessKey = '', OSM_SECRET_KEY: secretKey = '' } = stage.world.environment;
    const { domainId } = control().get(id);
    const user = { name: 'service-tickets', password: '', domain: 'acme', project: '' };
    const rated = await ask(stage.world.tickets, `/v2/servicerequest/cases/${id}/score`, {
      as: { accessKey, secretKey, domainId, user },
      body: {
        judgement: 'Quick and kind',
        incident_satisfaction_list: [{ satisfaction_id: 1, satisfaction_value: 5 }],
      },
    });
    expect(rated.code).toBeUndefined();
    // Nobody tells of a rating alone; here the ticket is completed by it.
    const rating = open().getByRole('region', { name: 'Rating of the customer' });
    await rating.getByText('Speed: 5').waitFor();
    await rating.getByText('Quick and kind').waitFor();
    expect(await open().locator('img').count()).toBe(0);
  });

  it('keeps the words that wait in a ticket while another one is open, and those that could not be sent', async () => {
    const id = await opened('The first ticket');
    await writes('Half a thought');
    await opened('The second ticket');
    expect(await tab.getByLabel('Words for the ticket').inputValue()).toBe('');
    await tab.locator('#tickets').getByText('The first ticket').click();
    await open().getByRole('heading', { name: 'The first ticket' }).waitFor();
    expect(await tab.getByLabel('Words for the ticket').inputValue()).toBe('Half a thought');
    await tab.route('**/api/engineer', (route) => route.abort());
    await press('Answer');
    await tab.getByRole('alert').filter({ hasText: 'does not answer' }).waitFor();
    expect(await tab.getByLabel('Words for the ticket').inputValue()).toBe('Half a thought');
    await tab.unroute('**/api/engineer');
    expect(control().get(id).messages).toHaveLength(1);
    complaints.length = 0;
  });

  it('breaks a server by a switch, shows it on every page, and mends it', async () => {
    const group = tab.getByRole('group', { name: 'The ticket service' });
    const turn = (name: string) => group.getByRole('switch', { name }).click();
    await turn('Fail');
    await turn('Slow down');
    await tab.getByRole('link', { name: '2 faults are on' }).waitFor();
    await tab.getByRole('link', { name: 'Workspace' }).click();
    await tab.getByRole('link', { name: '2 faults are on' }).click();
    await group.getByRole('switch', { name: 'Fail', checked: true }).waitFor();
    await turn('Slow down');
    await tab.getByRole('link', { name: '1 fault is on' }).waitFor();
    expect((await fetch(stage.world.tickets.url)).status).toBe(500);
    await press('All back to normal', group);
    await tab.locator('#broken').waitFor({ state: 'hidden' });
    expect((await fetch(stage.world.tickets.url)).status).toBe(404);
  });

  it.each(['light', 'dark'] as const)('has no barriers that axe finds, and fits 360 px (%s)', async (colorScheme) => {
    await tab.emulateMedia({ colorScheme });
    await opened(`A ticket of a ${colorScheme} day`);
    expect(await barriers(tab)).toEqual([]);
    await tab.setViewportSize({ width: 360, height: 740 });
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await tab.setViewportSize({ width: 1280, height: 800 });
    expect(complaints).toEqual([]);
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
