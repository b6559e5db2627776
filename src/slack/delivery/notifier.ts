import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Texts } from '../../locales/index.ts';
import type { Found, Notice, Notifier, Posted } from '../../updates/ports.ts';
import { pauseNotice } from '../paused/view.ts';
import { guarded } from '../interaction/outcome.ts';
import { shown } from '../kit/message.ts';
import { eventType, findBatch } from './poster.ts';

/** Slack's codes for people who can't receive direct messages (references of chat.postMessage, conversations.open). */
const unreachable = new Set([
  'user_not_found',
  'user_disabled',
  'user_not_visible',
  'cannot_dm_bot',
  'messages_tab_disabled',
]);

/** Notifies people by direct message. To post, a user ID is sufficient; only a lookup needs the ID of the conversation. */
export function createNotifier({ client, texts }: { readonly client: WebClient; readonly texts: Texts }): Notifier {
  const reaching = async <Result>(
    call: () => Promise<Result>,
  ): Promise<Result | Extract<Posted, { reason: string }>> => {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError) || !unreachable.has(error.data.error)) throw error;
      return { outcome: 'refused', reason: error.data.error };
    }
  };

  async function send(notice: Notice): Promise<Posted> {
    const { ts } = await client.chat.postMessage({
      channel: notice.creator,
      ...shown(pauseNotice(notice, texts)),
      metadata: { event_type: eventType, event_payload: { batch: notice.id } },
      unfurl_links: false,
      unfurl_media: false,
    });
    return ts === undefined ? { outcome: 'unclear', reason: 'no_timestamp' } : { outcome: 'posted', ts };
  }

  async function look({ id, creator }: Notice, since: number): Promise<Found> {
    const { channel } = await client.conversations.open({ users: creator });
    if (channel?.id === undefined) return { outcome: 'unclear', reason: 'no_conversation' };
    return findBatch(client, { channel: channel.id }, id, since);
  }

  return {
    notify: (notice, signal) => guarded(signal, () => reaching(() => send(notice))),
    find: (notice, since, signal) => guarded(signal, () => reaching(() => look(notice, since))),
  };
}
