import type { FetchFunction, WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Message } from './blocks/message.ts';
import { factsOf, text } from './payload.ts';

export type { Message } from './blocks/message.ts';

/** Where the person is to be reached; each field as far as the payload names it. */
export interface Target {
  readonly responseUrl?: string | undefined;
  readonly user?: string | undefined;
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
}

/**
 * Shows something to one person only. `replace` puts it in the place of the message whose button was clicked.
 * Never rejects: what was done stays done, even where the news of it cannot be delivered.
 */
export type Answer = (message: Message, how?: { readonly replace?: boolean | undefined }) => Promise<void>;

export type Answers = (target: Target) => Answer;

/** What the answers need: a client, and a fetch with a time-out for response URLs. */
export interface AnswerParts {
  readonly client: WebClient;
  readonly fetch: FetchFunction;
  readonly log: Logger;
}

/**
 * Answers by the first way that works: the response URL (valid 30 minutes and 5 times), an ephemeral message, which needs
 * the bot in the channel, and at last a direct message.
 */
export function createAnswers(parts: AnswerParts): Answers {
  return (target) => async (message, how) => {
    for (const way of [viaResponseUrl, viaEphemeral, viaDirectMessage]) {
      try {
        if (await way(parts, target, message, how?.replace ?? false)) return;
      } catch (error) {
        parts.log.warn({ err: error, way: way.name }, 'cannot deliver an answer this way');
      }
    }
    parts.log.warn({ user: target.user, channel: target.channel }, 'answer not delivered');
  };
}

/** Reads from a payload where its sender is to be answered. */
export function targetOf(body: unknown): Target {
  const { user, channel, thread } = factsOf(body);
  return { responseUrl: text(body, 'response_url'), user, channel, thread };
}

async function viaResponseUrl({ fetch }: AnswerParts, target: Target, message: Message, replace: boolean) {
  if (target.responseUrl === undefined) return false;
  const { ok, status } = await fetch(target.responseUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      response_type: 'ephemeral',
      replace_original: replace,
      ...(target.thread !== undefined && { thread_ts: target.thread }),
      ...message,
    }),
  });
  if (!ok) throw new Error(`The response URL answered ${status}.`);
  return true;
}

async function viaEphemeral({ client }: AnswerParts, target: Target, message: Message) {
  const { channel, user, thread } = target;
  // In a conversation with the app, nobody else reads its messages, and those stay (chat.postEphemeral: delivery is not guaranteed).
  if (channel === undefined || user === undefined || channel.startsWith('D')) return false;
  await client.chat.postEphemeral({
    channel,
    user,
    ...(thread !== undefined && { thread_ts: thread }),
    ...shown(message),
  });
  return true;
}

async function viaDirectMessage({ client }: AnswerParts, target: Target, message: Message) {
  if (target.user === undefined) return false;
  await client.chat.postMessage({ channel: target.user, unfurl_links: false, ...shown(message) });
  return true;
}

/** A message as Slack's methods, acks and response URLs take it. */
export function shown({ text: fallback, blocks }: Message) {
  return { text: fallback, ...(blocks !== undefined && { blocks: [...blocks] }) };
}
