import { filterView, optionOf } from '../../../src/slack/filter/view.ts';
import { labelEditView, allLabelsView } from '../../../src/slack/labels/manage-view.ts';
import { labelOption, ticketLabelsView } from '../../../src/slack/labels/view.ts';
import { beginning } from '../../../src/slack/text/cut.ts';
import { failed, longId, longTicket, open, times } from './content.ts';
import type { Entry } from './entry.ts';

const longLabels = (long: string) =>
  times(150, (place) => ({ id: String(2_000_000_000 + place), name: beginning(long, 2000), color: '#12AB34' }));

export const lists: readonly Entry[] = [
  {
    name: 'filterView',
    shortest: (texts) =>
      filterView({ place: {}, filter: { scope: 'open', words: [] }, labels: [], saved: [], form: open }, texts),
    longest: (texts, long) => {
      const filter = {
        ...{ scope: 'all' as const, words: times(10, () => beginning(long, 100)), statuses: times(20, (one) => one) },
        ...{ key: long, region: beginning(long, 75), product: long, problem: long },
        ...{ from: '2026-01-01', to: '2026-02-01' },
      };
      const place = { channel: `C${'0'.repeat(30)}`, thread: '1'.repeat(30) };
      const saved = times(25, (one) => ({ name: `${one + 10}${long}`.slice(0, 30), filter }));
      const labels = times(5, (one) => optionOf(`#${one}`, long));
      const owner = optionOf(longId, long);
      return filterView({ place, filter, saved, labels, owner, name: long, form: failed(long) }, texts);
    },
  },
  {
    name: 'allLabelsView',
    shortest: (texts) => allLabelsView([], { page: 0 }, texts),
    longest: (texts, long) => allLabelsView(longLabels(long), { page: 99 }, texts),
  },
  {
    name: 'labelEditView',
    shortest: (texts) => labelEditView({ form: open }, texts),
    longest: (texts, long) =>
      labelEditView({ id: '2147483647', name: long, color: '#12AB34', form: failed(long) }, texts),
  },
  {
    name: 'ticketLabelsView',
    shortest: (texts) => ticketLabelsView({ ticket: { id: '1' }, shown: [], chosen: [], form: open }, texts),
    longest: (texts, long) => {
      const labels = longLabels(long);
      const shown = labels.map(({ id }) => id);
      const chosen = labels.map(labelOption);
      return ticketLabelsView({ ticket: longTicket(long), shown, chosen, color: '#ABCDEF', form: failed(long) }, texts);
    },
  },
];
