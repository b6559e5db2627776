import type { Channel, Message } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { richTextOf } from './rich-text.ts';
import { fileInMessage } from './file.ts';

/** Messages that somebody wrote; other subtypes are events: joins, leaves, deletions. */
const typed: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast']);

/** A message object. Includes metadata only if requested, as with `include_all_metadata`. */
export function messageObject(ws: Workspace, channel: Channel, message: Message, withMetadata = false) {
  const { app, team, people } = ws.state;
  const replies = message.replies.flatMap((ts) => channel.messages.get(ts) ?? []);
  const thread = message.thread ?? (replies.length > 0 ? message.ts : undefined);
  const root = message.thread === undefined ? undefined : channel.messages.get(message.thread);
  const isTyped = typed.has(message.subtype) && message.blocks.length === 0 && message.text !== '';
  const byPerson = people.get(message.user)?.role !== 'bot';
  const files = message.files.flatMap((id) => ws.state.files.get(id) ?? []);
  return {
    type: 'message',
    ...(message.subtype !== undefined && { subtype: message.subtype }),
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: people.get(message.user)?.team ?? team.id,
    ...(message.user === app.botUser && { bot_id: app.botId, app_id: app.id }),
    ...(isOtherApp(ws, message.user) && { bot_id: `B${message.user.slice(1)}`, subtype: 'bot_message' }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(isTyped && byPerson && { blocks: [richTextOf(message.text)] }),
    ...(message.attachments !== undefined && { attachments: message.attachments }),
    ...(thread !== undefined && { thread_ts: thread }),
    ...(root !== undefined && { parent_user_id: root.user }),
    ...(replies.length > 0 && {
      reply_count: replies.length,
      reply_users: [...new Set(replies.map((reply) => reply.user))],
      latest_reply: replies.at(-1)?.ts,
    }),
    ...(message.editedAt !== undefined && { edited: { user: message.user, ts: message.editedAt } }),
    ...(files.length > 0 && { files: files.map((file) => fileInMessage(ws, channel, file)) }),
    ...(message.reactions.length > 0 && {
      reactions: message.reactions.map((reaction) => ({ ...reaction, count: reaction.users.length })),
    }),
    ...(withMetadata && message.metadata !== undefined && { metadata: message.metadata }),
  };
}

/** Another app of the workspace, such as one that posts alerts. */
function isOtherApp({ state }: Workspace, user: string): boolean {
  return user !== state.app.botUser && state.people.get(user)?.role === 'bot';
}
