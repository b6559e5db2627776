import { WebAPIRequestError, type FetchFunction, type WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { withTimeout } from '../../ops/with-timeout.ts';
import { type Message, shown } from '../kit/message.ts';
import type { SlackContext, Call, Target, Answers } from './context.ts';
import type { Modal } from '../kit/kit.ts';
import { at, factsOf, text, triggerOf } from '../payload.ts';
import { troubleOf } from './outcome.ts';

/**
 * Reads from a payload who asks for something, where, and how to answer. What is missing or malformed becomes an empty string,
 * which the use cases reject.
 * @param botUser from Bolt's context
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
 * The key of a message: its channel and timestamp. After an edit or redelivery, Slack sends the same message with a new
 * `event_id` (reference of `app_mention`: "edited"). Undefined if either is missing.
 */
export function messageKey(event: unknown): string | undefined {
  const [channel, ts] = [text(event, 'channel'), text(event, 'ts')];
  return channel === undefined || ts === undefined ? undefined : `${channel}.${ts}`;
}

/**
 * Whether the conversation is a direct message, with one or several people. Slack gives such channels these names in the payload
 * of a command (`directmessage`, `mpdm-ada--bob-1`).
 */
export function isDirect(body: unknown, channel: string): boolean {
  const name = text(body, 'channel_name') ?? text(body, 'channel', 'name') ?? '';
  const type = text(body, 'event', 'channel_type');
  return channel.startsWith('D') || /^(?:directmessage$|mpdm-)/.test(name) || type === 'im' || type === 'mpim';
}

/** Calls `make` once and returns the same promise every time. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

/** How long the first answer waits for a person's language, in milliseconds. Slack's answer is then cached. */
const languageTimeoutMs = 300;

/** The parts of the context that are needed to address a person. */
type Speaker = Pick<SlackContext, 'people' | 'texts' | 'textsIn'> &
  Partial<Pick<SlackContext, 'noteFailure' | 'timeLeft' | 'noteShown'>>;

/** The context for one payload, with texts in the sender's language. Never rejects, and waits at most 300 ms. */
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

/** What is needed to deliver an answer; `fetch` must have a timeout. */
export interface AnswerDeps {
  readonly client: WebClient;
  readonly fetch: FetchFunction;
  readonly log: Logger;
}

/**
 * The result of an attempt to deliver an answer. `later`: a later attempt may succeed; `retryAfter` is the wait that Slack asks
 * for in milliseconds, 0 if it doesn't say.
 */
export type AnswerTry =
  { readonly outcome: 'told' | 'refused' } | { readonly outcome: 'later'; readonly retryAfter: number };

/** An answer that Slack temporarily refused. */
export interface UnsentAnswer {
  readonly target: Pick<Target, 'user' | 'channel' | 'thread'>;
  readonly message: Message;
  /** The wait that Slack asks for in milliseconds, 0 if it doesn't say. */
  readonly retryAfter: number;
}

type Way = (deps: AnswerDeps, target: Target, message: Message, replace: boolean) => Promise<boolean>;

/**
 * Answers by the first method that works: the response URL (valid for 30 minutes and 5 uses), an ephemeral message, which
 * requires the bot in the channel, or a direct message. If Slack may accept the answer later, it is passed to `later`, unless the
 * request was read-only.
 */
export function createAnswers(
  deps: AnswerDeps & {
    /** Whether a request makes no change by itself; nobody needs its answer later. */
    readonly isReadOnly: (asked: unknown) => boolean;
    /** Stores an answer that Slack temporarily refused. */
    readonly later: (unsent: UnsentAnswer) => Promise<void>;
  },
): Answers {
  return (target) => async (message, how) => {
    const ways = [viaResponseUrl, viaEphemeral, viaDirectMessage];
    const tried = await tryWays(deps, ways, { target, message, replace: how?.replace ?? false });
    if (tried.outcome === 'told') return;
    const { user, channel, thread, asked } = target;
    const isWanted = user !== undefined && how?.passing !== true && !deps.isReadOnly(asked);
    if (tried.outcome === 'later' && isWanted) {
      await deps.later({ target: { user, channel, thread }, message, retryAfter: tried.retryAfter });
    } else {
      deps.log.warn({ user, channel }, 'answer not delivered');
    }
  };
}

/** Delivers an answer late: by direct message, which stays, or else in the channel where the person asked. Never rejects. */
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
      // Never retry a response URL later: it is valid for 30 minutes only, and it is a secret, which is not stored.
      const wait = way === viaResponseUrl ? undefined : waitAfter(error);
      if (wait !== undefined) waits.push(wait);
    }
  }
  return waits.length === 0 ? { outcome: 'refused' } : { outcome: 'later', retryAfter: Math.min(...waits) };
}

/** How long to wait in milliseconds after a temporary failure; undefined if Slack refused. */
function waitAfter(error: unknown): number | undefined {
  // No readable answer: temporary, whatever the code.
  if (error instanceof WebAPIRequestError) return 0;
  const trouble = troubleOf(error);
  if (trouble.outcome === 'throttled') return trouble.retryAfter;
  return trouble.outcome === 'unclear' ? 0 : undefined;
}

/** Reads from a payload where to answer its sender. */
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
  // In a direct message with the app, nobody else sees an ordinary message, and it stays. Delivery of ephemeral messages isn't
  // guaranteed (reference of chat.postEphemeral).
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
