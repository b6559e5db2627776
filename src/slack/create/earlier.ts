import { within } from '../../ops/within.ts';
import type { Earlier } from '../../tickets/create/draft.ts';
import { DeskError } from '../../tickets/errors.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import { sourceOf } from '../files.ts';
import type { SlackContext } from '../interaction/context.ts';
import { createDrafts } from '../interaction/drafts.ts';
import { showDone, showProgress } from '../interaction/open-form.ts';
import { inWords } from '../kit/message.ts';
import { foreign } from '../text/document.ts';
import { doneView, progressView } from './form/outcome.ts';
import { comeBack, tellDirectly } from './come-back.ts';
import { otherSubmission } from './find-draft.ts';
import { keep, takeForm, type OpenForm } from './open-form-state.ts';
import { relatedChoice } from './validate.ts';

/** Milliseconds for the words of the ticket, which are shown with its number. */
const patience = 1500;

/** The number of the ticket that an earlier version of a form became, where that is why another one was not sent. */
export function earlierTicket(failure: unknown): string | undefined {
  if (!(failure instanceof DeskError) || failure.code !== 'other-version') return undefined;
  return String(failure.detail.id);
}

/**
 * An earlier version of the form is a ticket: the form comes back with all that is in it, and the person chooses whether that
 * is a reply to the ticket, a ticket of its own, or nothing.
 */
export async function offerChoice(context: SlackContext, actor: Actor, form: OpenForm, id: string): Promise<void> {
  const earlier = await named(context, actor, id);
  const code = { ...form.code, submission: otherSubmission(form.code, form), earlier, compared: true };
  await comeBack(context, { ...form, code }, []);
}

async function named({ desk, texts, log }: SlackContext, actor: Actor, id: string): Promise<Earlier> {
  const shown = await within(desk.show(actor, id), patience).catch((error: unknown) => {
    log.warn({ err: error, ticket: id }, 'cannot read a ticket');
    return undefined;
  });
  return shown === undefined ? { id } : relatedChoice({ id, description: shown.value.description }, texts);
}

/** Sends the description and the files to the ticket of the earlier version. */
export async function sendToEarlier(context: SlackContext, body: unknown): Promise<void> {
  const form = await takeForm(context, body);
  const id = form?.code.earlier?.id;
  if (form === undefined || id === undefined) return;
  const { desk, files, people, texts } = context;
  const { person, values } = form;
  await keep(context, form);
  // What was lost on the way is not left out in silence.
  if (form.notices.length > 0) return comeBack(context, form, form.notices);
  await showProgress(context, form.view.id, progressView({ step: 'replying' }, texts));
  try {
    const [actor, name] = await Promise.all([people.actor(person.user, person.team), people.name(person.user)]);
    const sources = values.files.map((file) => sourceOf(file, files));
    const key = `form:${form.code.key}`;
    await desk.reply(actor, { key, id, text: values.description, name, files: sources });
  } catch (failure) {
    await comeBack(context, form, [], failure);
    return;
  }
  await finish(context, form, 'create.earlier.sent', id);
}

/** The ticket of the earlier version is enough: what was changed since is given up. */
export async function leaveEarlier(context: SlackContext, body: unknown): Promise<void> {
  const form = await takeForm(context, body);
  const id = form?.code.earlier?.id;
  if (form !== undefined && id !== undefined) await finish(context, form, 'create.earlier.left', id);
}

async function finish(
  context: SlackContext,
  { person, code, view }: OpenForm,
  said: 'create.earlier.sent' | 'create.earlier.left',
  id: string,
): Promise<void> {
  const { texts } = context;
  await createDrafts(context).remove(person, code.key);
  const words = inWords(said, { ticket: foreign(id) }, texts);
  if (!(await showDone(context, view.id, doneView(words.text, texts)))) await tellDirectly(context, person, words);
}
