import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { AudienceStore, KeptAudience } from '../../store/audiences.ts';
import type { Audience, Channels } from '../../tickets/visibility/ports.ts';
import type { Readers } from '../../tickets/visibility/visibility.ts';
import { memoize } from '../interaction/memoize.ts';

/** How long Slack's answers are cached, in milliseconds. A person who left a channel still sees its tickets for this long. */
const trusted = 60_000;

/** Maximum number of pages of 1,000 members to read. */
const maxPages = 20;

/** Maximum number of channels whose members are cached. */
const maxLists = 500;

export interface ChannelsDeps {
  readonly client: WebClient;
  /** Stores who could read a channel at the last check. */
  readonly kept?: AudienceStore | undefined;
  /** Called once when more people can read a channel than at the last check; again later if it fails. */
  readonly onWider?: ((change: Wider) => Promise<void>) | undefined;
  readonly log: Logger;
  readonly now: () => number;
}

export interface SlackChannels extends Channels {
  /** Checks who can read a channel, after Slack reported a change. Never rejects. */
  changed(channel: string): Promise<void>;
}

/** More people can read a channel than before. */
export interface Wider {
  readonly channel: string;
  /** Who can read it now and could not before. */
  readonly readers: Readers;
  /** Since when the previous state applied, in epoch milliseconds; distinguishes this change from others. */
  readonly since: number;
}

/** Used for a channel without data from Slack: the bot was removed, the channel doesn't exist, or Slack fails. */
const unknown: Audience = { isPrivate: true, isShared: false, isUnknown: true };

/**
 * Who can read channels, according to Slack. Answers are cached for a minute. If Slack fails, a channel counts as private and
 * without members, and Slack is asked again next time. A public channel that was deleted, or that the bot can no longer see,
 * keeps its last known state.
 */
export function createChannels({ client, kept, onWider, log, now }: ChannelsDeps): SlackChannels {
  const look = async (channel: string): Promise<Audience> => {
    const before = await kept?.of(channel);
    let audience: Audience;
    try {
      audience = await audienceOf(client, channel);
    } catch (error) {
      if (before?.isPrivate !== false || !isGone(error)) throw error;
      return { isPrivate: false, isShared: before.isShared };
    }
    if (kept !== undefined && !isSame(before, audience)) await note(kept, { channel, before, audience });
    return audience;
  };
  const audiences = memoize(trusted, now, look);
  const members = memoize(trusted, now, (channel) => membersOf(client, channel), { maxEntries: maxLists });

  /** Stores a change after everyone who must know was notified. */
  async function note(
    store: AudienceStore,
    { channel, before, audience }: { channel: string; before: KeptAudience | undefined; audience: Audience },
  ): Promise<void> {
    try {
      const readers = before && newReaders(before, audience);
      if (before !== undefined && readers !== undefined) await onWider?.({ channel, readers, since: before.since });
      await store.keep(channel, audience, now(), before);
    } catch (error) {
      log.warn({ err: error, channel }, 'cannot notify people about wider channel access, retrying later');
    }
  }

  const closed =
    <T>(channel: string, answer: T) =>
    (error: unknown): T => {
      log.warn({ err: error, channel }, 'channel audience unknown, treating it as private');
      return answer;
    };
  return {
    audience: (channel) => audiences(channel).catch(closed(channel, unknown)),
    changed: (channel) => look(channel).then(() => undefined, closed(channel, undefined)),
    isMember: (channel, user) => members(channel).then((all) => all.has(user), closed(channel, false)),
  };
}

async function audienceOf(client: WebClient, channel: string): Promise<Audience> {
  const { channel: found } = await client.conversations.info({ channel });
  return {
    // Only `is_private: false` proves that a channel is public. Archived channels stay readable.
    isPrivate: found?.is_private !== false || found.is_im === true || found.is_mpim === true,
    // `is_shared` is also true within an organization; `is_ext_shared` means shared with others (reference of the conversation
    // object).
    isShared: found?.is_ext_shared === true || found?.is_pending_ext_shared === true,
  };
}

async function membersOf(client: WebClient, channel: string): Promise<ReadonlySet<string>> {
  const all = new Set<string>();
  for await (const page of memberPages(client, channel, maxPages)) for (const member of page) all.add(member);
  return all;
}

function isGone(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === 'channel_not_found';
}

function isSame(before: KeptAudience | undefined, { isPrivate, isShared }: Audience): boolean {
  return before?.isPrivate === isPrivate && before.isShared === isShared;
}

function newReaders(before: KeptAudience, { isPrivate, isShared }: Audience): Readers | undefined {
  const [everyone, others] = [before.isPrivate && !isPrivate, !before.isShared && isShared];
  if (everyone) return others ? 'both' : 'everyone';
  return others ? 'organizations' : undefined;
}

/** Members per page: the maximum of `conversations.members` (see its reference). */
const pageSize = 1000;

/**
 * The IDs of a channel's members, page by page, so that a caller can stop early.
 * @param maxPages maximum number of pages to read
 * @throws the client's error
 */
export async function* memberPages(
  client: WebClient,
  channel: string,
  maxPages: number,
): AsyncGenerator<readonly string[]> {
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const found = await client.conversations.members({
      channel,
      limit: pageSize,
      ...(cursor !== undefined && { cursor }),
    });
    yield found.members ?? [];
    cursor = found.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return;
  }
}

/** Milliseconds between two rounds. They are needed because Slack has no event for a private channel that becomes public. */
const interval = 10 * 60_000;

/**
 * Milliseconds between two channels: `conversations.info` allows about 50 calls per minute (tier 3), shared with other callers.
 */
const pace = 3000;

export interface RoundOptions {
  /** The channels that tickets are linked to. */
  readonly linkedChannels: () => Promise<readonly string[]>;
}

/** Regularly checks who can read the channels that tickets are linked to, one channel after another. */
export function createChannelRounds({
  channels,
  linkedChannels,
  log,
}: RoundOptions & { readonly channels: Channels; readonly log: Logger }): { start(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let left: string[] = [];
  const step = async () => {
    if (left.length === 0) left = [...(await linkedChannels())];
    const next = left.shift();
    if (next !== undefined) await channels.audience(next);
  };
  const go = () => {
    step()
      .catch((error: unknown) => log.warn({ err: error }, 'cannot check channels'))
      .finally(() => {
        if (timer !== undefined) wait(left.length > 0 ? pace : interval);
      });
  };
  const wait = (milliseconds: number) => {
    timer = setTimeout(go, milliseconds);
    timer.unref();
  };
  return {
    start: () => wait(pace),
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
