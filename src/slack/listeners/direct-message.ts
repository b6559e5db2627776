import { offerDirect } from '../kit/offer.ts';
import type { Message } from '../kit/message.ts';
import { at, text, said } from '../payload.ts';
import { readMessage } from '../words/message.ts';
import type { Typed } from '../words/typed.ts';
import { guessOf, orderOf, runLine } from './run-line.ts';
import { keepForForm } from '../create/offered.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { afterMention, runMessage } from './mention.ts';

/** More words than any slip of the pen has: somebody tells something. */
const mostWords = 4;

/**
 * A message in the conversation with the app, where Slack sends no `app_mention` (its reference says so): the commands
 * without `/ticket`, and for other words the offer to open a ticket about them.
 */
export async function directMessage(surface: Surface, body: unknown, botUser: string | undefined): Promise<void> {
  const event = at(body, 'event');
  const isDirect = text(event, 'channel_type') === 'im' && said(event);
  const user = text(event, 'user');
  if (!isDirect || text(event, 'bot_id') !== undefined || user === undefined || user === botUser) return;
  const pieces = readMessage(event);
  await runMessage(surface, { body, botUser, pieces: afterMention(pieces, botUser) ?? pieces }, answer);
}

async function answer(surface: Surface, call: Call, line: Typed): Promise<Message | undefined> {
  const words = line.text.trim();
  const isShort = words.split(/\s+/u).length <= mostWords;
  const isCommand = words !== '' && (orderOf(line) !== undefined || (isShort && guessOf(line) !== undefined));
  if (isCommand) return runLine(surface, call, line);
  return offerDirect(await keepForForm(surface, call, words), surface.texts);
}
