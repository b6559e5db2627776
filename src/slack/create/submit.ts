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

/** Milliseconds for the check before the answer; what takes longer goes on behind a view that says so. */
const checkTimeoutMs = 600;

/**
 * A form was sent: keeps it, checks it, answers Slack in time, creates the ticket, and shows what came of it. The same payload may
 * come again, in another process too: it is the same ticket, which is shown in the view, or told directly where that is gone.
 */
export const submit: Submit = async (context, { body, ack }) => {
  const form = await readOpenForm(context, body);
  if (form === undefined) {
    await ack();
    return;
  }
  const keeping = keep(context, form, { sending: form.at });
  const judging = asKnown(context, form).then((known) => validateForm(context, known));
  const validation = isReplayed(body)
    ? undefined
    : (await withTimeout(judging, Math.min(checkTimeoutMs, context.timeLeft())))?.value;
  await withTimeout(keeping, context.timeLeft());
  if (validation !== undefined && validation.kind !== 'ready') await context.noteFailure();
  await ack(firstAnswer(context, body, validation));
  if (validation === undefined) await conclude(context, form, await judging);
  else if (validation.kind === 'ready') await createTicketFromForm(context, validation);
  else await keep(context, form);
};

/** A form that was sent before is not compared with the open tickets, of which one may be its own. */
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
  // A contact that turned out to need a code gets the field for it, which errors alone do not draw.
  const grows = problems.some(({ code }) => code === 'code-needed');
  const errors = problems.length > 0 && !grows ? problemErrors(problems, inputBlocks(body), shape, texts) : undefined;
  if (errors !== undefined) return { response_action: 'errors', errors };
  const words = problems.length > 0 ? [...notices, problemNotice(problems, shape, texts)] : notices;
  return update(drawn({ ...form, notices: words, marks: problemMarks(problems, texts) }, loaded, texts));
}

/** After the view that said that the form is being checked: the fields were gone, so errors stand above and below them. */
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

/** Ids of the blocks at which an error can stand. */
function inputBlocks(body: unknown): string[] {
  const blocks = at(body, 'view', 'blocks');
  if (!Array.isArray(blocks)) return [];
  const inputs = blocks
    .filter((block) => text(block, 'type') === 'input')
    .map((block) => text(block, 'block_id') ?? '');
  return inputs.filter((id) => fieldOf(id) !== undefined);
}
