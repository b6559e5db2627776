import { withTimeout } from '../../ops/with-timeout.ts';
import type { Earlier } from '../../tickets/create/draft.ts';
import { DomainError } from '../../tickets/errors.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import { sourceOf } from '../files.ts';
import type { SlackContext } from '../interaction/context.ts';
import { createDrafts } from '../interaction/drafts.ts';
import { showResult, showProgress } from '../interaction/open-form.ts';
import { inWords } from '../kit/message.ts';
import { foreign } from '../text/document.ts';
import { doneView, progressView } from './form/outcome.ts';
import { reopenForm, notifyDirectly } from './reopen-form.ts';
import { otherSubmission } from './find-draft.ts';
import { keep, readOpenForm, type OpenForm } from './open-form-state.ts';
import { relatedChoice } from './validate.ts';

/** Time limit for reading the ticket's title, which is shown with its number. In milliseconds. */
const earlierTicketTimeoutMs = 1500;

/**
 * The number of the ticket that an earlier version of the form already created, if that is why the form was refused; otherwise
 * undefined.
 */
export function earlierTicket(failure: unknown): string | undefined {
  if (!(failure instanceof DomainError) || failure.code !== 'other-version') return undefined;
  return String(failure.detail.id);
}

/**
 * Handles a form whose earlier version is already a ticket. The form is shown again with everything in it, and the person
 * chooses: send it as a reply to that ticket, open a second ticket, or do nothing.
 */
export async function offerChoice(context: SlackContext, actor: Actor, form: OpenForm, id: string): Promise<void> {
  const earlier = await named(context, actor, id);
  const metadata = { ...form.metadata, submission: otherSubmission(form.metadata, form), earlier, compared: true };
  await reopenForm(context, { ...form, metadata }, []);
}

async function named({ useCases, texts, log }: SlackContext, actor: Actor, id: string): Promise<Earlier> {
  const shown = await withTimeout(useCases.show(actor, id), earlierTicketTimeoutMs).catch((error: unknown) => {
    log.warn({ err: error, ticket: id }, 'cannot read a ticket');
    return undefined;
  });
  return shown === undefined ? { id } : relatedChoice({ id, description: shown.value.description }, texts);
}

/** Sends the description and files to the ticket of the earlier version. */
export async function sendToEarlier(context: SlackContext, body: unknown): Promise<void> {
  const form = await readOpenForm(context, body);
  const id = form?.metadata.earlier?.id;
  if (form === undefined || id === undefined) return;
  const { useCases, files, people, texts } = context;
  const { person, values } = form;
  await keep(context, form);
  // Show the form again if anything was lost, such as files.
  if (form.notices.length > 0) return reopenForm(context, form, form.notices);
  await showProgress(context, form.view.id, progressView({ step: 'replying' }, texts));
  try {
    const [actor, name] = await Promise.all([people.actor(person.user, person.team), people.name(person.user)]);
    const sources = values.files.map((file) => sourceOf(file, files));
    // A form that goes on with the draft of this one has another key, and is the same submission.
    const key = `form:${form.metadata.submission ?? form.metadata.key}`;
    await useCases.reply(actor, { key, id, text: values.description, name, files: sources });
  } catch (failure) {
    await reopenForm(context, form, [], failure);
    return;
  }
  await finish(context, form, 'create.earlier.sent', id);
}

/** Keeps the ticket of the earlier version, and discards what was changed since then. */
export async function keepEarlierTicket(context: SlackContext, body: unknown): Promise<void> {
  const form = await readOpenForm(context, body);
  const id = form?.metadata.earlier?.id;
  if (form !== undefined && id !== undefined) await finish(context, form, 'create.earlier.left', id);
}

async function finish(
  context: SlackContext,
  { person, metadata, view }: OpenForm,
  said: 'create.earlier.sent' | 'create.earlier.left',
  id: string,
): Promise<void> {
  const { texts } = context;
  await createDrafts(context).remove(person, metadata.key);
  const words = inWords(said, { ticket: foreign(id) }, texts);
  if (!(await showResult(context, view.id, doneView(words.text, texts)))) await notifyDirectly(context, person, words);
}
