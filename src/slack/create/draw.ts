import { WebAPIPlatformError } from '@slack/web-api';
import type { Texts } from '../../locales/index.ts';
import type { Modal } from '../kit/kit.ts';
import type { SlackContext } from '../interaction/context.ts';
import { createDrafts } from '../interaction/drafts.ts';
import { withRetry } from '../interaction/open-form.ts';
import { explain, describeFailure } from '../interaction/explain.ts';
import { formView } from './form/form.ts';
import { gatherFor, type Gathered, type Gathering } from './gather.ts';
import { withTicks, type OpenForm } from './open-form-state.ts';
import { within } from '../../ops/within.ts';
import { failureMessage } from '../kit/message.ts';
import { noteView } from '../kit/modal.ts';

/** Milliseconds until a form is drawn with what is known; a catalog out of the cache is there long before. */
const soon = 600;

/** Milliseconds until what is still missing counts as failed. */
const late = 30_000;

/**
 * Draws an open form anew: at once where the catalog is at hand, otherwise with what is known, and again when the rest
 * is there. Asks again whether the person may create tickets.
 * @returns false where the view is gone, or shows something newer
 */
export async function drawForm(context: SlackContext, form: OpenForm): Promise<boolean> {
  let gathering: Gathering;
  const absent = absentChannel(context, form);
  try {
    ({ gathering } = await gatherFor(context, form));
  } catch (failure) {
    return (await update(context, form, refusalView(context, failure))) !== undefined;
  }
  const [known] = await Promise.all([within(absent, soon), within(gathering.done, soon)]);
  const first = gathering.now();
  const placed = known === undefined ? form : withAbsent(form, known.value);
  const shown = await update(context, form, drawn(placed, first, context.texts));
  if (!first.waiting || shown === undefined) return shown !== undefined;
  await within(gathering.done, late);
  const rest = { ...gathering.now(), waiting: false };
  return (await update(context, { ...form, view: shown }, drawn(placed, rest, context.texts))) !== undefined;
}

/** The channel that is chosen, where the bot is not in it; undefined where it is, or none is chosen. Never rejects. */
export async function absentChannel(
  context: SlackContext,
  { values }: Pick<OpenForm, 'values'>,
): Promise<string | undefined> {
  const { channel } = values;
  return channel !== undefined && (await context.absent(channel)) ? channel : undefined;
}

/** The form says that it cannot be followed where the bot is not a member. */
export function withAbsent(form: OpenForm, absent: string | undefined): OpenForm {
  return { ...form, code: { ...form.code, absent } };
}

/** The view of a form with what the catalog has told. */
export function drawn(form: OpenForm, { answers, waiting, failure }: Gathered, texts: Texts): Modal {
  const values = withTicks(form, answers.uploadLimits);
  const words = failure === undefined ? undefined : explain(failure, texts);
  return formView({ ...form, values, answers, waiting, failure: words }, texts);
}

/** What somebody sees who may not create tickets. */
export function refusalView(context: SlackContext, failure: unknown): Modal {
  const report = describeFailure(context, failure, { at: 'create-form' });
  return noteView(context.texts('create.title'), failureMessage(report.text), context.texts);
}

/**
 * Shows a view in place of the one that the form was read from.
 * @returns what is shown now; undefined where the view is gone, or shows something newer
 */
async function update(context: SlackContext, form: OpenForm, view: Modal): Promise<OpenForm['view'] | undefined> {
  try {
    return await put(context, form.view, view);
  } catch (error) {
    const code = error instanceof WebAPIPlatformError ? error.data.error : undefined;
    // Slack takes an update only over the state that it was made for. What else has drawn meanwhile may know less of
    // what was entered than this, so the newest payload wins, as the draft tells.
    if (code === 'hash_conflict' && (await isNewest(context, form))) return put(context, { id: form.view.id }, view);
    if (code !== 'hash_conflict' && code !== 'not_found') throw error;
    return undefined;
  }
}

async function isNewest(context: SlackContext, { person, code, at }: OpenForm): Promise<boolean> {
  if (at === 0) return false;
  const stored = await createDrafts(context).of(person, code.key);
  return stored === undefined || stored.at <= at;
}

async function put({ client }: SlackContext, { id, hash }: OpenForm['view'], view: Modal): Promise<OpenForm['view']> {
  const answer = await withRetry(() => client.views.update({ view_id: id, view, ...(hash !== undefined && { hash }) }));
  return { id, hash: answer.view?.hash };
}
