import { describe, expect, it } from '@jest/globals';
import { filterView, optionOf } from '../../../src/slack/filter/view.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { texts } from '../harness.ts';

describe('the form for filters', () => {
  it('shows what is asked for', () => {
    const filter = {
      ...{ scope: 'closed' as const, words: ['disk', 'is full'], statuses: [3], key: 'web', labels: ['7'] },
      ...{ from: '2026-01-01', to: '2026-02-01', owner: 'u1', region: 'CN North-Beijing4', product: 'Server' },
      problem: 'Disk fault',
    };
    const saved = [{ name: 'disks', filter }];
    const place = { channel: 'C0SUPPORT0', thread: '1.2' };
    const chosen = { labels: [optionOf('#7', 'production')], owner: optionOf('u1', 'Alice'), name: 'disks' };
    const view = filterView({ place, filter, saved, ...chosen, form: { state: 'open' } }, texts);
    expect(viewFaults(view)).toEqual([]);
    expect(view).toMatchSnapshot();
  });
});
