import { describe, expect, it } from '@jest/globals';
import { filterView } from '../../../src/slack/views/filter/form.ts';
import { optionOf } from '../../../src/slack/views/filter/option.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { texts } from '../harness.ts';

describe('the form for filters', () => {
  it('shows what is asked for', () => {
    const filter = {
      ...{ scope: 'closed' as const, words: ['disk', 'is full'], statuses: [3], key: 'web', labels: ['7'] },
      ...{ from: '2026-01-01', to: '2026-02-01', owner: 'u1', region: 'CN North-Beijing4', product: 'Server' },
    };
    const saved = [{ name: 'disks', filter }];
    const place = { channel: 'C0SUPPORT0', thread: '1.2' };
    const chosen = { labels: [optionOf('#7', 'production')], owner: optionOf('u1', 'Alice'), name: 'disks' };
    const view = filterView({ place, filter, saved, ...chosen, form: { state: 'open' } }, texts);
    expect(viewFaults(view)).toEqual([]);
    expect(view).toMatchSnapshot();
  });

  it('stays within the limits of Slack with nothing, and with the most', () => {
    const least = { place: {}, filter: { scope: 'open', words: [] }, labels: [], saved: [] } as const;
    const filter = {
      ...{ scope: 'all' as const, words: Array.from({ length: 10 }, () => '"'.repeat(100)), statuses: [3, 99] },
      ...{ key: 'k'.repeat(60), region: 'r'.repeat(75), product: 'p'.repeat(60) },
    };
    const saved = Array.from({ length: 25 }, (_, at) => ({ name: `${at}${'n'.repeat(28)}`, filter }));
    const labels = Array.from({ length: 5 }, (_, at) => optionOf(`#${at}`, '\u202e'.repeat(200)));
    const form = { state: 'failed', reason: 'x'.repeat(5000) } as const;
    const views = [
      filterView({ ...least, form: { state: 'open' } }, texts),
      filterView(
        { place: {}, filter, saved, labels, owner: optionOf('o'.repeat(64), ''), name: 'n'.repeat(99), form },
        texts,
      ),
    ];
    expect(views.flatMap(viewFaults)).toEqual([]);
  });
});
