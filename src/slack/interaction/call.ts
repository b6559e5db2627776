import { WebAPIRequestError, type FetchFunction, type WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { withTimeout } from '../../ops/with-timeout.ts';
import { type Message, shown } from '../kit/message.ts';
import type { SlackContext, Call, Target, Answers } from './context.ts';
import type { Modal } from '../kit/kit.ts';
import { at, factsOf, text, triggerOf } from '../payload.ts';
import { troubleOf } from './outcome.ts';

/**
 * Reads from a payload who asks for something, where, and how to answer. What is missing or malformed becomes an empty
 * text, which the use cases refuse.
 * @param botUser of Bolt's context
 */
export function callOf(context: SlackContext, body: unknown, botUser: string | undefined): Call {
  const { user = '', team, channel = '', thread } = factsOf(body);
  return {
    user,
    team,
    actor: once(() => context.people.actor(user, team)),
    place: { channel, thread },
    triggerId: text(body, 'trigger_id'),
    view: text(body, 'view', 'type') === 'modal' ? text(body, 'view', 'id') : undefined,
    key: triggerOf(body) ?? messageKey(at(body, 'event')) ?? text(body, 'event_id') ?? '',
    act: (work) => work(),
    attached: { files: [], unlisted: [] },
    isDirect: isDirect(body, channel),
    answer: context.answers(targetOf(body)),
    form: { open: false },
    botUser,
  };
}

/**
 * A message is known by its channel and time: when it is edited, or delivered again, Slack sends it with a new `event_id`
 * (reference of `app_mention`: "edited").
 */
export function messageKey(event: unknown): string | undefined {
  const [channel, ts] = [text(event, 'channel'), text(event, 'ts')];
  return channel === undefined || ts === undefined ? undefined : `${channel}.${ts}`;
}

/** Slack calls these conversations so where it names the channel of a command (`directmessage`, `mpdm-ada--bob-1`). */
export function isDirect(body: unknown, channel: string): boolean {
  const name = text(body, 'channel_name') ?? text(body, 'channel', 'name') ?? '';
  const type = text(body, 'event', 'channel_type');
  return channel.startsWith('D') || /^(?:directmessage$|mpdm-)/.test(name) || type === 'im' || type === 'mpim';
}

/** The same promise for every call. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

/** Milliseconds that a first answer waits for the language of a person; Slack's answer is remembered then. */
const languageTimeoutMs = 300;

/** The parts of the context that speaking to somebody takes. */
type Speaker = Pick<SlackContext, 'people' | 'texts' | 'textsIn'> &
  Partial<Pick<SlackContext, 'noteFailure' | 'timeLeft' | 'noteShown'>>;

/** The surface for one payload, with texts in the language of whoever sent it. Never rejects, and hardly waits. */
export async function inLanguageOf<S extends Speaker>(context: S, body: unknown): Promise<S> {
  const { user } = factsOf(body);
  const language = user === undefined ? undefined : await withTimeout(context.people.language(user), languageTimeoutMs);
  const texts = language === undefined ? context.texts : context.textsIn(language.value);
  const { noteFailure, timeLeft, noteShown } = context;
  return {
    ...{ ...context, texts },
    ...(noteFailure !== undefined && { noteFailure: () => noteFailure(body) }),
    ...(timeLeft !== undefined && { timeLeft: () => timeLeft(body) }),
    ...(noteShown !== undefined && { noteShown: (view: Modal) => noteShown(view, body) }),
  };
}

/** What it takes to reach somebody: a client, and a fetch with a time-out for response URLs. */
export interface AnswerDeps {
  readonly client: WebClient;
  readonly fetch: FetchFunction;
  readonly log: Logger;
}

/** What came of telling somebody something. `later`: Slack may take it then; milliseconds, where it says when. */
export type AnswerTry =
  { readonly outcome: 'told' | 'refused' } | { readonly outcome: 'later'; readonly retryAfter: number };

/** An answer that Slack did not take for now. */
export interface UnsentAnswer {
  readonly target: Pick<Target, 'user' | 'channel' | 'thread'>;
  readonly message: Message;
  /** Milliseconds that Slack asks to be left alone for, where it does. */
  readonly retryAfter: number;
}

type Way = (deps: AnswerDeps, target: Target, message: Message, replace: boolean) => Promise<boolean>;

/**
 * Answers by the first way that works: the response URL (valid 30 minutes and 5 times), an ephemeral message, which needs
 * the bot in the channel, and at last a direct message. What Slack may take later is handed on, unless it was only a look.
 */
export function createAnswers(
  deps: AnswerDeps & {
    /** Whether what a payload asks for changes nothing: nobody wants the answer later. */
    readonly isReadOnly: (asked: unknown) => boolean;
    /** Keeps what Slack did not take for now. */
    readonly later: (unsent: UnsentAnswer) => Promise<void>;
  },
): Answers {
  return (target) => async (message, how) => {
    const ways = [viaResponseUrl, viaEphemeral, viaDirectMessage];
    const came = await tryWays(deps, ways, { target, message, replace: how?.replace ?? false });
    if (came.outcome === 'told') return;
    const { user, channel, thread, asked } = target;
    const isWanted = user !== undefined && how?.passing !== true && !deps.isReadOnly(asked);
    if (came.outcome === 'later' && isWanted) {
      await deps.later({ target: { user, channel, thread }, message, retryAfter: came.retryAfter });
    } else {
      deps.log.warn({ user, channel }, 'answer not delivered');
    }
  };
}

/** Tells somebody what they could not be told at once: by a direct message, which stays, or where they asked. Never rejects. */
export function answerLater(deps: AnswerDeps, target: Target, message: Message): Promise<AnswerTry> {
  return tryWays(deps, [viaDirectMessage, viaEphemeral], { target, message, replace: false });
}

async function tryWays(
  deps: AnswerDeps,
  ways: readonly Way[],
  { target, message, replace }: { readonly target: Target; readonly message: Message; readonly replace: boolean },
): Promise<AnswerTry> {
  const waits: number[] = [];
  for (const way of ways) {
    try {
      if (await way(deps, target, message, replace)) return { outcome: 'told' };
    } catch (error) {
      deps.log.warn({ err: error, way: way.name }, 'cannot deliver an answer this way');
      // Later, it is not tried again: it lives 30 minutes, and is a key by itself, which is not kept.
      const wait = way === viaResponseUrl ? undefined : waitAfter(error);
      if (wait !== undefined) waits.push(wait);
    }
  }
  return waits.length === 0 ? { outcome: 'refused' } : { outcome: 'later', retryAfter: Math.min(...waits) };
}

/** Milliseconds that Slack asks to be left alone for after a failure that passes by itself; undefined where it refused. */
function waitAfter(error: unknown): number | undefined {
  // Whatever the code, without an answer that could be read.
  if (error instanceof WebAPIRequestError) return 0;
  const trouble = troubleOf(error);
  if (trouble.outcome === 'throttled') return trouble.retryAfter;
  return trouble.outcome === 'unclear' ? 0 : undefined;
}

/** Reads from a payload where its sender is to be answered. */
export function targetOf(body: unknown): Target {
  const { user, channel, thread } = factsOf(body);
  return { responseUrl: text(body, 'response_url'), user, channel, thread, asked: body };
}

async function viaResponseUrl({ fetch }: AnswerDeps, target: Target, message: Message, replace: boolean) {
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

async function viaEphemeral({ client }: AnswerDeps, target: Target, message: Message) {
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

async function viaDirectMessage({ client }: AnswerDeps, target: Target, message: Message) {
  if (target.user === undefined) return false;
  await client.chat.postMessage({ channel: target.user, unfurl_links: false, ...shown(message) });
  return true;
}
