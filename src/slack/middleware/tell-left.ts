import type { WebClient } from '@slack/web-api';
import type { Texts } from '../../locales/index.ts';
import type { LeftInstruction } from '../../store/instructions.ts';
import { targetOf } from '../interaction/answer.ts';
import type { Answers } from '../interaction/context.ts';
import { factsOf, text } from '../payload.ts';
import { failureMessage } from '../kit/message.ts';
import { noteView } from '../kit/modal.ts';
import { restartedWords, wordsOf } from '../interaction/resumed.ts';
import type { Fate } from './fate.ts';

export interface TellLeftParts {
  readonly client: WebClient;
  readonly answers: Answers;
  readonly texts: Texts;
}

/**
 * Tells a person that what they asked for was not brought to an end: in the form, while it is open, else where they asked.
 * A form whose failure was told may have come back with what they typed, so it stays as it is.
 */
export async function tellLeft(
  { client, answers, texts }: TellLeftParts,
  body: unknown,
  fate: Exclude<Fate, 'again'>,
  { failed }: Pick<LeftInstruction, 'failed'>,
): Promise<void> {
  const message = failureMessage(restartedWords(wordsOf(body), fate, texts));
  const view_id = factsOf(body).kind === 'submission' && !failed ? text(body, 'view', 'id') : undefined;
  if (view_id !== undefined) {
    try {
      await client.views.update({ view_id, view: noteView(texts('errors.title'), message, texts) });
      return;
    } catch {
      // It was closed.
    }
  }
  await answers(targetOf(body))(message);
}
