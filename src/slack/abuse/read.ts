import type { FormFile } from '../../tickets/create/form.ts';
import { reporterKinds, reportKinds, rightKinds, type AbuseReport } from '../../tickets/abuse/abuse.ts';
import { at, text } from '../payload.ts';
import { readFiles } from '../create/form/read.ts';
import { blockOf, type FieldName } from './view.ts';

/** What was entered: the report, and files that are still in Slack. */
export interface Entered {
  readonly report: AbuseReport;
  readonly proofs: readonly FormFile[];
  readonly identity: readonly FormFile[];
}

/** Reads the `state.values` of a submission; undefined where a choice is missing that the form insists on. */
export function readReport(values: unknown): Entered | undefined {
  const field = (name: FieldName) => at(values, blockOf(name), blockOf(name));
  const typed = (name: FieldName) => text(field(name), 'value') ?? '';
  const chosen = <T extends string>(name: FieldName, of: readonly T[]) => {
    const value = text(field(name), 'selected_option', 'value');
    return of.find((one) => one === value);
  };
  const kind = chosen('kind', reportKinds);
  const reporter = chosen('reporter', reporterKinds);
  if (kind === undefined || reporter === undefined) return undefined;
  return {
    report: {
      kind,
      products: typed('products'),
      sites: typed('sites'),
      content: [typed('content'), typed('content-more')].filter((part) => part.trim() !== '').join('\n'),
      right: {
        kind: chosen('right', rightKinds),
        area: typed('right-area'),
        number: typed('right-number'),
        content: typed('right-content'),
      },
      reporter: {
        kind: reporter,
        name: typed('name'),
        phone: typed('phone'),
        email: typed('email'),
        area: typed('area'),
        address: typed('address'),
        company: typed('company'),
        otherWay: typed('other'),
      },
    },
    proofs: readFiles(at(field('proofs'), 'files')),
    identity: readFiles(at(field('identity'), 'files')),
  };
}
