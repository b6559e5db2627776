import { reporterKinds, reportKinds, rightKinds, type AbuseReport } from '../../tickets/abuse/abuse.ts';
import type { Feature } from '../interaction/feature.ts';
import type { UploadProgress } from '../../tickets/ticket/attachments.ts';
import { DomainError } from '../../tickets/errors.ts';
import type { FormFile } from '../../tickets/create/form.ts';
import { offerForm } from '../kit/offer.ts';
import { ids } from '../kit/ids.ts';
import { at, text } from '../payload.ts';
import { reportView, blockNamed, blockOf, type FieldName } from './view.ts';
import { callOf } from '../interaction/call.ts';
import { progressWords } from '../create/form/outcome.ts';
import { readFiles } from '../create/form/read.ts';
import { sourceOf } from '../files.ts';
import type { Command } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { openForm } from '../interaction/open-form.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { inWords, type Message } from '../kit/message.ts';

/** Opens the form for an abuse report. */
async function openReport(context: SlackContext, call: Call): Promise<Message | undefined> {
  const { useCases, texts } = context;
  const title = texts('abuse.title');
  if (call.triggerId === undefined) {
    const { files, unlisted } = call.attached;
    return offerForm(files.length + unlisted.length > 0 ? 'reportWithFiles' : 'report', 'report', texts);
  }
  await openForm(context, call, title, async () => {
    useCases.require(await call.actor(), 'report-abuse');
    return reportView({ state: 'open' }, texts);
  });
  return undefined;
}

const submitReport: Submit = async (context, submitted) => {
  const { body, botUser } = submitted;
  const entered = readReport(at(body, 'view', 'state', 'values'));
  const view = text(body, 'view', 'id');
  if (entered === undefined || view === undefined) return refuseOutdated(context, submitted);
  const { useCases, files, texts } = context;
  const sourcesOf = (all: readonly FormFile[]) => all.map((file) => sourceOf(file, files));
  const call = callOf(context, body, botUser);
  return submitForm(context, submitted, {
    form: (state) => reportView(state, texts),
    blockOf: (failure) => (failure instanceof DomainError ? blockNamed(failure.detail.field) : undefined),
    work: async (report) => {
      const [proofs, identity] = [sourcesOf(entered.proofs), sourcesOf(entered.identity)];
      const onProgress = (progress: UploadProgress) =>
        report(texts('create.progress.uploading', progressWords(progress)));
      await useCases.abuse.report(await call.actor(), {
        key: view,
        report: entered.report,
        proofs,
        identity,
        onProgress,
      });
      return { done: true, said: inWords('abuse.done', {}, texts) };
    },
  });
};

const reportCommand: Command = { name: 'report', aliases: ['abuse'], isReadOnly: true, run: openReport };

/** What was entered: the report, and files that are still in Slack. */
export interface Entered {
  readonly report: AbuseReport;
  readonly proofs: readonly FormFile[];
  readonly identity: readonly FormFile[];
}

/** Reads the `state.values` of a submission; undefined if a required choice is missing. */
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

export const abuse: Feature = {
  commands: [reportCommand],
  submissions: { [ids.views.abuse]: submitReport },
};
