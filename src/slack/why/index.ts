import { ids } from '../kit/ids.ts';
import { type Feature, onPageButton } from '../interaction/feature.ts';
import type { WebClient } from '@slack/web-api';
import { whyMessage } from './view.ts';
import type { Metadata } from '../interaction/metadata.ts';
import { withTimeout } from '../../ops/with-timeout.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { inWords, type Message } from '../kit/message.ts';
import { shownName } from '../text/read.ts';

/** How long to wait for all permalinks together, in milliseconds; the answer is useful without them. */
const historyTimeoutMs = 2000;

/** A page of a ticket's events: when they were seen, and where they were posted, or why not. */
async function explainWhy(
  { client, useCases, texts }: SlackContext,
  call: Call,
  { ticket, page }: Metadata<'why'>,
): Promise<Message> {
  const history = await useCases.history(await call.actor(), ticket, page);
  if (history === undefined) return inWords('commands.why.never', { id: shownName(ticket) }, texts);
  const posts = history.events.flatMap(({ fates }) =>
    fates.flatMap(({ channel, ts }) => (ts === undefined ? [] : [{ channel, ts }])),
  );
  const links = await withTimeout(permalinks(client, posts), historyTimeoutMs);
  return whyMessage(history, links?.value ?? new Map(), texts);
}

/**
 * Permalinks by channel and timestamp; a message that Slack has no permalink for, such as a deleted one, is left out.
 */
async function permalinks(
  client: WebClient,
  posts: readonly { readonly channel: string; readonly ts: string }[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map(posts.map((post) => [`${post.channel} ${post.ts}`, post]));
  const found = await Promise.all(
    [...wanted].map(async ([key, { channel, ts }]): Promise<(readonly [string, string])[]> => {
      try {
        const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
        return permalink === undefined ? [] : [[key, permalink]];
      } catch {
        return [];
      }
    }),
  );
  return new Map(found.flat());
}

const whyCommand = onTicket({ name: 'why', isReadOnly: true }, (context, call, ticket) =>
  explainWhy(context, call, { ticket, page: 0 }),
);

export const why: Feature = {
  commands: [whyCommand],
  clicks: { [ids.actions.whyPage]: onPageButton('why', explainWhy) },
  isReadOnly: [ids.actions.whyPage],
};
