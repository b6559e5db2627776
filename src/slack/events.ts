import type { App } from '@slack/bolt';
import { permit } from '../tickets/roles/permit.ts';
import { answerWith, runLine, guessOf, orderOf } from './commands.ts';
import { filesOf, keepPrefill } from './create/shortcuts.ts';
import { runOnce, LateEdit } from './interaction/run-once.ts';
import { callOf, messageKey, inLanguageOf } from './interaction/call.ts';
import type { SlackContext, Call } from './interaction/context.ts';
import { type Message, inWords } from './kit/message.ts';
import { offerDirect } from './kit/offer.ts';
import { channelBack, memberJoined } from './paused/index.ts';
import { at, text, isReplayed, said } from './payload.ts';
import { channelShared } from './visibility/index.ts';
import { readMessage } from './words/message.ts';
import { afterMention, markOfMentions, type Piece, type Typed } from './words/typed.ts';

/** Registers the handlers for events: mentions, direct messages, and changes of channels. */
export function registerEvents(app: App, slackContext: SlackContext): void {
  app.event('app_mention', ({ body, context }) => appMention(slackContext, body, context.botUserId));
  app.event('message', ({ body, context }) => directMessage(slackContext, body, context.botUserId));
  app.event('channel_shared', ({ body }) => channelShared(slackContext, body));
  app.event('channel_unarchive', ({ body }) => channelBack(slackContext, body));
  app.event('group_unarchive', ({ body }) => channelBack(slackContext, body));
  app.event('member_joined_channel', ({ body, context }) => memberJoined(slackContext, body, context.botUserId));
}

/** Time limit for looking up the names in a message, in milliseconds. Longer than for forms, since no form is waiting. */
const wordingTimeoutMs = 5000;

/**
 * Handles `@app show 123`: Slack has no slash commands in threads, so a mention runs the same commands. Only a message that
 * begins with the mention is meant for the app. Bots get no answer, because two bots could otherwise answer each other endlessly.
 */
async function appMention(context: SlackContext, body: unknown, botUser: string | undefined): Promise<void> {
  const event = at(body, 'event');
  if (text(event, 'bot_id') !== undefined || text(event, 'user') === undefined) return;
  const pieces = afterMention(readMessage(event), (id) => id === botUser);
  if (pieces !== undefined) await runMessage(context, { body, botUser, pieces }, runLine);
}

/** A message to the app. */
export interface Said {
  readonly body: unknown;
  readonly botUser: string | undefined;
  /** Without the mention of the app. */
  readonly pieces: readonly Piece[];
}

/** Does what a message asks for, once per message, and answers its author. */
async function runMessage(
  context: SlackContext,
  { body, botUser, pieces }: Said,
  run: (context: SlackContext, call: Call, line: Typed) => Promise<Message | undefined>,
): Promise<void> {
  const event = at(body, 'event');
  const localized = await inLanguageOf(context, body);
  const call = callOf(localized, body, botUser);
  await answerWith(localized, call, async () => {
    permit(await call.actor(), 'view');
    const [line, attached] = await Promise.all([
      localized.wording(pieces, wordingTimeoutMs),
      filesOf(localized.client, event),
    ]);
    const mark = markOfMentions(pieces);
    const act = runOnce(localized, messageKey(event) ?? call.key, mark ?? line.text, isReplayed(body));
    try {
      return await run(localized, { ...call, act, mark, attached }, line);
    } catch (error) {
      if (!(error instanceof LateEdit)) throw error;
      // The version that is being carried out gets its own answer.
      const isEdit = at(event, 'edited') !== undefined;
      return isEdit && !error.isSame ? inWords('commands.late', {}, localized.texts) : undefined;
    }
  });
}

/** A message with more words than this isn't a mistyped command but a description of something. */
const maxWords = 4;

/**
 * Handles a direct message to the app, where Slack sends no `app_mention` (see its reference). Commands work without `/ticket`;
 * for other text, the app offers to open a ticket about it.
 */
async function directMessage(context: SlackContext, body: unknown, botUser: string | undefined): Promise<void> {
  const event = at(body, 'event');
  const isDirect = text(event, 'channel_type') === 'im' && said(event);
  const user = text(event, 'user');
  if (!isDirect || text(event, 'bot_id') !== undefined || user === undefined || user === botUser) return;
  const pieces = readMessage(event);
  await runMessage(context, { body, botUser, pieces: afterMention(pieces, (id) => id === botUser) ?? pieces }, answer);
}

async function answer(context: SlackContext, call: Call, line: Typed): Promise<Message | undefined> {
  const words = line.text.trim();
  const isShort = words.split(/\s+/u).length <= maxWords;
  const isCommand = words !== '' && (orderOf(line) !== undefined || (isShort && guessOf(line) !== undefined));
  if (isCommand) return runLine(context, call, line);
  return offerDirect(await keepPrefill(context, call, words), context.texts);
}
