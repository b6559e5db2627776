import { helpMessage, commandHelp } from '../../../src/slack/interaction/usage-view.ts';
import { commands } from '../../../src/slack/features.ts';
import { reportView } from '../../../src/slack/abuse/view.ts';
import { withFault } from '../../../src/slack/kit/modal.ts';
import { privilegesView } from '../../../src/slack/permissions/view.ts';
import { quotaView } from '../../../src/slack/quota/view.ts';
import { statsView } from '../../../src/slack/reports/stats-view.ts';
import { foreign } from '../../../src/slack/text/document.ts';
import { privileges } from '../../../src/tickets/privileges/privileges.ts';
import { failed, open, times } from './content.ts';
import type { Entry } from './entry.ts';

const max = Number.MAX_SAFE_INTEGER;

export const account: readonly Entry[] = [
  {
    name: 'helpMessage',
    shortest: (texts) => helpMessage([], texts),
    longest: (texts) =>
      helpMessage(
        commands.map(({ name }) => name),
        texts,
      ),
  },
  {
    name: 'commandHelp',
    shortest: (texts) => commandHelp('help', texts),
    longest: (texts) => commandHelp('filter', texts),
  },
  {
    name: 'privilegesView',
    shortest: (texts) => privilegesView({ enforced: false, granted: [] }, open, texts),
    longest: (texts, long) => privilegesView({ enforced: true, granted: privileges }, failed(long), texts),
  },
  {
    name: 'withFault',
    shortest: (texts) => withFault(reportView(open, texts), { block: '', words: '' }),
    longest: (texts, long) => withFault(reportView(failed(long), texts), { block: 'abuse:proofs', words: long }),
  },
  {
    name: 'quotaView',
    shortest: (texts) => quotaView({}, texts),
    longest: (texts, long) => {
      const problemTypes = times(100, (place) => ({ id: `${place}${long}`, name: long, needsRegion: true }));
      const quota = { total: max, left: max };
      return quotaView({ product: { id: long, name: long }, problemTypes, quota, failure: foreign(long) }, texts);
    },
  },
  {
    name: 'statsView',
    shortest: (texts) => statsView({ counts: [], ownOnly: false }, undefined, texts),
    longest: (texts) =>
      statsView(
        { counts: times(300, (place) => ({ status: max - place, count: max })), ownOnly: true },
        'F'.repeat(64),
        texts,
      ),
  },
];
