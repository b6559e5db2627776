import type { UploadProgress } from '../../tickets/ticket/attachments.ts';
import { DeskError } from '../../tickets/errors.ts';
import { inWords } from '../kit/in-words.ts';
import { sourceOf } from '../file-source.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { at, text } from '../interaction/payload.ts';
import { ids } from '../interaction/ids.ts';
import { readFiles } from '../create/form/read.ts';
import { replyView } from './view.ts';
import { progressWords } from '../create/form/outcome.ts';
import { callOf } from '../interaction/call.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';

export const submitReply: Submit = async (surface, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('reply', text(body, 'view', 'private_metadata'));
  const view = text(body, 'view', 'id');
  if (known === undefined || view === undefined) return refuseOutdated(surface, submitted);
  const { desk, files, texts } = surface;
  const { ticket } = known;
  const values = at(body, 'view', 'state', 'values');
  const typed = text(values, ids.inputs.text, ids.inputs.text, 'value') ?? '';
  const chosen = readFiles(at(values, ids.inputs.files, ids.inputs.files, 'files'));
  const call = callOf(surface, body, botUser);
  return submitForm(surface, submitted, {
    form: (state) => replyView({ ticket: { id: ticket }, text: typed, form: state }, texts),
    work: async (tell) => {
      const sources = chosen.map((file) => sourceOf(file, files));
      // One view is one reply, however often it is submitted.
      const onProgress = (progress: UploadProgress) =>
        tell(texts('create.progress.uploading', progressWords(progress)));
      const [actor, name] = await Promise.all([call.actor(), surface.people.name(call.user)]);
      await desk.reply(actor, { key: view, id: ticket, text: typed, name, files: sources, onProgress });
      return { done: true, said: inWords('cards.reply.sent', { id: ticket }, texts) };
    },
    blockOf,
  });
};

/** The field that a refusal of the desk is about. */
function blockOf(failure: unknown): string | undefined {
  if (!(failure instanceof DeskError)) return undefined;
  if (failure.code.startsWith('file-')) return ids.inputs.files;
  return failure.code.startsWith('text-') ? ids.inputs.text : undefined;
}
