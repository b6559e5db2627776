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

/** A submission as it came, and how to acknowledge it. */
export interface Submitted {
  readonly body: ViewSubmitAction;
  readonly botUser: string | undefined;
  readonly ack: (response?: SubmissionAnswer) => Promise<void>;
}

/** How Slack takes the answer to a submission. Nothing: the form closes, and what lay below it is there again. */
export type SubmissionAnswer =
  | { readonly response_action: 'update'; readonly view: Modal }
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  /** All forms close. */
  | { readonly response_action: 'clear' };

export type Submit = (context: SlackContext, submitted: Submitted) => Promise<void>;

export interface SubmissionWork {
  /** The form as it was filled in, in another state. */
  readonly form: (state: FormState) => Modal;
  /** @param report shows how far it is, while the form stays */
  readonly work: (report: (said: string) => void) => Promise<Result>;
  /** The block of the input that a failure is about: it is told there, and above the form too where it comes late. */
  readonly blockOf?: ((failure: unknown) => string | undefined) | undefined;
}

/** What is shown of a result. */
interface Shown {
  readonly view: Modal;
  readonly said: Message;
  readonly fault?: Fault | undefined;
}

/** Milliseconds that the acknowledgement waits for the result, as far as they are left: long enough for most, and far from Slack's 3 seconds. */
const answerTimeoutMs = 700;

/**
 * Sends a form: where the result is there quickly, the acknowledgement shows it; otherwise the form says that it is being
 * sent, and shows the result when it is there. What was typed stays in the form until it was sent.
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
  // What was acknowledged by another process has its answer in the form, or in a message where that was closed.
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
  // Whoever closed the form meanwhile wants to know all the same.
  if (!isShown) await answers(targetOf(body))(said);
}

/** The answer to a form of another version, or to one that somebody made up. */
export async function refuseOutdated({ texts }: SlackContext, { ack }: Submitted): Promise<void> {
  await ack({ response_action: 'update', view: outdatedView(texts) });
}

/** How something ended that a form asked for. Where it was not `done`, the form stays, with what was typed. */
export interface Result {
  /** What is shown in the place of the form. */
  readonly view?: Modal | undefined;
  readonly done: boolean;
  /** For the person. */
  readonly said: Message;
}

/** Milliseconds that a form waits for the status of its ticket: it must open also if the ticket service is slow or down. */
const statusTimeoutMs = 1500;

/**
 * The form; for a ticket that is finished by now the offer of a follow-up, before somebody types in vain.
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

/** What answers instead of a refusal, where it was refused because the ticket is finished. */
export function followUpInstead(error: unknown, id: string, texts: Texts): Message | undefined {
  if (!(error instanceof DomainError) || error.code !== 'finished') return undefined;
  const { status } = error.detail;
  return typeof status === 'number' ? offerFollowUp({ id, status }, texts) : undefined;
}

/** Milliseconds between two lines of progress; Slack limits the calls of a workspace, and nobody reads faster. */
const pace = 700;

export interface Reporter<T> {
  /** Shows a step unless one was shown just now. */
  readonly report: (step: T) => void;
  /** Waits for what is being shown; nothing is shown any more afterwards. */
  readonly end: () => Promise<void>;
}

/** Shows steps one after another, never two at a time, and leaves out what comes too fast. `show` never rejects. */
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
