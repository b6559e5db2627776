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

/** The form for another attempt: with new block IDs, and with uploaded files in the list of files to select. */
function prepared(form: OpenForm, notices: readonly string[]): OpenForm {
  const { files } = form.values;
  const metadata = { ...form.metadata, generation: form.metadata.generation + 1, carries: files.length > 0 };
  return { ...form, view: { id: form.view.id }, metadata, carried: files, decided: true, notices };
}

/**
 * Shows the form again with everything that was entered, and the reason. If the person closed the view or Slack doesn't draw it,
 * they get a direct message with a button that opens the draft.
 * @param failure the error, if it isn't in the notices yet
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
  const reopened = prepared(form, words);
  await keep(context, form);
  if (reopened.carried.length > 0) await createDrafts(context).carry(person, metadata.key, reopened.carried);
  if (await isDrawn(context, reopened)) return;
  await notifyDirectly(context, person, draftNotice({ metadata, reasons: words }, context.texts));
}

/** Whether the form was drawn. If Slack refuses it, the person is notified as if they had closed it. */
async function isDrawn(context: SlackContext, form: OpenForm): Promise<boolean> {
  try {
    return await drawForm(context, form);
  } catch (error) {
    context.log.warn({ err: error }, 'cannot show a form again');
    return false;
  }
}

/**
 * Saves a form that was closed without being sent as a draft. Three cases are left out: Slack may not send the state; an offered
 * draft that wasn't opened isn't replaced by a form that was only looked at; and content that the app itself filled in (a
 * message, the beginning of a follow-up) isn't a draft.
 */
export async function closed(context: SlackContext, body: unknown): Promise<void> {
  const form = await readOpenForm(context, body);
  const hasFields = readingOf(body).fields.description !== undefined;
  if (form !== undefined && hasFields && form.metadata.draft?.state !== 'waiting' && !isUntouched(form))
    await keep(context, form);
}

/** The field that an error is about, by the error codes of the ticket service and of the use cases. */
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

/** The contact isn't verified. The code doesn't say whether that is the phone number or the email address. */
const unverified = 'OSM.01010010';

/** The texts about single fields for a failure, shown below them; empty if it isn't about a field. */
export function failureMarks({ phone }: Pick<FormValues, 'phone'>, failure: unknown, texts: Texts): Marks {
  const code = failure instanceof DomainError || isServiceFailure(failure) ? failure.code : '';
  const field = code === unverified ? (phone === undefined ? 'email' : 'phone') : fields[code];
  return field === undefined ? {} : { [field]: explain(failure, texts) };
}

/** Sends a direct message if there is no view to show the message in. Never rejects, because the work is done. */
export async function notifyDirectly({ answers }: SlackContext, { user }: Person, message: Message): Promise<void> {
  await answers({ user })(message);
}
