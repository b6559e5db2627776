import type { Modal } from '../kit/kit.ts';
import type { SlackContext } from '../interaction/context.ts';
import type { Submit, SubmissionAnswer } from '../interaction/submission.ts';
import { at, text, isResumed } from '../payload.ts';
import { progressView } from './form/outcome.ts';
import { problemErrors, problemMarks, problemNotice } from './form/problems.ts';
import { carryOut } from './carry-out.ts';
import { comeBack } from './come-back.ts';
import { drawn, refusalView } from './draw.ts';
import { submitted } from './find-draft.ts';
import { keep, takeForm, type OpenForm } from './open-form-state.ts';
import { judge, type Verdict } from './validate.ts';
import { within } from '../../ops/within.ts';
import { fieldOf } from '../kit/ids.ts';

/** Milliseconds for the check before the answer; what takes longer goes on behind a view that says so. */
const patience = 600;

/**
 * A form was sent: keeps it, checks it, answers Slack in time, creates the ticket, and shows what came of it. The same payload may
 * come again, in another process too: it is the same ticket, which is shown in the view, or told directly where that is gone.
 */
export const submit: Submit = async (context, { body, ack }) => {
  const form = await takeForm(context, body);
  if (form === undefined) {
    await ack();
    return;
  }
  const keeping = keep(context, form, { sending: context.now() });
  const judging = asKnown(context, form).then((known) => judge(context, known));
  const verdict = isResumed(body) ? undefined : (await within(judging, Math.min(patience, context.timeLeft())))?.value;
  await within(keeping, context.timeLeft());
  if (verdict !== undefined && verdict.kind !== 'ready') await context.noteFailure();
  await ack(firstAnswer(context, body, verdict));
  if (verdict === undefined) await conclude(context, form, await judging);
  else if (verdict.kind === 'ready') await carryOut(context, verdict);
  else await keep(context, form);
};

/** A form that was sent before is not compared with the open tickets, of which one may be its own. */
async function asKnown(context: SlackContext, form: OpenForm): Promise<OpenForm> {
  const { state } = await submitted(context, form.person, form.code);
  return state === 'none' ? form : { ...form, code: { ...form.code, compared: true } };
}

function firstAnswer(context: SlackContext, body: unknown, verdict: Verdict | undefined): SubmissionAnswer {
  const { texts } = context;
  if (verdict === undefined) return update(progressView({ step: 'checking' }, texts));
  if (verdict.kind === 'ready') return update(progressView({ step: 'creating' }, texts));
  if (verdict.kind === 'refused') return update(refusalView(context, verdict.failure));
  const { form, problems, shape, gathered, notices } = verdict;
  // A contact that turned out to need a code gets the field for it, which errors alone do not draw.
  const grows = problems.some(({ code }) => code === 'code-needed');
  const errors = problems.length > 0 && !grows ? problemErrors(problems, inputBlocks(body), shape, texts) : undefined;
  if (errors !== undefined) return { response_action: 'errors', errors };
  const words = problems.length > 0 ? [...notices, problemNotice(problems, shape, texts)] : notices;
  return update(drawn({ ...form, notices: words, marks: problemMarks(problems, texts) }, gathered, texts));
}

/** After the view that said that the form is being checked: the fields were gone, so errors stand above and below them. */
async function conclude(context: SlackContext, form: OpenForm, verdict: Verdict): Promise<void> {
  if (verdict.kind === 'ready') return carryOut(context, verdict);
  if (verdict.kind === 'refused') return comeBack(context, form, [], verdict.failure);
  const { problems, shape, notices } = verdict;
  const words = problems.length > 0 ? [...notices, problemNotice(problems, shape, context.texts)] : notices;
  return comeBack(context, { ...verdict.form, marks: problemMarks(problems, context.texts) }, words);
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
