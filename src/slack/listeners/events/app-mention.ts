import { at, text } from '../../payload.ts';
import { speak } from '../../speak.ts';
import type { Surface } from '../../surface.ts';
import { callOf } from '../call.ts';
import { runLine } from '../commands/run-line.ts';
import { answerWith } from '../working.ts';

/**
 * `@app show 123`: Slack has no slash commands in threads, so a mention runs the same commands. Only a message that
 * begins with the mention is meant for the app; other bots are not answered, or two of them could talk for ever.
 */
export async function appMention(surface: Surface, body: unknown, botUser: string | undefined): Promise<void> {
  const event = at(body, 'event');
  const line = afterMention(text(event, 'text') ?? '', botUser);
  if (line === undefined || text(event, 'bot_id') !== undefined || text(event, 'user') === undefined) return;
  const own = await speak(surface, body);
  const call = callOf(own, body, botUser);
  await answerWith(own, call, () => runLine(own, call, line));
}

function afterMention(message: string, botUser: string | undefined): string | undefined {
  const found = /^\s*<@([A-Z0-9]+)(?:\|[^<>]*)?>[:,]?/.exec(message);
  return found?.[1] !== undefined && found[1] === botUser ? message.slice(found[0].length) : undefined;
}
