import type { Texts } from '../../locales/index.ts';
import type { FormValues } from '../../tickets/create/form.ts';
import { DomainError } from '../../tickets/errors.ts';
import { isServiceFailure } from '../../tickets/failures.ts';
import type { SlackContext } from '../interaction/context.ts';
import { createDrafts, type Person } from '../interaction/drafts.ts';
import { explain, describeFailure } from '../interaction/explain.ts';
import type { BlockField } from '../kit/ids.ts';
import type { Message } from '../kit/message.ts';
import { drawForm } from './draw.ts';
import { draftNotice } from './form/outcome.ts';
import type { Marks } from './form/state.ts';
import { keep, type OpenForm, readingOf, readOpenForm, isUntouched } from './open-form-state.ts';

/** The form for another try: all fields anew, and the files that were added among those for ticking. */
function returned(form: OpenForm, notices: readonly string[]): OpenForm {
  const { files } = form.values;
  const metadata = { ...form.metadata, generation: form.metadata.generation + 1, carries: files.length > 0 };
  return { ...form, view: { id: form.view.id }, metadata, carried: files, decided: true, notices };
}

/**
 * Shows the form again with all that was entered, and why. A person who has closed the view meanwhile, or for whom Slack does
 * not draw it, is told in a direct message, and finds it all in the draft.
 * @param failure what went wrong, where it is not in the notices yet
 */
export async function reopenForm(
  context: SlackContext,
  form: OpenForm,
  notices: readonly string[],
  failure?: unknown,
): Promise<void> {
  const { person, metadata } = form;
  await context.noteFailure();
  const facts = { user: person.user, submission: metadata.key };
  const words = failure === undefined ? notices : [...notices, describeFailure(context, failure, facts).text];
  const anew = returned(form, words);
  await keep(context, form);
  if (anew.carried.length > 0) await createDrafts(context).carry(person, metadata.key, anew.carried);
  if (await isDrawn(context, anew)) return;
  await notifyDirectly(context, person, draftNotice({ metadata, reasons: words }, context.texts));
}

/** Whether the person sees the form; where Slack does not take it, they are told as if they had closed it. */
async function isDrawn(context: SlackContext, form: OpenForm): Promise<boolean> {
  try {
    return await drawForm(context, form);
  } catch (error) {
    context.log.warn({ err: error }, 'cannot show a form again');
    return false;
  }
}

/**
 * A form was closed without sending it: what is in it becomes the draft. Slack may leave the state out, and a draft
 * that was offered and not opened is not given up for a form that was only looked at; nor is what the app itself put into
 * a form (a message, what a follow-up begins with) a draft of anybody.
 */
export async function closed(context: SlackContext, body: unknown): Promise<void> {
  const form = await readOpenForm(context, body);
  const hasFields = readingOf(body).fields.description !== undefined;
  if (form !== undefined && hasFields && form.metadata.draft?.state !== 'waiting' && !isUntouched(form))
    await keep(context, form);
}

/** Which field a refusal is about, by the ticket service's list of errors and the use cases' own. */
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
  const code = failure instanceof DomainError || isServiceFailure(failure) ? failure.code : '';
  const field = code === unverified ? (phone === undefined ? 'email' : 'phone') : fields[code];
  return field === undefined ? {} : { [field]: explain(failure, texts) };
}

/** Tells a person something where no view is left to show it in. Never rejects: what was done stays done. */
export async function notifyDirectly({ answers }: SlackContext, { user }: Person, message: Message): Promise<void> {
  await answers({ user })(message);
}
