import { serversView, diagnosisProgress, findingsView } from '../../../src/slack/diagnosis/view.ts';
import { encodeForm } from '../../../src/slack/create/form/form.ts';
import { newFormMetadata } from '../../../src/slack/create/open-form-state.ts';
import { decodeMetadata } from '../../../src/slack/interaction/metadata.ts';
import { beginning } from '../../../src/slack/text/cut.ts';
import { at, failed, open, times } from './content.ts';
import { longCode } from './create.ts';
import type { Entry } from './entry.ts';

const shortKnown = { form: newFormMetadata('12345678', undefined), region: 'r' };
/** The code is what the form behind it holds. */
const longKnown = (long: string) => {
  const form = decodeMetadata('create', encodeForm(longCode(long)));
  if (form === undefined) throw new Error('The longest code cannot be read back.');
  return { form, region: beginning(long, 64), server: beginning(long, 75), eip: beginning(long, 45) };
};

export const diagnosis: readonly Entry[] = [
  {
    name: 'serversView',
    shortest: (texts) =>
      serversView({ known: shortKnown, servers: [{ id: 's', name: '' }], records: [], form: open }, texts),
    longest: (texts, long) => {
      const servers = times(150, (place) => ({ id: `${place}${long}`, name: long, address: long }));
      const records = times(20, () => ({ job: 'j', resource: long, at, problems: Number.MAX_SAFE_INTEGER }));
      return serversView({ known: longKnown(long), servers, records, form: failed(long) }, texts);
    },
  },
  {
    name: 'diagnosisProgress',
    shortest: (texts) => diagnosisProgress({ progress: 'running', checks: [] }, texts),
    longest: (texts) =>
      diagnosisProgress({ progress: 'running', checks: times(1000, () => ({ result: 'normal' as const })) }, texts),
  },
  {
    name: 'findingsView',
    shortest: (texts) => findingsView({ findings: [], advised: true }, shortKnown, texts),
    longest: (texts, long) => {
      const url = `https://support.example.com/${'a'.repeat(2950)}`;
      const findings = times(200, () => ({ id: 'f', name: long, result: 'abnormal' as const, advice: long, url }));
      return findingsView({ findings, advised: false }, longKnown(long), texts);
    },
  },
];
