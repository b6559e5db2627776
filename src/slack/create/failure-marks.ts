import type { Texts } from '../../locales/index.ts';
import { DeskError } from '../../tickets/errors.ts';
import { isServiceFailure } from '../../tickets/failures.ts';
import type { FormValues } from '../../tickets/create/form.ts';
import { explain } from '../interaction/explain.ts';
import type { BlockField } from './form/block-ids.ts';
import type { Marks } from './form/state.ts';

/** Which field a refusal is about, by the ticket service's list of errors and the desk's own. */
const fields: Readonly<Record<string, BlockField>> = {
  'OSM.01010005': 'files',
  'OSM.01010006': 'severity',
  'OSM.01010008': 'copies',
  'OSM.01010009': 'problemType',
  'file-count': 'files',
  'file-size': 'files',
  'file-type': 'files',
  'agreement-open': 'agreement',
  'agreement-changed': 'agreement',
  'private-place': 'channel',
};

/** Not verified: of phone or e-mail, it does not say which. */
const unverified = 'OSM.01010010';

/** What a failure says of single fields, to be told under them; empty where it is about none. */
export function failureMarks({ phone }: Pick<FormValues, 'phone'>, failure: unknown, texts: Texts): Marks {
  const code = failure instanceof DeskError || isServiceFailure(failure) ? failure.code : '';
  const field = code === unverified ? (phone === undefined ? 'email' : 'phone') : fields[code];
  return field === undefined ? {} : { [field]: explain(failure, texts) };
}
