import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Audience, Channels } from '../tickets/visibility/ports.ts';
import { remember } from './remember.ts';

/** Milliseconds for which Slack's answers count: so long somebody who left a channel still sees its tickets. */
const trusted = 60_000;

/** Members that are looked through, in pages of 1,000 (reference of `conversations.members`: under 1,000 is recommended). */
const mostPages = 20;

export interface ChannelsParts {
  readonly client: WebClient;
  readonly log: Logger;
  readonly now: () => number;
}

/** Of a channel that Slack does not tell of: the bot was removed, it never existed, or Slack fails. */
const unknown: Audience = { isPrivate: true, isShared: false, isUnknown: true };

/**
 * Who can read channels, as Slack says. An answer counts for a minute; a failure counts as "private, and nobody is in it",
 * and is asked again the next time.
 */
export function createChannels({ client, log, now }: ChannelsParts): Channels {
  const audiences = remember(trusted, now, async (channel): Promise<Audience> => {
    const { channel: found } = await client.conversations.info({ channel });
    // A public channel says `is_private: false`; anything else is not public for certain. Archived ones stay readable.
    return {
      isPrivate: found?.is_private !== false || found.is_im === true || found.is_mpim === true,
      // `is_shared` is also true within an organization; `is_ext_shared` is with others (reference of the conversation object).
      isShared: found?.is_ext_shared === true || found?.is_pending_ext_shared === true,
    };
  });
  const members = remember(
    trusted,
    now,
    async (channel): Promise<ReadonlySet<string>> => {
      const all = new Set<string>();
      let cursor: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        const answer = await client.conversations.members({
          channel,
          limit: 1000,
          ...(cursor !== undefined && { cursor }),
        });
        for (const member of answer.members ?? []) all.add(member);
        cursor = answer.response_metadata?.next_cursor;
        if (cursor === undefined || cursor === '') break;
      }
      return all;
    },
    { most: 500 },
  );

  const closed =
    <T>(channel: string, answer: T) =>
    (error: unknown): T => {
      log.warn({ err: error, channel }, 'Slack does not tell who can read a channel: it counts as private.');
      return answer;
    };
  return {
    audience: (channel) => audiences(channel).catch(closed(channel, unknown)),
    isMember: (channel, user) => members(channel).then((all) => all.has(user), closed(channel, false)),
  };
}
