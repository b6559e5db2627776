import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { targetOf } from '../interaction/answer.ts';
import type { Answers } from '../interaction/context.ts';
import { showDone, showProgress } from '../interaction/open-form.ts';
import type { Modal } from '../kit/kit.ts';
import { at, factsOf, text } from '../payload.ts';
import { failureMessage, type Message } from '../kit/message.ts';
import { saidIn } from '../kit/modal.ts';

export interface ReplayedParts {
  readonly client: WebClient;
  readonly answers: Answers;
  readonly log: Logger;
}

/**
 * An acknowledgement for what Slack takes none for: a process that ended had acknowledged it, or the connection is lost. What would
 * go along with it reaches the person by another way, as far as it is for the person at all. Never rejects.
 */
export function acknowledgeLate({ client, answers, log }: ReplayedParts, body: unknown) {
  return async (response?: unknown): Promise<void> => {
    const { kind } = factsOf(body);
    if (kind === 'command' && text(response, 'text') !== undefined) return answers(targetOf(body))(response as Message);
    if (kind !== 'submission') return;
    const errors = at(response, 'errors');
    if (typeof errors === 'object' && errors !== null) {
      return answers(targetOf(body))(failureMessage(Object.values(errors).map(String).join('\n')));
    }
    const [view_id, view] = [text(body, 'view', 'id'), at(response, 'view') as Modal | undefined];
    if (view_id === undefined || view === undefined) return;
    const said = saidIn(view);
    // Only a note is the end of it; what came of the rest is shown or told later.
    if (said === undefined) await showProgress({ client, log }, view_id, view);
    else if (!(await showDone({ client, log }, view_id, view))) await answers(targetOf(body))(said);
  };
}
