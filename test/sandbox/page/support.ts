import { afterEach } from '@jest/globals';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { createLog } from '../../../src/ops/log.ts';
import { startPage, type Page as SandboxPage } from '../../../src/sandbox/page/page.ts';
import { startWorld, type World } from '../../../src/sandbox/world.ts';

export interface Stage {
  readonly world: World;
  readonly page: SandboxPage;
  /** Faults of the page's server. */
  readonly faults: string[];
}

/** What ends what was started, in the order of the starts. */
export type Endings = (() => Promise<unknown>)[];

const ofTest: Endings = [];

export async function endAll(endings: Endings): Promise<void> {
  for (const end of endings.splice(0).reverse()) await end();
}

afterEach(() => endAll(ofTest));

/**
 * Both embedded servers and the page, without a bot.
 * @param endings takes what ends them; they end with the test where it is left out
 */
export async function startStage(endings = ofTest): Promise<Stage> {
  const world = await startWorld({ mode: 'socket', botPort: 0, engineer: {} });
  endings.push(() => world.close());
  const faults: string[] = [];
  const page = await startPage({
    workspace: world.workspace.control,
    tickets: world.tickets.control,
    journal: world.journal,
    port: 0,
    report: (problem) => faults.push(problem),
  });
  endings.push(() => page.close());
  return { world, page, faults };
}

/** As `startStage`, with the bot itself connected to it. */
export async function startStageWithBot(endings = ofTest): Promise<Stage> {
  const stage = await startStage(endings);
  const config = readConfig({ ...stage.world.environment, DATABASE_URL: 'file::memory:' });
  const app = await createApp(config, { log: createLog('silent', []) });
  endings.push(() => app.stop(5000));
  await app.start();
  return stage;
}

/** Debian's package `chromium`, and where others install it. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Undefined where this machine has no browser that the tests can start. */
export const browserPath = places.find((path) => existsSync(path));

export async function startBrowser(endings = ofTest): Promise<Browser> {
  const browser = await chromium.launch({
    ...(browserPath !== undefined && { executablePath: browserPath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  endings.push(() => browser.close());
  return browser;
}

/** A tab of somebody who has been here before: without the guided tour of the first visit. */
export async function newTab(browser: Browser, viewport = { width: 1280, height: 800 }): Promise<Page> {
  const tab = await browser.newPage({ viewport });
  tab.setDefaultTimeout(30_000);
  await tab.addInitScript("localStorage.setItem('tour', 'seen')");
  return tab;
}
