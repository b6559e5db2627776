import type { Browser, Page } from 'playwright-core';
import { bounds, judged, type Bound } from './bounds.ts';
import { startPage } from '../../src/sandbox/page/page.ts';
import { seed } from '../../src/sandbox/workspace/state/seed.ts';
import { startWorld } from '../../src/sandbox/world.ts';
import { browserPath, launch } from '../support/chromium.ts';
import { median } from './load.ts';
import type { Row } from './table.ts';

const rounds = 5;
const length = 10_000;

/** A workspace whose #support has many months of messages: plain ones, cards and threads. */
function longWorkspace(): unknown {
  const first = 1_700_000_000;
  const ts = (index: number) => `${first + index * 600}.000000`;
  const messages = Array.from({ length }, (_, index) => ({
    ts: ts(index),
    user: ['U0MAYA0000', 'U0OMAR0000', 'U0BOT00000'][index % 3] ?? '',
    text: `Message ${index}: *the load balancer* reports <https://example.com/${index}|its servers> as \`unhealthy\` :eyes:`,
    blocks:
      index % 3 === 2
        ? [
            { type: 'header', block_id: 'h', text: { type: 'plain_text', text: `Ticket ${index}` } },
            {
              type: 'section',
              block_id: 's',
              fields: ['Product', 'Region', 'Opened'].map((name) => ({
                type: 'mrkdwn',
                text: `*${name}*\nof ${index}`,
              })),
            },
          ]
        : [],
    files: [],
    reactions: index % 10 === 0 ? [{ name: 'eyes', users: ['U0ADA00000'] }] : [],
    replies: [],
  }));
  return { ...seed, channels: seed.channels.map((one) => (one.name === 'support' ? { ...one, messages } : one)) };
}

/** How soon the sandbox page is usable, and whether a conversation of 10,000 messages scrolls. */
export async function pageRows(): Promise<Row[]> {
  if (browserPath === undefined) return [];
  const world = await startWorld({
    mode: 'socket',
    botPort: 0,
    engineer: {},
    snapshots: { workspace: longWorkspace() },
  });
  const { workspace, tickets, journal } = world;
  const page = await startPage({ workspace: workspace.control, tickets: tickets.control, journal, port: 0 });
  const browser = await launch();
  try {
    const paints = [];
    for (let round = 0; round < rounds; round += 1) paints.push(await opened(browser, page.url));
    const scrolled = await scroll(browser, page.url);
    const row = (what: string, value: number, unit: string, bound?: Bound): Row => ({
      what,
      value,
      unit,
      bound: bound && judged(bound, value),
    });
    return [
      row('page of the sandbox: first paint', median(paints.map(({ paint }) => paint)), 'ms', bounds.page.opens),
      row(
        'page of the sandbox: messages visible',
        median(paints.map(({ messages }) => messages)),
        'ms',
        bounds.page.opens,
      ),
      row('scrolling back through 10,000 messages: 99th percentile of frames', scrolled.usual, 'ms', bounds.page.frame),
      row('scrolling back through 10,000 messages: longest frame', scrolled.longest, 'ms'),
      row('scrolling back through 10,000 messages: all of them', scrolled.seconds, 's'),
    ];
  } finally {
    await browser.close();
    await page.close();
    await world.close();
  }
}

async function tabOf(browser: Browser, url: string): Promise<Page> {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await tab.addInitScript("localStorage.setItem('tour', 'seen')");
  await tab.goto(url);
  await tab.locator('#log .row').first().waitFor();
  return tab;
}

async function opened(browser: Browser, url: string): Promise<{ readonly paint: number; readonly messages: number }> {
  const tab = await tabOf(browser, url);
  const messages = await tab.evaluate<number>('performance.now()');
  const paint = await tab.evaluate<number>("performance.getEntriesByName('first-contentful-paint')[0].startTime");
  await tab.close();
  return { paint, messages };
}

/** Scrolls by most of a screen per frame, up to the first message. */
async function scroll(browser: Browser, url: string) {
  const tab = await tabOf(browser, url);
  const frames = await tab.evaluate<number[]>(`new Promise((resolve) => {
    const scroll = document.querySelector('#scroll');
    const frames = [];
    let last = performance.now();
    requestAnimationFrame(function step(now) {
      frames.push(now - last);
      last = now;
      const first = document.querySelector('#log .row');
      if (first.textContent.includes('Message 0:') && scroll.scrollTop === 0) return resolve(frames.slice(1));
      scroll.scrollTop -= 600;
      requestAnimationFrame(step);
    });
  })`);
  await tab.close();
  const rising = frames.toSorted((one, other) => one - other);
  return {
    longest: rising.at(-1) ?? 0,
    usual: rising[Math.floor(rising.length * 0.99)] ?? 0,
    seconds: frames.reduce((sum, frame) => sum + frame, 0) / 1000,
  };
}
