import type { ViewSubmitAction } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { limits, type Modal } from '../kit/kit.ts';
import { factsOf, text, isReplayed } from '../payload.ts';
import { type FormState, withFault, type Fault, noteView, outdatedView } from '../kit/modal.ts';
import { withTimeout } from '../../ops/with-timeout.ts';
import { DomainError } from '../../tickets/errors.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import { isFinal } from '../../tickets/ticket/status.ts';
import { failureMessage, type Message } from '../kit/message.ts';
import { offerFollowUp } from '../kit/offer.ts';
import { cut } from '../text/cut.ts';
import { targetOf } from './call.ts';
import type { SlackContext } from './context.ts';
import { reportFailure } from './explain.ts';
import { showProgress, showResult } from './open-form.ts';

/** A submission, and the function that acknowledges it. */
export interface Submitted {
  readonly body: ViewSubmitAction;
  readonly botUser: string | undefined;
  readonly ack: (response?: SubmissionAnswer) => Promise<void>;
}

/** The answer to a submission, in Slack's format. Without one, the form closes and the view below it is shown. */
export type SubmissionAnswer =
  | { readonly response_action: 'update'; readonly view: Modal }
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  /** Closes all views. */
  | { readonly response_action: 'clear' };

export type Submit = (context: SlackContext, submitted: Submitted) => Promise<void>;

export interface SubmissionWork {
  /** The form with the values that were sent, in another state. */
  readonly form: (state: FormState) => Modal;
  /** @param report shows progress in the form */
  readonly work: (report: (said: string) => void) => Promise<Result>;
  /** The block ID of the input that a failure is about. The error is shown there and, if it comes late, above the form too. */
  readonly blockOf?: ((failure: unknown) => string | undefined) | undefined;
}

/** What a result shows. */
interface Shown {
  readonly view: Modal;
  readonly said: Message;
  readonly fault?: Fault | undefined;
}

/**
 * How long the acknowledgment waits for the result, in milliseconds: enough for most, and far from Slack's 3 seconds. Shorter if
 * less time is left.
 */
const answerTimeoutMs = 700;

/**
 * Sends a form. If the result is quick, the acknowledgment shows it; otherwise the form shows that it is being sent, and then the
 * result. What was typed stays in the form until it was sent.
 */
export async function submitForm(
  context: SlackContext,
  { body, ack }: Submitted,
  { form, work, blockOf }: SubmissionWork,
): Promise<void> {
  const { texts, answers } = context;
  const view_id = text(body, 'view', 'id');
  const reporter = createReporter(async (said: string) => {
    if (view_id === undefined) return;
    await showProgress(context, view_id, form({ state: 'sending', said }));
  }, context.now);
  let acknowledged = false;
  const report = (said: string) => {
    if (acknowledged) reporter.report(said);
  };
  const result = work(report).then(
    async ({ done, said, view }): Promise<Shown> => {
      if (!done) await context.noteFailure();
      const shown = done ? noteView(texts('cards.done'), said, texts) : form({ state: 'failed', reason: said.text });
      return { view: view ?? shown, said };
    },
    async (error: unknown): Promise<Shown> => {
      const { text: reason, plain } = await reportFailure(context, error, { ...factsOf(body) });
      const block = blockOf?.(error);
      const fault = block === undefined ? undefined : { block, words: plain };
      return { view: form({ state: 'failed', reason }), said: failureMessage(reason), fault };
    },
  );
  // Another process acknowledged a replayed submission: its result is shown in the form, or in a message if the form was closed.
  const quick = isReplayed(body) ? undefined : await withTimeout(result, Math.min(answerTimeoutMs, context.timeLeft()));
  const fault = quick?.value.fault;
  if (fault !== undefined) {
    return ack({ response_action: 'errors', errors: { [fault.block]: cut(fault.words, limits.inputError) } });
  }
  await ack({ response_action: 'update', view: quick?.value.view ?? form({ state: 'sending' }) });
  if (quick !== undefined) return;
  acknowledged = true;
  const lateResult = await result;
  const { said } = lateResult;
  const view = lateResult.fault === undefined ? lateResult.view : withFault(lateResult.view, lateResult.fault);
  await reporter.end();
  const isShown = view_id !== undefined && (await showResult(context, view_id, view));
  // The person closed the form: send the result as a message.
  if (!isShown) await answers(targetOf(body))(said);
}

/** The answer to a form that was made by another version of the app or by somebody else. */
export async function refuseOutdated({ texts }: SlackContext, { ack }: Submitted): Promise<void> {
  await ack({ response_action: 'update', view: outdatedView(texts) });
}

/** The result of a form's work. Unless it is `done`, the form stays, with what was typed. */
export interface Result {
  /** Replaces the form. */
  readonly view?: Modal | undefined;
  readonly done: boolean;
  /** For the person. */
  readonly said: Message;
}

/**
 * How long opening a form waits for its ticket's status, in milliseconds: it must open even if the ticket service is slow or
 * down.
 */
const statusTimeoutMs = 1500;

/**
 * The form. If the ticket is finished, an offer to open a follow-up ticket instead, so that nobody types in vain.
 * @throws DomainError `not-found`
 */
export async function unlessFinished(
  { useCases, texts }: SlackContext,
  actor: Actor,
  { id, title }: { readonly id: string; readonly title: string },
  form: () => Modal | Promise<Modal>,
): Promise<Modal> {
  const asked = useCases.status(actor, id).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'not-found') throw error;
    return undefined;
  });
  const status = (await withTimeout(asked, statusTimeoutMs))?.value;
  if (status === undefined || !isFinal(status)) return form();
  return noteView(title, offerFollowUp({ id, status }, texts), texts);
}

/** An offer to open a follow-up ticket, if the error says that the ticket is finished; otherwise undefined. */
export function followUpInstead(error: unknown, id: string, texts: Texts): Message | undefined {
  if (!(error instanceof DomainError) || error.code !== 'finished') return undefined;
  const { status } = error.detail;
  return typeof status === 'number' ? offerFollowUp({ id, status }, texts) : undefined;
}

/** Minimum milliseconds between two progress updates: Slack limits calls per workspace, and nobody reads faster. */
const pace = 700;

export interface Reporter<T> {
  /** Shows a step, unless another one was shown just before. */
  readonly report: (step: T) => void;
  /** Waits for the step being shown; no step is shown afterwards. */
  readonly end: () => Promise<void>;
}

/** Shows steps one at a time, and skips those that come too fast. `show` must never reject. */
export function createReporter<T>(show: (step: T) => Promise<unknown>, now: () => number): Reporter<T> {
  let last = Number.NEGATIVE_INFINITY;
  let running: Promise<unknown> | undefined;
  let ended = false;
  return {
    report: (step) => {
      if (ended || running !== undefined || now() - last < pace) return;
      last = now();
      running = show(step).finally(() => {
        running = undefined;
      });
    },
    end: async () => {
      ended = true;
      await running;
    },
  };
}
