import type { Modal } from '../kit/kit.ts';
import type { SlackContext } from '../interaction/context.ts';
import type { Submit, SubmissionAnswer } from '../interaction/submission.ts';
import { at, text, isReplayed } from '../payload.ts';
import { progressView } from './form/outcome.ts';
import { problemErrors, problemMarks, problemNotice } from './form/problems.ts';
import { createTicketFromForm } from './create-ticket.ts';
import { reopenForm } from './reopen-form.ts';
import { drawn, refusalView } from './draw.ts';
import { submitted } from './find-draft.ts';
import { keep, readOpenForm, type OpenForm } from './open-form-state.ts';
import { validateForm, type Validation } from './validate.ts';
import { withTimeout } from '../../ops/with-timeout.ts';
import { fieldOf } from '../kit/ids.ts';

/** How long the acknowledgment waits for validation, in milliseconds. If it takes longer, a view shows that it is in progress. */
const checkTimeoutMs = 600;

/**
 * Handles a submitted form: saves it, validates it, answers Slack in time, creates the ticket, and shows the result. The same
 * payload may arrive again, even at another process. It leads to the same ticket, which is shown in the view, or in a message if
 * the view is closed.
 */
export const submit: Submit = async (context, { body, ack }) => {
  const form = await readOpenForm(context, body);
  if (form === undefined) {
    await ack();
    return;
  }
  const keeping = keep(context, form, { sending: form.at });
  const validating = asKnown(context, form).then((known) => validateForm(context, known));
  const validation = isReplayed(body)
    ? undefined
    : (await withTimeout(validating, Math.min(checkTimeoutMs, context.timeLeft())))?.value;
  await withTimeout(keeping, context.timeLeft());
  if (validation !== undefined && validation.kind !== 'ready') await context.noteFailure();
  await ack(firstAnswer(context, body, validation));
  if (validation === undefined) await conclude(context, form, await validating);
  else if (validation.kind === 'ready') await createTicketFromForm(context, validation);
  else await keep(context, form);
};

/** A form that was submitted before isn't compared with the open tickets again, because one of them may be its own. */
async function asKnown(context: SlackContext, form: OpenForm): Promise<OpenForm> {
  const { state } = await submitted(context, form.person, form.metadata);
  return state === 'none' ? form : { ...form, metadata: { ...form.metadata, compared: true } };
}

function firstAnswer(context: SlackContext, body: unknown, validation: Validation | undefined): SubmissionAnswer {
  const { texts } = context;
  if (validation === undefined) return update(progressView({ step: 'checking' }, texts));
  if (validation.kind === 'ready') return update(progressView({ step: 'creating' }, texts));
  if (validation.kind === 'refused') return update(refusalView(context, validation.failure));
  const { form, problems, shape, loaded, notices } = validation;
  // If a contact turns out to need a code, the view must be redrawn with the field for it; errors alone don't add fields.
  const grows = problems.some(({ code }) => code === 'code-needed');
  const errors = problems.length > 0 && !grows ? problemErrors(problems, inputBlocks(body), shape, texts) : undefined;
  if (errors !== undefined) return { response_action: 'errors', errors };
  const words = problems.length > 0 ? [...notices, problemNotice(problems, shape, texts)] : notices;
  return update(drawn({ ...form, notices: words, marks: problemMarks(problems, texts) }, loaded, texts));
}

/**
 * Shows the result of validation after the progress view. The fields were replaced by it, so errors are shown above and below the
 * redrawn fields.
 */
async function conclude(context: SlackContext, form: OpenForm, validation: Validation): Promise<void> {
  if (validation.kind === 'ready') return createTicketFromForm(context, validation);
  if (validation.kind === 'refused') return reopenForm(context, form, [], validation.failure);
  const { problems, shape, notices } = validation;
  const words = problems.length > 0 ? [...notices, problemNotice(problems, shape, context.texts)] : notices;
  return reopenForm(context, { ...validation.form, marks: problemMarks(problems, context.texts) }, words);
}

function update(view: Modal): SubmissionAnswer {
  return { response_action: 'update', view };
}

/** IDs of the blocks that can show an error. */
function inputBlocks(body: unknown): string[] {
  const blocks = at(body, 'view', 'blocks');
  if (!Array.isArray(blocks)) return [];
  const inputs = blocks
    .filter((block) => text(block, 'type') === 'input')
    .map((block) => text(block, 'block_id') ?? '');
  return inputs.filter((id) => fieldOf(id) !== undefined);
}
