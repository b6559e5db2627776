import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Texts } from '../../locales/index.ts';
import type { Link } from '../../tickets/links/link.ts';
import type { Post, Posted, Poster, Found } from '../../updates/ports.ts';
import { accessCard } from '../access/card-view.ts';
import { card } from '../show/card-view.ts';
import { wordsOnly, shown, type Message } from '../kit/message.ts';
import { updateReply } from './reply-view.ts';
import { guarded } from '../interaction/outcome.ts';
import { at, text } from '../payload.ts';

export interface PosterDeps {
  /** A client of its own, so that rate limits on posts never delay answers to clicks. */
  readonly client: WebClient;
  readonly texts: Texts;
  readonly log: Logger;
}

/** Type of the message metadata by which a batch is found again. */
export const eventType = 'ticket_update';

/** Slack's codes for rejected blocks: the text without blocks is posted instead. */
const unfit = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long']);

/** Slack's codes for a message that can no longer be edited, so there is nothing to redraw. The link itself still works. */
const cardGone = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/** Posts updates to Slack. Calls aren't retried here; the delivery queue decides about retries. */
export function createPoster({ client, texts, log }: PosterDeps): Poster {
  async function send(post: Post, message: Message): Promise<Posted> {
    const place = threadOf(post.link);
    const { ts, message: posted } = await client.chat.postMessage({
      channel: post.link.channel,
      ...place,
      ...shown(message),
      metadata: { event_type: eventType, event_payload: { batch: post.batch } },
      unfurl_links: false,
      unfurl_media: false,
    });
    if (ts === undefined) return { outcome: 'unclear', reason: 'no_timestamp' };
    // Slack accepts a reply to a deleted message, but posts it in the channel.
    const isUnthreaded = place.thread_ts !== undefined && posted !== undefined && posted.thread_ts === undefined;
    return { outcome: 'posted', ts, ...(isUnthreaded && { isUnthreaded }) };
  }

  async function update({ channel }: Link, ts: string, message: Message): Promise<Posted> {
    await client.chat.update({ channel, ts, ...shown(message) });
    return { outcome: 'posted', ts };
  }

  /** Edits a card. A card that no longer exists counts as edited. */
  function edit(link: Link, ts: string, message: Message, signal: AbortSignal): Promise<Posted> {
    return guarded(signal, async () => {
      try {
        return await withFallback((fitting) => update(link, ts, fitting), message);
      } catch (error) {
        if (!(error instanceof WebAPIPlatformError) || !cardGone.has(error.data.error)) throw error;
        log.warn({ link: link.id, reason: error.data.error }, 'card can no longer be edited');
        return { outcome: 'posted', ts };
      }
    });
  }

  /** Shows the message; only its text if Slack rejects the blocks. */
  async function withFallback(show: (message: Message) => Promise<Posted>, message: Message): Promise<Posted> {
    try {
      return await show(message);
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError) || !unfit.has(error.data.error)) throw error;
      log.error({ reason: error.data.error }, 'Slack rejected the blocks, showing plain text');
      return show(wordsOnly(message));
    }
  }

  return {
    post: (post, signal) =>
      guarded(signal, () => withFallback((message) => send(post, message), messageOf(post, texts))),
    find: (link, batch, since, signal) => guarded(signal, () => findBatch(client, link, batch, since)),
    editCard: (link, snapshot, signal) => edit(link, link.card, card(snapshot, texts), signal),
    editAccessCard: ({ link, ts, ...known }, signal) =>
      edit(link, ts, accessCard({ ...known, ticket: link.ticket }, texts), signal),
  };
}

/** The thread that the link was made in, or the one that its card started; none if there is no card yet. */
export function threadOf(link: Link): { readonly thread_ts?: string } {
  const thread = link.thread ?? link.card;
  return thread === undefined ? {} : { thread_ts: thread };
}

function messageOf(post: Post, texts: Texts): Message {
  const [first] = post.events;
  if (post.events.some(({ kind }) => kind === 'linked')) return card(post.snapshot, texts);
  if (first?.kind !== 'access') return updateReply(post, texts);
  const { authorization: asked, ticket, at } = first;
  const authorization = post.snapshot.authorizations?.find(({ id }) => id === asked.id) ?? asked;
  return accessCard({ ticket, authorization, approvals: [], at }, texts);
}

/** The place of a link, or a direct message. */
type Spot = Pick<Link, 'channel' | 'thread' | 'card'>;

/** Allowed difference between Slack's clock and ours, in seconds. Looking further back costs nothing. */
const margin = 300;

/** Pages of 200 messages each: more than a busy channel gets between a post and its lookup. */
const maxPages = 10;

/**
 * Looks for the message of a batch: in the link's thread, or in its channel if there is no thread yet (the batch is then the
 * card).
 * @param since epoch milliseconds, the earliest time at which the message may have been posted
 * @throws the client's error
 */
export function findBatch(client: WebClient, link: Spot, batch: string, since: number): Promise<Found> {
  const carries = (message: unknown) => text(at(message, 'metadata'), 'event_payload', 'batch') === batch;
  return findMessage(client, link, since, carries);
}

/** Looks for the message that shows a file, like `findBatch`. Slack shows a file some time after it was shared. */
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
    // The thread's first message was deleted; later posts are in the channel.
    const found = await search(client, link.channel, undefined, since, isWanted);
    return found.outcome === 'found' ? { ...found, isUnthreaded: true } : found;
  }
}

/** Searches a thread, or the channel if none is given. */
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
  for (let page = 0; page < maxPages; page += 1) {
    const query = { ...where, ...(cursor !== undefined && { cursor }) };
    // A thread is read from `oldest`. A channel is read from its end, so its latest messages are found whatever our clock says.
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
