import { isOpen } from '../../tickets/ticket/status.ts';
import { type Feature, outdated, type Click, onTicketButton } from '../interaction/feature.ts';
import { DomainError } from '../../tickets/errors.ts';
import { signature } from '../../tickets/reply/signature.ts';
import type { UploadProgress } from '../../tickets/ticket/attachments.ts';
import { progressWords } from '../create/form/outcome.ts';
import { readFiles } from '../create/form/read.ts';
import { sourceOf } from '../files.ts';
import { callOf } from '../interaction/call.ts';
import { onTicket, type Command, parseLine } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { offer, offerReply } from '../kit/offer.ts';
import { explain } from '../interaction/explain.ts';
import { ids } from '../kit/ids.ts';
import { replyView } from './view.ts';
import { openForm } from '../interaction/open-form.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { at, text } from '../payload.ts';
import { refuseOutdated, submitForm, type Submit, followUpInstead, unlessFinished } from '../interaction/submission.ts';
import { usageMessage } from '../interaction/usage-view.ts';
import { inWords, type Message } from '../kit/message.ts';
import { cut } from '../text/cut.ts';
import { foreign } from '../text/document.ts';

/** The maximum length of the file names in an answer, in characters. */
const longestNames = 300;

/** Opens the reply form; if no form can be opened, offers a button that opens it. */
async function openReply(context: SlackContext, call: Call, id: string): Promise<Message | undefined> {
  const { useCases, texts } = context;
  if (call.triggerId === undefined) return offer(ids.actions.reply, texts('cards.reply'), id, texts);
  const title = texts('cards.reply.title');
  await openForm(context, call, title, async () => {
    const actor = await call.actor();
    useCases.require(actor, 'reply');
    const form = () => replyView({ ticket: { id }, form: { state: 'open' } }, texts);
    return unlessFinished(context, actor, { id, title }, form);
  });
  return undefined;
}

/** Sends the text of a command and the files of its message; if a file fails, nothing is sent. */
async function sendReply(context: SlackContext, call: Call, id: string, text: string): Promise<Message> {
  const { useCases, texts } = context;
  const { files, unlisted } = call.attached;
  if (unlisted.length > 0) {
    const names = foreign(cut(unlisted.join(', '), longestNames));
    return offerReply(texts('commands.files.refused', { names, count: unlisted.length }), id, texts);
  }
  const names = files.map(({ name }) => name).join(', ');
  const words = text.trim() === '' ? texts('cards.reply.files-only', { count: files.length, names }) : text;
  const sources = files.map((file) => sourceOf(file, context.files));
  try {
    const [actor, name] = await Promise.all([call.actor(), context.people.name(call.user)]);
    const { key, mark } = call;
    await call.act(() => useCases.reply(actor, { key, mark, id, text: words, name, files: sources }));
  } catch (error) {
    await context.noteFailure();
    const followUp = followUpInstead(error, id, texts);
    if (followUp !== undefined) return followUp;
    if (!(error instanceof DomainError && error.code.startsWith('file-'))) throw error;
    return offerReply(explain(error, texts), id, texts);
  }
  return inWords('cards.reply.sent', { id }, texts);
}

/** Sends the text or files of the command; without them, opens the form. */
const replyCommand = onTicket({ name: 'reply', isReadOnly: false, takesText: true }, (context, call, id, text) => {
  const { files, unlisted } = call.attached;
  const isEmpty = text.trim() === '' && files.length + unlisted.length === 0;
  return isEmpty ? openReply(context, call, id) : sendReply(context, call, id, text);
});

/** Sends the text to the ticket that the person chose. It is sent once, no matter how often the buttons are clicked. */
const sendTo: Click = async (context, call, value) => {
  const known = decodeMetadata('sendTo', value);
  if (known === undefined) return outdated(context);
  return sendReply(context, { ...call, key: known.key }, known.ticket, known.text);
};

const submitReply: Submit = async (context, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('reply', text(body, 'view', 'private_metadata'));
  const view = text(body, 'view', 'id');
  if (known === undefined || view === undefined) return refuseOutdated(context, submitted);
  const { useCases, files, texts } = context;
  const { ticket } = known;
  const values = at(body, 'view', 'state', 'values');
  const typed = text(values, ids.inputs.text, ids.inputs.text, 'value') ?? '';
  const chosen = readFiles(at(values, ids.inputs.files, ids.inputs.files, 'files'));
  const call = callOf(context, body, botUser);
  return submitForm(context, submitted, {
    form: (state) => replyView({ ticket: { id: ticket }, text: typed, form: state }, texts),
    work: async (report) => {
      const sources = chosen.map((file) => sourceOf(file, files));
      // One view sends one reply, no matter how often it is submitted.
      const onProgress = (progress: UploadProgress) =>
        report(texts('create.progress.uploading', progressWords(progress)));
      const [actor, name] = await Promise.all([call.actor(), context.people.name(call.user)]);
      await useCases.reply(actor, { key: view, id: ticket, text: typed, name, files: sources, onProgress });
      return { done: true, said: inWords('cards.reply.sent', { id: ticket }, texts) };
    },
    blockOf,
  });
};

/** The field that a refusal is about. */
function blockOf(failure: unknown): string | undefined {
  if (!(failure instanceof DomainError)) return undefined;
  if (failure.code.startsWith('file-')) return ids.inputs.files;
  return failure.code.startsWith('text-') ? ids.inputs.text : undefined;
}

/** Shows or sets whether the person's replies include their name. */
const signatureCommand: Command = {
  name: 'signature',
  aliases: ['sign'],
  isReadOnly: false,
  run: async ({ useCases, people, texts }, call, rest) => {
    const { name: wanted } = parseLine(rest.text);
    const actor = await call.actor();
    if (wanted === 'on' || wanted === 'off') await useCases.signature.set(actor, wanted === 'on');
    else if (wanted !== '') return usageMessage('signature', 'commands.bad-choice', texts);
    if (!(await useCases.signature.isOn(actor))) return inWords('commands.signature.off', {}, texts);
    const name = (await people.name(call.user)) ?? '…';
    return inWords('commands.signature.on', { signature: foreign(signature(name)) }, texts);
  },
};

export const reply: Feature = {
  commands: [replyCommand],
  clicks: { [ids.actions.reply]: onTicketButton(openReply), [ids.actions.sendTo]: sendTo },
  submissions: { [ids.views.reply]: submitReply },
  isReadOnly: [ids.actions.reply],
  menu: [{ name: 'reply', group: 'work', permission: 'reply', fits: isOpen, run: openReply }],
};

export const signatures: Feature = {
  commands: [signatureCommand],
};
