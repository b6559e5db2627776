import { addReaction, authTest, botInfo, openConnection, teamInfo } from './about.ts';
import { deleteMessage, update as updateMessage } from './chat-change.ts';
import { getPermalink, postEphemeral } from './chat-other.ts';
import { postMessage } from './chat-post.ts';
import { join, open as openConversation } from './conversations-change.ts';
import { info as channelInfo, list as listChannels, members } from './conversations-info.ts';
import { history, replies } from './conversations-read.ts';
import { completeUpload, getUploadUrl, info as fileInfo } from './files.ts';
import type { Method } from './method.ts';
import { list as listGroups, usersList } from './usergroups.ts';
import { info as userInfo, list as listUsers } from './users.ts';
import { open, publish, push, update } from './views.ts';

/** The Web API methods of this workspace; all others are `unknown_method`. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    'apps.connections.open': openConnection,
    'auth.test': authTest,
    'bots.info': botInfo,
    'chat.delete': deleteMessage,
    'chat.getPermalink': getPermalink,
    'chat.postEphemeral': postEphemeral,
    'chat.postMessage': postMessage,
    'chat.update': updateMessage,
    'conversations.history': history,
    'conversations.info': channelInfo,
    'conversations.join': join,
    'conversations.list': listChannels,
    'conversations.members': members,
    'conversations.open': openConversation,
    'conversations.replies': replies,
    'files.completeUploadExternal': completeUpload,
    'files.getUploadURLExternal': getUploadUrl,
    'files.info': fileInfo,
    'reactions.add': addReaction,
    'team.info': teamInfo,
    'usergroups.list': listGroups,
    'usergroups.users.list': usersList,
    'users.info': userInfo,
    'users.list': listUsers,
    'views.open': open,
    'views.publish': publish,
    'views.push': push,
    'views.update': update,
  }),
);
