import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Link } from '../../tickets/links/link.ts';
import type { Found } from '../../updates/ports.ts';
import { at, text } from '../payload.ts';

/** A link's place, or a direct message. */
type Spot = Pick<Link, 'channel' | 'thread' | 'card'>;

/** Slack's clock and ours may differ a little; looking further back costs nothing. Seconds. */
const margin = 300;

/** 200 messages each: more than a busy channel gets between a post and its look-up. */
const mostPages = 10;

/**
 * Looks for the message that carries a batch: in the thread of the link, or in its channel where the thread is not there
 * yet (the batch is the card then).
 * @param since epoch milliseconds, from when on the message may have been posted
 * @throws the client's error
 */
export function findBatch(client: WebClient, link: Spot, batch: string, since: number): Promise<Found> {
  const carries = (message: unknown) => text(at(message, 'metadata'), 'event_payload', 'batch') === batch;
  return findMessage(client, link, since, carries);
}

/** Looks for the message that shows a file, as `findBatch` does. Slack shows a file some time after it was told to. */
export function findFile(client: WebClient, link: Spot, file: string, since: number): Promise<Found> {
  return findMessage(client, link, since, (message) => {
    const files = at(message, 'files');
    return Array.isArray(files) && files.some((one) => text(one, 'id') === file);
  });
}

async function findMessage(
  client: WebClient,
  link: Spot,
  since: number,
  isWanted: (message: unknown) => boolean,
): Promise<Found> {
  const thread = link.thread ?? link.card;
  if (thread === undefined) return search(client, link.channel, undefined, since, isWanted);
  try {
    return await search(client, link.channel, thread, since, isWanted);
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'thread_not_found') throw error;
    // The thread's first message was deleted, and what was posted since stands in the channel.
    const found = await search(client, link.channel, undefined, since, isWanted);
    return found.outcome === 'found' ? { ...found, isUnthreaded: true } : found;
  }
}

/** Looks through a thread, or through the channel where none is given. */
async function search(
  client: WebClient,
  channel: string,
  thread: string | undefined,
  since: number,
  isWanted: (message: unknown) => boolean,
): Promise<Found> {
  const oldest = Math.max(0, since / 1000 - margin);
  const where = { channel, include_all_metadata: true, limit: 200 };
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = { ...where, ...(cursor !== undefined && { cursor }) };
    // A thread is read from `oldest` on. A channel is read from its end, so its latest messages are seen whatever our clock says.
    const answer =
      thread === undefined
        ? await client.conversations.history(query)
        : await client.conversations.replies({ ...query, ts: thread, oldest: String(oldest) });
    const found = answer.messages?.find(isWanted);
    if (found?.ts !== undefined) return { outcome: 'found', ts: found.ts };
    cursor = text(answer, 'response_metadata', 'next_cursor');
    const reached = thread === undefined && Number(answer.messages?.at(-1)?.ts ?? 0) < oldest;
    if (cursor === undefined || reached) return { outcome: 'absent' };
  }
  return { outcome: 'unclear', reason: 'too_many_messages' };
}
