import { describe, expect, it } from '@jest/globals';
import { logView } from '../../../src/slack/log/view.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { texts } from '../harness.ts';

describe('the log of a ticket', () => {
  it('has a line for each entry, in the words of the service where there are no others', () => {
    const at = Date.UTC(2026, 0, 2, 3, 4);
    const entries = [
      { kind: 'urged', by: 'maya', words: 'Urged', at },
      { kind: 'other', words: 'Moved to <another> team' },
    ] as const;
    const view = logView('12345678', { entries, page: 1, hasMore: true }, texts);
    expect(viewFaults(view)).toEqual([]);
    expect(view).toMatchSnapshot();
  });
});
