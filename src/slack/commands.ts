import { setImmediate } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import { text } from './payload.ts';
import { type Message, shown } from './kit/message.ts';
import { readTyped } from './words/tokens.ts';
import { callOf, speak } from './interaction/call.ts';
import type { Call, Surface } from './interaction/context.ts';
import { answerWith } from './interaction/working.ts';
import { isHarmless, runLine } from './listeners/run-line.ts';

/**
 * Every slash command that Slack sends, whatever its name: an app gets only its own. It is acknowledged at once. An answer that is known without waiting (help, a slip of the pen) goes along with the
 * acknowledgement, one request instead of two; any other follows when it is there. It stands in the chain that all
 * payloads pass and not among the listeners, because Bolt tries each of those for each payload: here that costs more than
 * the answer.
 */
export function registerCommands(app: App, surface: Surface): void {
  app.use(async (args) => {
    if (!('command' in args)) {
      await args.next();
      return;
    }
    const { ack, body, context } = args;
    const own = await speak(surface, body);
    const call = callOf(own, body, context.botUserId);
    const typed = text(body, 'text') ?? '';
    // What changes something begins after the acknowledgement, before which it is kept.
    const isKeptFirst = !isHarmless(typed);
    if (isKeptFirst) await ack();
    const work = runTyped(own, call, typed);
    if (!isKeptFirst) {
      const known = await Promise.race([work, setImmediate(undefined)]);
      await ack(known && { response_type: 'ephemeral', ...shown(known) });
      if (known !== undefined) return;
    }
    await answerWith(own, call, () => work);
  });
}

/** A command is what was typed, with the tokens that Slack makes of mentions and links (`should_escape`). */
async function runTyped(surface: Surface, call: Call, typed: string): Promise<Message | undefined> {
  return runLine(surface, call, await surface.wording(readTyped(typed)));
}
