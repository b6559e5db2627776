import { AuthorizationError, UnknownError } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { TextKey, Texts } from '../../locales/index.ts';
import type { SlackContext, Answers } from '../interaction/context.ts';
import { limits, type Modal } from '../kit/kit.ts';
import { wordsOf } from '../interaction/resumed.ts';
import { inLanguageOf, targetOf } from '../interaction/call.ts';
import { describeFailure } from '../interaction/explain.ts';
import { showDone, showProgress } from '../interaction/open-form.ts';
import { at, factsOf, text } from '../payload.ts';
import { failureMessage, shown, type Message } from '../kit/message.ts';
import { noteView, saidIn } from '../kit/modal.ts';
import { cut } from '../text/cut.ts';
import type { ErrorBoundary, Acknowledge } from './receiver-wrapper.ts';

/** Minimum milliseconds between two "too many requests" messages to the same person. */
const busyPause = 10_000;

/** What a person reads about a failure, with and without Slack's formatting. */
interface FailureText {
  readonly text: string;
  readonly plain: string;
}

/** Answers every failure, and every payload that nobody handled, with an acknowledgment or message that helps the person. */
export function createErrorBoundary(
  deps: Pick<SlackContext, 'people' | 'texts' | 'textsIn' | 'now'> & {
    readonly log: Logger;
    readonly answers: Answers;
    /** Whether a request makes no change by itself. */
    readonly isReadOnly: (body: unknown) => boolean;
  },
): ErrorBoundary {
  const { log, answers, now } = deps;
  const mayNotify = oncePerInterval(busyPause, now);
  const mayLog = oncePerInterval(busyPause, now);

  async function say(key: TextKey, body: unknown, ack: Acknowledge): Promise<void> {
    const { texts } = await inLanguageOf(deps, body);
    await answer(body, ack, { text: texts(key), plain: texts(key) }, texts);
  }

  async function answer(body: unknown, ack: Acknowledge, words: FailureText, texts: Texts): Promise<void> {
    if (ack.sent()) {
      await answers(targetOf(body))(failureMessage(words.text));
      return;
    }
    switch (factsOf(body).kind) {
      case 'command':
        return ack.send({ response_type: 'ephemeral', ...shown(failureMessage(words.text)) });
      case 'options':
        return ack.send({ options: [] });
      case 'submission':
        return ack.send(submissionAnswer(body, words, texts));
      case 'action':
      case 'shortcut':
      case 'event':
        await ack.send();
        return answers(targetOf(body))(failureMessage(words.text));
      case 'closed':
      case 'unknown':
        return ack.send();
    }
  }

  return {
    caught: async (failure, body, ack) => {
      // Bolt throws this before it looks for listeners: the bot token doesn't work at the moment.
      const signIn = failure instanceof AuthorizationError;
      const thrown = signIn || failure instanceof UnknownError ? failure.original : failure;
      const { texts } = await inLanguageOf(deps, body);
      const about = { isReadOnly: deps.isReadOnly(body), words: wordsOf(body) };
      const report = describeFailure({ texts, log }, thrown, { ...factsOf(body) }, about);
      if (signIn) await say('errors.sign-in', body, ack);
      else await answer(body, ack, report, texts);
    },
    unanswered: async (body, ack) => {
      log.warn(factsOf(body), 'no handler for this payload');
      const { kind } = factsOf(body);
      // Events without a listener and unknown option lists don't concern anyone.
      if (kind === 'event' || kind === 'unknown') await ack.send();
      else await say('errors.outdated', body, ack);
    },
    busy: async (body, ack) => {
      const { kind, user = '' } = factsOf(body);
      if (mayLog('')) log.warn(factsOf(body), 'too many requests, asking people to retry in a minute');
      // A text in the acknowledgment costs nothing. Everything else needs a call, so it is limited per person.
      const isCheap = kind === 'command' || kind === 'submission' || kind === 'options';
      if (isCheap || mayNotify(user)) return say('errors.busy', body, ack);
      // Without an acknowledgment, Slack sends an event again later.
      if (kind !== 'event') await ack.send();
    },
    closing: (body, ack) => {
      // Without an acknowledgment, Slack sends an event again, to whichever process is running then.
      return factsOf(body).kind === 'event' ? Promise.resolve() : say('errors.restarting', body, ack);
    },
  };
}

/** Shows the text at the form's first input, so that everything typed is kept. A form without inputs is replaced. */
function submissionAnswer(body: unknown, words: FailureText, texts: Texts): unknown {
  const blocks = at(body, 'view', 'blocks');
  const listed: readonly unknown[] = Array.isArray(blocks) ? blocks : [];
  const input = listed.find((block) => text(block, 'type') === 'input');
  const block = text(input, 'block_id');
  if (block !== undefined) {
    return { response_action: 'errors', errors: { [block]: cut(words.plain, limits.inputError) } };
  }
  return { response_action: 'update', view: noteView(texts('errors.title'), failureMessage(words.text), texts) };
}

/** Maximum number of people to remember. */
const maxPeople = 1000;

/**
 * Returns a function that returns true at most once per `pause` milliseconds and person: answering every message of a flood would
 * be another flood.
 */
function oncePerInterval(pause: number, now: () => number): (person: string) => boolean {
  const lastAt = new Map<string, number>();
  return (person) => {
    const at = now();
    if (at - (lastAt.get(person) ?? -Infinity) < pause) return false;
    if (lastAt.size >= maxPeople) lastAt.clear();
    lastAt.set(person, at);
    return true;
  };
}

export interface LateAcknowledgmentDeps {
  readonly client: WebClient;
  readonly answers: Answers;
  readonly log: Logger;
}

/**
 * An acknowledgment for payloads that Slack no longer accepts one for: a process that has stopped already acknowledged them, or
 * the connection was lost. If the acknowledgment contains anything for the person, it is delivered in another way. Never rejects.
 */
export function acknowledgeLate({ client, answers, log }: LateAcknowledgmentDeps, body: unknown) {
  return async (response?: unknown): Promise<void> => {
    const { kind } = factsOf(body);
    if (kind === 'command' && text(response, 'text') !== undefined) return answers(targetOf(body))(response as Message);
    if (kind !== 'submission') return;
    const errors = at(response, 'errors');
    if (typeof errors === 'object' && errors !== null) {
      return answers(targetOf(body))(failureMessage(Object.values(errors).map(String).join('\n')));
    }
    const [view_id, view] = [text(body, 'view', 'id'), at(response, 'view') as Modal | undefined];
    if (view_id === undefined || view === undefined) return;
    const said = saidIn(view);
    // Only a note is final. Every other view is followed by a result, which is shown later.
    if (said === undefined) await showProgress({ client, log }, view_id, view);
    else if (!(await showDone({ client, log }, view_id, view))) await answers(targetOf(body))(said);
  };
}
