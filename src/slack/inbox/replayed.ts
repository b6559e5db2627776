import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { targetOf, type Answers, type Message } from '../interaction/answer.ts';
import { at, factsOf, text } from '../interaction/payload.ts';
import { failureMessage } from '../kit/message.ts';

export interface ReplayedParts {
  readonly client: WebClient;
  readonly answers: Answers;
  readonly log: Logger;
}

/**
 * An acknowledgement for what was acknowledged by a process that ended: what would go along with it reaches the person by
 * another way, as far as it is for the person at all.
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
    const [view_id, view] = [text(body, 'view', 'id'), at(response, 'view')];
    if (view_id === undefined || view === undefined) return;
    await client.views
      .update({ view_id, view: view as Parameters<WebClient['views']['update']>[0]['view'] })
      .catch((error: unknown) => {
        log.debug({ err: error }, 'cannot update a form, it may be closed');
      });
  };
}
