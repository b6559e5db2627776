import { describe, expect, it } from '@jest/globals';
import { statsView } from '../../../src/slack/reports/stats-view.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { texts } from '../harness.ts';

describe('the counts by status', () => {
  it('are a picture and a table', () => {
    const counts = [
      { status: 1, count: 3 },
      { status: 17, count: 1 },
    ];
    const view = statsView({ counts, ownOnly: false }, 'F1', texts);
    expect(viewFaults(view)).toEqual([]);
    expect(view).toMatchSnapshot();
  });

  it('say that they are those of open tickets, for who does not see all', () => {
    const shown = (openOnly?: true) =>
      JSON.stringify(statsView({ counts: [], ownOnly: false, openOnly }, undefined, texts));
    expect(shown(true)).toContain('Only open tickets you can see');
    expect(shown()).not.toContain('you can see');
  });

  it('say whose tickets they may leave out', () => {
    const own = (ownOnly: boolean) => JSON.stringify(statsView({ counts: [], ownOnly }, undefined, texts));
    expect(own(true)).toContain('tickets may be missing');
    expect(own(false)).not.toContain('colleagues');
  });
});
