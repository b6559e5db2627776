import { afterEach } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { createLog } from '../../../src/ops/log.ts';
import { startPage, type Page as SandboxPage } from '../../../src/sandbox/page/page.ts';
import { startWorld, type World } from '../../../src/sandbox/world.ts';
import { launch } from '../../support/chromium.ts';

export { browserPath } from '../../support/chromium.ts';

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

export async function startBrowser(endings = ofTest): Promise<Browser> {
  const browser = await launch();
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
