import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Texts } from '../locales/index.ts';
import type { Language } from '../tickets/language.ts';
import type { Desk } from '../tickets/desk.ts';
import type { Cache, OnceStore } from '../tickets/ports.ts';
import type { Actor } from '../tickets/roles.ts';
import type { Answers } from './answer.ts';
import type { ShownStatus } from './blocks/status.ts';
import type { Wording } from './words/typed.ts';

/** What listeners work with; handed in once by `bolt.ts`. */
export interface SlackContext {
  readonly desk: Desk;
  readonly people: People;
  /** In the language of the person whom this is about; see `speak.ts`. */
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
   * @throws LeftToAnother where another one does already
   */
  readonly noteFailure: () => Promise<void>;
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
