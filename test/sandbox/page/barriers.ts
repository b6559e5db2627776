import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** What axe finds serious or worse on the page as it is now: the rule, and where it is broken. */
export async function barriers(tab: Page): Promise<readonly string[]> {
  await tab.evaluate(axe);
  return tab.evaluate<string[]>(`
    axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html + ' ' + failureSummary)),
    )
  `);
}
