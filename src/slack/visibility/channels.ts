import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { AudienceStore, KeptAudience } from '../../store/audiences.ts';
import type { Audience, Channels } from '../../tickets/visibility/ports.ts';
import type { Readers } from '../../tickets/visibility/visibility.ts';
import { memoize } from '../interaction/memoize.ts';

/** Milliseconds for which Slack's answers count: so long somebody who left a channel still sees its tickets. */
const trusted = 60_000;

/** Pages of 1,000 members that are looked through. */
const maxPages = 20;

/** Channels whose members are remembered. */
const maxLists = 500;

export interface ChannelsDeps {
  readonly client: WebClient;
  /** Who could read a channel when Slack last told. */
  readonly kept?: AudienceStore | undefined;
  /** Told once when more people can read a channel than when Slack last told; tried again where that fails. */
  readonly onWider?: ((change: Wider) => Promise<void>) | undefined;
  readonly log: Logger;
  readonly now: () => number;
}

export interface SlackChannels extends Channels {
  /** Slack says that something is different in a channel: looks at once who can read it. Never rejects. */
  changed(channel: string): Promise<void>;
}

/** More people can read a channel. */
export interface Wider {
  readonly channel: string;
  /** Who can read it now and could not before. */
  readonly readers: Readers;
  /** Since when it was as before: tells this change from others. */
  readonly since: number;
}

/** Of a channel that Slack does not tell of: the bot was removed, it never existed, or Slack fails. */
const unknown: Audience = { isPrivate: true, isShared: false, isUnknown: true };

/**
 * Who can read channels, as Slack says. An answer counts for a minute; a failure counts as "private, and nobody is in it",
 * and is asked again the next time. A channel that is gone, or that the bot cannot see any more, is what it was when Slack
 * last told.
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

  /** What changed is kept once whoever has to know was told. */
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
    // A public channel says `is_private: false`; anything else is not public for certain. Archived ones stay readable.
    isPrivate: found?.is_private !== false || found.is_im === true || found.is_mpim === true,
    // `is_shared` is also true within an organization; `is_ext_shared` is with others (reference of the conversation object).
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

/** Members of a page: the most that `conversations.members` gives (its reference). */
const pageSize = 1000;

/**
 * The ids of a channel's members, page by page, so that whoever has found one need not read on.
 * @param maxPages where larger channels are cut
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

/** Milliseconds between two rounds: Slack has no event for a private channel that becomes public. */
const interval = 10 * 60_000;

/** Milliseconds between two channels: `conversations.info` takes about 50 calls a minute (tier 3), and others need some. */
const pace = 3000;

export interface RoundOptions {
  /** The channels in which tickets are linked. */
  readonly linkedChannels: () => Promise<readonly string[]>;
}

/** Looks again and again at who can read the channels in which tickets are linked, one after another. */
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
