import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import PQueue from 'p-queue';
import { withTimeout } from '../../ops/with-timeout.ts';
import type { People } from '../interaction/context.ts';
import { memoize } from '../interaction/memoize.ts';
import { typedOf, type Wording, keyOf, mentionsIn, type Mention } from './typed.ts';

export interface NameDeps {
  readonly client: WebClient;
  readonly people: Pick<People, 'name'>;
  readonly log: Logger;
  readonly now: () => number;
}

/** In milliseconds. A form must open within 3 seconds of the command. */
const defaultTimeoutMs = 700;

/** How long names of groups and channels are cached, in milliseconds. */
const trusted = 5 * 60_000;

/** Maximum number of concurrent lookups: Slack allows about 100 user lookups per minute (tier 4). */
const atOnce = 8;

/** Maximum number of names per message; nobody reads more. */
const maxNames = 200;

/** Looks up names in Slack and caches them. If Slack doesn't provide a name in time, a general word replaces it. */
export function createWording({ client, people, log, now }: NameDeps): Wording {
  const queue = new PQueue({ concurrency: atOnce });
  const channel = memoize(trusted, now, (id) => nameOfChannel(client, id));
  const groups = memoize(trusted, now, () => handlesOf(client));

  async function look({ kind, id, label }: Mention): Promise<string | undefined> {
    // Slack's label of a person is the account's name, which isn't what others see.
    if (kind === 'user') return people.name(id);
    if (label !== undefined) return label;
    return kind === 'channel' ? channel(id) : (await groups('')).get(id);
  }

  return async (pieces, timeoutMs = defaultTimeoutMs) => {
    const mentions = mentionsIn(pieces).slice(0, maxNames);
    const names = new Map<string, string>();
    const looking = mentions.map((mention) =>
      queue.add(async () => {
        try {
          const name = await look(mention);
          if (name !== undefined) names.set(keyOf(mention), name);
        } catch (error) {
          log.warn({ err: error, id: mention.id }, 'cannot look up the name in a mention');
        }
      }),
    );
    if (looking.length > 0) await withTimeout(Promise.all(looking), timeoutMs);
    return typedOf(pieces, new Map(names));
  };
}

/** Undefined if Slack doesn't provide it, as for a private channel without the bot. */
async function nameOfChannel(client: WebClient, channel: string): Promise<string | undefined> {
  try {
    return (await client.conversations.info({ channel })).channel?.name;
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return undefined;
    throw error;
  }
}

async function handlesOf(client: WebClient): Promise<ReadonlyMap<string, string>> {
  const { usergroups = [] } = await client.usergroups.list({ include_disabled: true });
  return new Map(
    usergroups.flatMap(({ id, handle }) => (id === undefined || handle === undefined ? [] : [[id, handle] as const])),
  );
}
