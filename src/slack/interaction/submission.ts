import type { types, ViewSubmitAction } from '@slack/bolt';
import { limits, type Modal } from '../kit/kit.ts';
import { cut } from '../text/plain-text.ts';
import { factsOf, text, isResumed } from '../payload.ts';
import { targetOf } from './answer.ts';
import { type FormState, withFault, type Fault, noteView, outdatedView } from '../kit/modal.ts';
import { within } from '../../ops/within.ts';
import { failureMessage, type Message } from '../kit/message.ts';
import type { Surface } from './context.ts';
import { reportFailure } from './explain.ts';
import { showDone, showProgress } from './open-form.ts';
import { createReporter } from './progress.ts';

/** A submission as it came, and how to acknowledge it. */
export interface Submitted {
  readonly body: ViewSubmitAction;
  readonly botUser: string | undefined;
  readonly ack: (
    response:
      | { response_action: 'update'; view: types.ModalView }
      | { response_action: 'errors'; errors: Record<string, string> },
  ) => Promise<void>;
}

export type Submit = (surface: Surface, submitted: Submitted) => Promise<void>;

export interface SubmissionWork {
  /** The form as it was filled in, in another state. */
  readonly form: (state: FormState) => Modal;
  /** @param tell shows how far it is, while the form stays */
  readonly work: (tell: (said: string) => void) => Promise<Result>;
  /** The block of the input that a failure is about: it is told there, and above the form too where it comes late. */
  readonly blockOf?: ((failure: unknown) => string | undefined) | undefined;
}

/** What is shown of a result. */
interface Shown {
  readonly view: Modal;
  readonly said: Message;
  readonly fault?: Fault | undefined;
}

/** Milliseconds that the acknowledgement waits for the result: long enough for most, and far from Slack's 3 seconds. */
const patience = 700;

/**
 * Sends a form: where the result is there quickly, the acknowledgement shows it; otherwise the form says that it is being
 * sent, and shows the result when it is there. What was typed stays in the form until it was sent.
 */
export async function submitForm(
  surface: Surface,
  { body, ack }: Submitted,
  { form, work, blockOf }: SubmissionWork,
): Promise<void> {
  const { texts, answers } = surface;
  const view_id = text(body, 'view', 'id');
  const reporter = createReporter(async (said: string) => {
    if (view_id === undefined) return;
    await showProgress(surface, view_id, form({ state: 'sending', said }));
  }, surface.now);
  let acknowledged = false;
  const tell = (said: string) => {
    if (acknowledged) reporter.tell(said);
  };
  const result = work(tell).then(
    async ({ done, said, view }): Promise<Shown> => {
      if (!done) await surface.noteFailure();
      const shown = done ? noteView(texts('cards.done'), said, texts) : form({ state: 'failed', reason: said.text });
      return { view: view ?? shown, said };
    },
    async (error: unknown): Promise<Shown> => {
      const { text: reason, plain } = await reportFailure(surface, error, { ...factsOf(body) });
      const block = blockOf?.(error);
      const fault = block === undefined ? undefined : { block, words: plain };
      return { view: form({ state: 'failed', reason }), said: failureMessage(reason), fault };
    },
  );
  // What was acknowledged by another process has its answer in the form, or in a message where that was closed.
  const quick = isResumed(body) ? undefined : await within(result, patience);
  const fault = quick?.value.fault;
  if (fault !== undefined) {
    return ack({ response_action: 'errors', errors: { [fault.block]: cut(fault.words, limits.inputError) } });
  }
  await ack({ response_action: 'update', view: quick?.value.view ?? form({ state: 'sending' }) });
  if (quick !== undefined) return;
  acknowledged = true;
  const late = await result;
  const { said } = late;
  const view = late.fault === undefined ? late.view : withFault(late.view, late.fault);
  await reporter.end();
  const isShown = view_id !== undefined && (await showDone(surface, view_id, view));
  // Whoever closed the form meanwhile wants to know all the same.
  if (!isShown) await answers(targetOf(body))(said);
}

/** The answer to a form of another version, or to one that somebody made up. */
export async function refuseOutdated({ texts }: Surface, { ack }: Submitted): Promise<void> {
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
