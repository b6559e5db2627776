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

/** Where the person is to be reached; each field as far as the payload names it. */
export interface Target {
  readonly responseUrl?: string | undefined;
  readonly user?: string | undefined;
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
  /** The payload that this is the answer to. */
  readonly asked?: unknown;
}

/**
 * Shows something to one person only. `replace` puts it in the place of the message whose button was clicked; what is `passing`
 * is worth nothing later. Never rejects: what was done stays done, even where the news of it cannot be delivered.
 */
export type Answer = (
  message: Message,
  how?: { readonly replace?: boolean | undefined; readonly passing?: boolean | undefined },
) => Promise<void>;

export type Answers = (target: Target) => Answer;

/** What listeners work with; handed in once by `bolt.ts`. */
export interface SlackContext {
  readonly useCases: UseCases;
  readonly people: People;
  /** In the language of the person whom this is about; see `call.ts`. */
  readonly texts: Texts;
  readonly textsIn: (language: Language) => Texts;
  /** Drafts and other things that may expire. */
  readonly cache: Cache;
  readonly log: Logger;
  readonly now: () => number;
  /** The Slack client for what listeners call themselves. */
  readonly client: WebClient;
  readonly answers: Answers;
  /** Whether it is sure that the bot cannot post in a channel, since nobody invited it. Never rejects. */
  readonly absent: (channel: string) => Promise<boolean>;
  readonly files: FileFetcher;
  /** Looks at once who can read a channel, where somebody has to be warned of that. Never rejects. */
  readonly channelChanged?: ((channel: string) => Promise<void>) | undefined;
  /** What somebody typed, in the words that they saw. */
  readonly wording: Wording;
  /**
   * Before the person hears that what is being carried out failed or may have: no other process does it again then.
   * @param body the payload that asks for it; `speak` fills it in
   * @throws TakenOver where another one does already
   */
  readonly noteFailure: (body?: unknown) => Promise<void>;
  /**
   * Milliseconds that are left until Slack has to be told that what is being carried out arrived; see `CurrentInstruction`.
   * @param body as above
   */
  readonly timeLeft: (body?: unknown) => number;
  /**
   * Before a form shows what came of it: if its button was pressed twice, the second press shows the same. Never rejects.
   * @param body as above
   */
  readonly noteShown: (view: Modal, body?: unknown) => Promise<void>;
  /** Decides whether something happens once. */
  readonly once: OnceStore;
  readonly status: () => Promise<ShownStatus>;
}

/** Who somebody is, and which role the configuration gives them. */
export interface People {
  /** @param team the organization (team id) of the person as Slack sent it, where it did */
  actor(user: string, team: string | undefined): Promise<Actor>;
  /** The language that the person has chosen in Slack; that of the account where Slack does not tell. Never rejects. */
  language(user: string): Promise<Language>;
  /** The name under which others see somebody; undefined where Slack does not tell. Never rejects. */
  name(user: string): Promise<string | undefined>;
}

/** Fetches a file that a person put into Slack, from Slack's file host only, with the bot's token. */
export interface FileFetcher {
  open(url: string, signal?: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/** The files of a message. */
export interface Attached {
  readonly files: readonly FormFile[];
  /** Names of those that cannot be fetched. */
  readonly unlisted: readonly string[];
}

/** One thing that a person asked for, wherever: typed after `/ticket`, in a mention of the app, or with a button. */
export interface Call {
  readonly user: string;
  readonly team: string | undefined;
  /** Asks Slack once, however often it is called. */
  readonly actor: () => Promise<Actor>;
  readonly place: Place;
  /** Opens a form, once and within 3 seconds; mentions have none. */
  readonly triggerId: string | undefined;
  /** The modal that it came from, where it came from one: what opens then lies on top of it. */
  readonly view: string | undefined;
  /** Names what the person did, so that the same again does nothing twice. */
  readonly key: string;
  /** Does what changes something, once for what the person did. @throws LateEdit where an earlier version of it was done */
  readonly act: <T>(work: () => Promise<T>) => Promise<T>;
  /** Tells the words apart from others where the names in them may be others the next time. */
  readonly mark?: string | undefined;
  /** What came along with the words. */
  readonly attached: Attached;
  /** A conversation between people, of two or more, or with the app alone. */
  readonly isDirect: boolean;
  readonly answer: Answer;
  /** Whether a form has opened for it, which is answer enough. */
  readonly form: { open: boolean };
  /** The bot's own user, for telling how to invite it. */
  readonly botUser: string | undefined;
}

/** The updates, the calls of the ticket service where they fail, what the bot's token in Slack lacks, and who is admin. */
export interface ShownStatus extends UpdatesStatus {
  readonly service?: ServiceHealth | undefined;
  readonly missingScopes?: readonly string[] | undefined;
  /** Who is admin, by user or user group id; none: the owners and admins of the Slack workspace. */
  readonly admins?: readonly string[] | undefined;
}
