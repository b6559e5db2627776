import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Texts } from '../../locales/index.ts';
import type { FormFile } from '../../tickets/create/form.ts';
import type { Language } from '../../tickets/language.ts';
import type { UseCases } from '../../tickets/use-cases.ts';
import type { Place } from '../../tickets/links/link.ts';
import type { Cache, OnceStore, ServiceHealth } from '../../tickets/ports.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import type { UpdatesStatus } from '../../updates/ports.ts';
import type { Modal } from '../kit/kit.ts';
import type { Message } from '../kit/message.ts';
import type { Wording } from '../words/typed.ts';

/** Where to reach the person. Each field is set if the payload contains it. */
export interface Target {
  readonly responseUrl?: string | undefined;
  readonly user?: string | undefined;
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
  /** The payload that is being answered. */
  readonly asked?: unknown;
}

/**
 * Shows a message to one person only. Never rejects: the work is done, even if the answer can't be delivered. `replace`: replaces
 * the message whose button was clicked. `passing`: the message has no value later, so it is never retried.
 */
export type Answer = (
  message: Message,
  how?: { readonly replace?: boolean | undefined; readonly passing?: boolean | undefined },
) => Promise<void>;

export type Answers = (target: Target) => Answer;

/** What listeners work with; `bolt.ts` creates it once. */
export interface SlackContext {
  readonly useCases: UseCases;
  readonly people: People;
  /** In the language of the person who sent the payload; see `inLanguageOf` in `call.ts`. */
  readonly texts: Texts;
  readonly textsIn: (language: Language) => Texts;
  /** Drafts and other things that may expire. */
  readonly cache: Cache;
  readonly log: Logger;
  readonly now: () => number;
  /** The Slack client for calls that listeners make themselves. */
  readonly client: WebClient;
  readonly answers: Answers;
  /** Whether the bot certainly can't post in a channel because nobody invited it. Never rejects. */
  readonly absent: (channel: string) => Promise<boolean>;
  readonly files: FileFetcher;
  /** Checks right away who can read a channel, and warns people if more can. Never rejects. */
  readonly channelChanged?: ((channel: string) => Promise<void>) | undefined;
  /** Converts typed text to the words that the person saw. */
  readonly wording: Wording;
  /**
   * Records that the current request failed or may have failed, before the person is informed. No other process runs it again
   * after that.
   * @param body payload of the request; `inLanguageOf` fills it in
   * @throws TakenOver if another process already runs it
   */
  readonly noteFailure: (body?: unknown) => Promise<void>;
  /**
   * Milliseconds left until Slack needs the acknowledgment of the current request; see `CurrentInstruction`.
   * @param body as for `noteFailure`
   */
  readonly timeLeft: (body?: unknown) => number;
  /**
   * Records the result before a form shows it: if its button was clicked twice, the second click shows the same. Never rejects.
   * @param body as for `noteFailure`
   */
  readonly noteShown: (view: Modal, body?: unknown) => Promise<void>;
  /** Decides whether something happens once. */
  readonly once: OnceStore;
  readonly status: () => Promise<ShownStatus>;
}

/** Who people are, and which role the configuration gives them. */
export interface People {
  /** @param team the person's workspace (team ID) from the payload, if any */
  actor(user: string, team: string | undefined): Promise<Actor>;
  /** The person's language in Slack, or the configured language if Slack doesn't provide one. Never rejects. */
  language(user: string): Promise<Language>;
  /** The name that others see; undefined if Slack doesn't provide one. Never rejects. */
  name(user: string): Promise<string | undefined>;
}

/** Fetches a file that a person uploaded to Slack, from Slack's file host only, with the bot token. */
export interface FileFetcher {
  open(url: string, signal?: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/** The files of a message. */
export interface Attached {
  readonly files: readonly FormFile[];
  /** Names of files that can't be fetched. */
  readonly unlisted: readonly string[];
}

/** One request of a person: a command, a mention of the app, a button, or a shortcut. */
export interface Call {
  readonly user: string;
  readonly team: string | undefined;
  /** Asks Slack once, however often it is called. */
  readonly actor: () => Promise<Actor>;
  readonly place: Place;
  /** Opens one form within 3 seconds; mentions have none. */
  readonly triggerId: string | undefined;
  /** ID of the modal that the request came from, if any. A form opens on top of it. */
  readonly view: string | undefined;
  /** Identifies what the person did, so that a repetition has no second effect. */
  readonly key: string;
  /** Runs a change once for what the person did. @throws LateEdit if an earlier version of the message was already carried out */
  readonly act: <T>(work: () => Promise<T>) => Promise<T>;
  /** Identifies the text where it mentions somebody: the names that Slack gives for mentions may differ next time. */
  readonly mark?: string | undefined;
  /** The files that came with the text. */
  readonly attached: Attached;
  /** Whether the conversation is a direct message between people, or with the app alone. */
  readonly isDirect: boolean;
  readonly answer: Answer;
  /** Whether a form has opened, which is answer enough. */
  readonly form: { open: boolean };
  /** The bot's own user, for messages that explain how to invite it. */
  readonly botUser: string | undefined;
}

/** The state of the updates, failing calls of the ticket service, scopes that the bot token is missing, and the admins. */
export interface ShownStatus extends UpdatesStatus {
  readonly service?: ServiceHealth | undefined;
  readonly missingScopes?: readonly string[] | undefined;
  /** User or user group IDs of the admins. Empty: the owners and admins of the Slack workspace. */
  readonly admins?: readonly string[] | undefined;
}
