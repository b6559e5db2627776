import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Texts } from '../locales/index.ts';
import type { Desk } from '../tickets/desk.ts';
import type { Cache } from '../tickets/ports.ts';
import type { Actor } from '../tickets/roles.ts';
import type { UpdatesStatus } from '../updates/ports.ts';

/** What listeners work with; handed in once by `bolt.ts`. */
export interface SlackContext {
  readonly desk: Desk;
  readonly people: People;
  readonly texts: Texts;
  /** Drafts and other things that may expire. */
  readonly cache: Cache;
  readonly log: Logger;
  readonly now: () => number;
  /** The Slack client for what listeners call themselves. */
  readonly client: WebClient;
  /** Whether it is sure that the bot cannot post in a channel, since nobody invited it. Never rejects. */
  readonly absent: (channel: string) => Promise<boolean>;
  readonly files: FileFetcher;
  readonly status: () => Promise<UpdatesStatus>;
}

/** Who somebody is: role by configuration, guests and people of other organisations are viewers. */
export interface People {
  /** @param team the organisation (team id) of the person as Slack sent it, where it did */
  actor(user: string, team: string | undefined): Promise<Actor>;
}

/** Fetches a file that a person put into Slack, from Slack's file host only, with the bot's token. */
export interface FileFetcher {
  open(url: string, signal?: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}
