import { type Message, inWords } from '../kit/message.ts';
import { permit } from '../../tickets/roles/permit.ts';
import { filesOf } from '../create/message-files.ts';
import { at, text, isResumed } from '../payload.ts';
import { readMessage } from '../words/message.ts';
import { isMention, trimmed, type Piece } from '../words/pieces.ts';
import type { Typed } from '../words/typed.ts';
import { actOnce, LateEdit } from '../interaction/act-once.ts';
import { callOf, messageKey, speak } from '../interaction/call.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { runLine } from './run-line.ts';
import { answerWith } from '../interaction/working.ts';

/** Milliseconds for the names in a message: no form waits for them. */
const patience = 5000;

/**
 * `@app show 123`: Slack has no slash commands in threads, so a mention runs the same commands. Only a message that
 * begins with the mention is meant for the app; other bots are not answered, or two of them could talk for ever.
 */
export async function appMention(surface: Surface, body: unknown, botUser: string | undefined): Promise<void> {
  const event = at(body, 'event');
  if (text(event, 'bot_id') !== undefined || text(event, 'user') === undefined) return;
  const pieces = afterMention(readMessage(event), botUser);
  if (pieces !== undefined) await runMessage(surface, { body, botUser, pieces }, runLine);
}

/** A message that is meant for the app. */
export interface Said {
  readonly body: unknown;
  readonly botUser: string | undefined;
  /** Without the mention of the app. */
  readonly pieces: readonly Piece[];
}

/** Does what a message asks for, once for the message, and answers whoever wrote it. */
export async function runMessage(
  surface: Surface,
  { body, botUser, pieces }: Said,
  run: (surface: Surface, call: Call, line: Typed) => Promise<Message | undefined>,
): Promise<void> {
  const event = at(body, 'event');
  const own = await speak(surface, body);
  const call = callOf(own, body, botUser);
  await answerWith(own, call, async () => {
    permit(await call.actor(), 'view');
    const [line, attached] = await Promise.all([own.wording(pieces, patience), filesOf(own.client, event)]);
    const act = actOnce(own, messageKey(event) ?? call.key, line.text, isResumed(body));
    try {
      return await run(own, { ...call, act, attached }, line);
    } catch (error) {
      if (!(error instanceof LateEdit)) throw error;
      return error.isSame ? undefined : inWords('commands.late', {}, own.texts);
    }
  });
}

/** What follows the mention of the app at the beginning; undefined where there is none. */
export function afterMention(pieces: readonly Piece[], botUser: string | undefined): readonly Piece[] | undefined {
  const [first, ...rest] = trimmed(pieces);
  if (first === undefined || !isMention(first) || first.kind !== 'user' || first.id !== botUser) return undefined;
  const [next = '', ...others] = rest;
  return isMention(next) ? rest : [next.replace(/^[:,，：]/, ''), ...others];
}
