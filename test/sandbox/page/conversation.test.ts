import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserPath, endAll, newTab, startBrowser, startStage, type Endings, type Stage } from './support.ts';

jest.setTimeout(60_000);

const endings: Endings = [];
let stage: Stage;
let browser: Browser;
const complaints: string[] = [];
const control = () => stage.world.workspace.control;

/** By who looks. A page costs more to open than to use. */
const tabs = new Map<string, Page>();

async function newOne(url: string): Promise<Page> {
  const tab = await newTab(browser);
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await tab.goto(url);
  return tab;
}

/** Lets somebody look at a conversation, #support where none is named. */
async function open(me: string, channel = 'C0SUPPORT0'): Promise<Page> {
  const hash = `#${me}/${channel}`;
  const tab = tabs.get(me) ?? (await newOne(`${stage.page.url}${hash}`));
  tabs.set(me, tab);
  await tab.bringToFront();
  // Another place first: the same one again is no change.
  await tab.evaluate(`location.hash = '${me}'`);
  await tab.waitForURL((url) => url.hash.startsWith(`#${me}/`));
  await tab.evaluate(`location.hash = '${hash}'`);
  await tab.locator('#log .line').first().waitFor();
  return tab;
}

/** Words on which icons that can be seen lie. */
const covered = `(() => {
  const bars = [...document.querySelectorAll('#log .toolbar')]
    .filter((bar) => bar.childElementCount > 0 && getComputedStyle(bar).opacity === '1')
    .map((bar) => bar.getBoundingClientRect());
  if (bars.length === 0) return ['no icons can be seen'];
  const walker = document.createTreeWalker(document.querySelector('#log'), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest('.toolbar, .avatar, .compact > header')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const meets = (one) =>
      bars.some((bar) => one.left < bar.right && bar.left < one.right && one.top < bar.bottom && bar.top < one.bottom);
    if ([...range.getClientRects()].some(meets)) found.push(node.textContent);
  }
  return found;
})()`;

const row = (tab: Page, words: string) => tab.locator('#log .row', { hasText: words }).last();
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function conversationTests(): void {
  beforeAll(async () => {
    stage = await startStage(endings);
    browser = await startBrowser(endings);
  });
  afterAll(() => endAll(endings));
  afterEach(() => {
    expect(complaints.splice(0)).toEqual([]);
  });

  it('goes back to the first message and comes again to the last, and shows only a part of them', async () => {
    for (let index = 0; index < 400; index += 1) await control().type('omar', '#random', `number ${index}.`);
    const tab = await open('maya', 'C0RANDOM00');
    await row(tab, 'number 399.').waitFor();
    expect(await tab.locator('#log .row').count()).toBeLessThanOrEqual(150);
    while ((await row(tab, 'number 0.').count()) === 0)
      await tab.evaluate("document.querySelector('#scroll').scrollTop = 0");
    await tab.getByText('This is the very beginning of #random.').waitFor();
    expect(await tab.locator('#log .row').count()).toBeLessThanOrEqual(150);
    // What is written meanwhile waits below.
    await control().type('omar', '#random', 'the newest');
    await tab.getByRole('button', { name: 'Latest messages' }).click();
    await row(tab, 'the newest').waitFor();
    await tab.getByRole('button', { name: 'Latest messages' }).waitFor({ state: 'hidden' });
  });

  it('keeps what one reads in its place while others write', async () => {
    const tab = await open('maya', 'C0RANDOM00');
    await row(tab, 'the newest').waitFor();
    const at = async () => (await row(tab, 'number 380.').boundingBox())?.y ?? 0;
    await row(tab, 'number 380.').scrollIntoViewIfNeeded();
    await tab.evaluate("document.querySelector('#scroll').scrollTop -= 300");
    const before = await at();
    await control().type('omar', '#random', 'written meanwhile');
    await tab.locator('#log .row', { hasText: 'written meanwhile' }).waitFor({ state: 'attached' });
    expect(Math.abs((await at()) - before)).toBeLessThan(2);
  });

  it('marks what is new, for whom it is new, and forgets the mark when it is read', async () => {
    const omar = await open('omar', 'C0GENERAL0');
    await control().type('maya', '#support', 'anybody?');
    await control().type('maya', '#support', '@omar please');
    await omar.getByRole('button', { name: 'support (1 new for you)' }).click();
    await omar.getByRole('heading', { name: '#support' }).waitFor();
    await omar.locator('.line.news + .row', { hasText: 'anybody?' }).waitFor();
    await omar.getByRole('button', { name: 'support', exact: true }).waitFor();
    await omar.reload();
    await row(omar, '@Omar Reyes please').waitFor();
    expect(await omar.locator('.line.news').count()).toBe(0);
  });

  it('writes to one person, who sees it as a direct message', async () => {
    const maya = await open('maya');
    await maya.getByRole('button', { name: 'Li Wei' }).click();
    await maya.getByLabel('Message Li Wei').fill('between us');
    await maya.keyboard.press('Enter');
    await row(maya, 'between us').waitFor();
    const liwei = await open('liwei');
    await liwei.getByRole('button', { name: 'Maya Weber (1 new for you)' }).click();
    await row(liwei, 'between us').waitFor();
  });

  it('reacts, edits and deletes', async () => {
    const tab = await open('maya');
    await tab.getByLabel('Message #support').fill('a word for @omar');
    await tab.keyboard.press('Enter');
    const mine = row(tab, 'a word for');
    await mine.hover();
    await mine.getByRole('button', { name: 'Add a reaction' }).click();
    await tab.getByRole('menuitem', { name: 'eyes' }).click();
    const reaction = mine.getByRole('button', { name: 'eyes, 1: Maya Weber' });
    await reaction.click();
    await reaction.waitFor({ state: 'detached' });

    const act = async (name: string) => {
      await mine.getByRole('button', { name: /^Actions/ }).click();
      await tab.getByRole('menuitem', { name }).click();
    };
    await act('Edit message');
    expect(await tab.getByLabel('Edit message').inputValue()).toBe('a word for @omar');
    await tab.getByLabel('Edit message').fill('a word for @liwei');
    await tab.keyboard.press('Enter');
    await row(tab, 'a word for @Li Wei (edited)').waitFor();
    await act('Edit message');
    await tab.keyboard.press('Escape');
    await row(tab, 'a word for @Li Wei (edited)').waitFor();
    await act('Delete message');
    await tab.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await tab.getByText('a word for').waitFor({ state: 'detached' });
  });

  it('sends files that are picked or dropped with words, and shows pictures', async () => {
    const tab = await open('maya');
    await tab.getByLabel('Files to send').setInputFiles([
      { name: 'a.png', mimeType: 'image/png', buffer: pixel },
      { name: 'wrong.txt', mimeType: 'text/plain', buffer: Buffer.from('no') },
    ]);
    await tab.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['dropped'], 'b.txt', { type: 'text/plain' }));
      document.querySelector('.composer').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    })()`);
    await tab.getByRole('button', { name: 'Remove wrong.txt' }).click();
    await tab.getByLabel('Message #support').fill('both of them');
    await tab.keyboard.press('Enter');
    const sent = row(tab, 'both of them');
    await sent.getByRole('img', { name: 'a.png' }).waitFor();
    await tab.waitForFunction("document.querySelector('.preview img').naturalWidth === 1");
    expect(await sent.getByRole('link', { name: 'b.txt' }).getAttribute('download')).toBe('b.txt');
    expect(await sent.getByText('wrong.txt').count()).toBe(0);
  });

  it('knows Slack’s own commands: they bring the app in, take it out, and archive the channel', async () => {
    const id = control().createChannel('to-be-archived', ['maya', 'omar']);
    const tab = await open('maya', id);
    const field = tab.getByLabel('Message #to-be-archived');
    const types = async (text: string) => {
      await field.fill(text);
      await tab.keyboard.press('Enter');
    };
    await field.fill('/');
    await tab.getByRole('option', { name: '/invite @someone' }).waitFor();
    await tab.getByText('the app is not in here').waitFor();
    await types('/invite @Service Tickets');
    await row(tab, '@Service Tickets has joined the channel').waitFor();
    await tab.getByText('the app is not in here').waitFor({ state: 'detached' });
    await types('/kick @service_tickets');
    await row(tab, '@Service Tickets has left the channel').waitFor();
    await tab.getByText('the app is not in here').waitFor();
    await types('/kick @service_tickets');
    await tab.locator('article.only', { hasText: '/kick: They aren’t in the channel.' }).waitFor();
    await types('/archive');
    await tab.getByRole('dialog').getByRole('button', { name: 'Archive the channel' }).click();
    await row(tab, '@Maya Weber archived the channel').waitFor();
    await tab.getByPlaceholder('This channel is archived.').waitFor();
    expect(control().channel('#to-be-archived').archived).toBe(true);
  });

  it('draws the fields of a section in two columns', async () => {
    const tab = await open('maya', 'C0SUPPORT0');
    const fields = ['one', 'two', 'three', 'four'].map((text) => ({ type: 'plain_text' as const, text }));
    control().postAsApp('alertmanager', '#support', {
      text: 'x',
      blocks: [{ type: 'section', block_id: 'f', fields }],
    });
    const boxes: { readonly x: number; readonly y: number }[] = [];
    for (const { text } of fields) {
      const box = await tab.locator('.fields > div', { hasText: text }).boundingBox();
      boxes.push({ x: box?.x ?? 0, y: box?.y ?? 0 });
    }
    const [one, two, three, four] = boxes;
    expect([two?.y, three?.x, four?.x, four?.y]).toEqual([one?.y, one?.x, two?.x, three?.y]);
    expect(two?.x).toBeGreaterThan(one?.x ?? 0);
    expect(three?.y).toBeGreaterThan(one?.y ?? 0);
  });

  it.each([1280, 360])('puts the icons of a message on nobody’s words, at %i px', async (width) => {
    const tab = await open('maya', 'C0SUPPORT0');
    await tab.setViewportSize({ width, height: 800 });
    // So that the first of the three has a name above it.
    await control().type('maya', '#support', 'in between');
    const long = 'many words that fill their line to its very end '.repeat(5);
    for (const word of ['first', 'second', 'third'])
      await control().type('omar', '#support', `${width} ${word}: ${long}`);
    for (const word of ['first', 'second', 'third']) {
      const message = row(tab, `${width} ${word}:`);
      await message.hover();
      await message.locator('.toolbar').getByRole('button').first().waitFor();
      expect(await tab.evaluate<string[]>(covered)).toEqual([]);
    }
    await tab.setViewportSize({ width: 1280, height: 800 });
  });

  it('draws emoji whose names are numbers, where the text is mrkdwn', async () => {
    const tab = await open('maya', 'C0SUPPORT0');
    control().postAsApp('alertmanager', '#support', { text: 'host 00:1a:ab:cd, port 1:1234:5, at 09:40:12' });
    await row(tab, 'host 00:1a🆎cd, port 1🔢5, at 09:40:12').waitFor();
  });

  it('speaks and reads times in the language and the zone of who looks', async () => {
    const typed = await control().type('maya', '#support', 'at this moment');
    const at = Number(typed.kind === 'message' ? typed.ts : 0) * 1000;
    const time = (locale: string, timeZone: string) =>
      new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(at);
    const tab = await open('liwei');
    const shown = async (words: string) => {
      await row(tab, 'at this moment').locator('time', { hasText: words }).waitFor({ state: 'attached' });
    };
    await shown(time('en-US', 'Asia/Shanghai'));
    await tab.getByLabel('Language of Slack').selectOption('zh-CN');
    await shown(time('zh-CN', 'Asia/Shanghai'));
    await tab.getByRole('heading', { name: '今天' }).waitFor();
    await tab.getByLabel('给 #support 发消息').fill('/nothing');
    await tab.keyboard.press('Enter');
    await tab.locator('article.only', { hasText: '/nothing 不是有效的命令。' }).getByText('仅您可见').waitFor();
    expect(await tab.evaluate('document.documentElement.lang')).toBe('zh-CN');
    // The other pages go on in the language in which the workspace was read.
    await tab.getByRole('link', { name: '工程师' }).click();
    await tab.getByRole('heading', { name: '没有打开工单' }).waitFor();
    // Who comes back is who they were.
    await tab.getByRole('link', { name: '工作区' }).click();
    await tab.getByRole('heading', { name: '今天' }).waitFor();
    await tab.getByLabel('您是').selectOption('maya');
    await tab.getByRole('heading', { name: 'Today' }).waitFor();
    expect(
      control()
        .people()
        .find(({ name }) => name === 'liwei')?.locale,
    ).toBe('zh-CN');
  });
}

if (browserPath === undefined) {
  describe('conversations in a browser: NOT TESTED, as this machine has no Chromium', () => {
    it('needs Debian’s package chromium, or Google Chrome', () => {
      expect(browserPath).toBeUndefined();
    });
  });
} else {
  describe('conversations in a browser', conversationTests);
}
