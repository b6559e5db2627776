import type { Feature } from '../interaction/feature.ts';
import type { UploadProgress } from '../../tickets/ticket/attachments.ts';
import { DeskError } from '../../tickets/errors.ts';
import type { FormFile } from '../../tickets/create/form.ts';
import { offerForm } from '../kit/offer.ts';
import { ids } from '../kit/ids.ts';
import { at, text } from '../payload.ts';
import { readReport } from './read.ts';
import { reportView, blockNamed } from './view.ts';
import { callOf } from '../interaction/call.ts';
import { progressWords } from '../create/form/outcome.ts';
import { sourceOf } from '../files.ts';
import type { Command } from '../interaction/command.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { openForm } from '../interaction/open-form.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { inWords, type Message } from '../kit/message.ts';

/** Opens the form for a report of abuse. */
async function openReport(surface: Surface, call: Call): Promise<Message | undefined> {
  const { desk, texts } = surface;
  const title = texts('abuse.title');
  if (call.triggerId === undefined) {
    const { files, unlisted } = call.attached;
    return offerForm(files.length + unlisted.length > 0 ? 'reportWithFiles' : 'report', 'report', texts);
  }
  await openForm(surface, call, title, async () => {
    desk.require(await call.actor(), 'report-abuse');
    return reportView({ state: 'open' }, texts);
  });
  return undefined;
}

const submitReport: Submit = async (surface, submitted) => {
  const { body, botUser } = submitted;
  const entered = readReport(at(body, 'view', 'state', 'values'));
  const view = text(body, 'view', 'id');
  if (entered === undefined || view === undefined) return refuseOutdated(surface, submitted);
  const { desk, files, texts } = surface;
  const sourcesOf = (all: readonly FormFile[]) => all.map((file) => sourceOf(file, files));
  const call = callOf(surface, body, botUser);
  return submitForm(surface, submitted, {
    form: (state) => reportView(state, texts),
    blockOf: (failure) => (failure instanceof DeskError ? blockNamed(failure.detail.field) : undefined),
    work: async (tell) => {
      const [proofs, identity] = [sourcesOf(entered.proofs), sourcesOf(entered.identity)];
      const onProgress = (progress: UploadProgress) =>
        tell(texts('create.progress.uploading', progressWords(progress)));
      await desk.abuse.report(await call.actor(), { key: view, report: entered.report, proofs, identity, onProgress });
      return { done: true, said: inWords('abuse.done', {}, texts) };
    },
  });
};

const reportCommand: Command = { name: 'report', aliases: ['abuse'], harmless: true, run: openReport };

export const abuse: Feature = {
  commands: [reportCommand],
  submissions: { [ids.views.abuse]: submitReport },
};
