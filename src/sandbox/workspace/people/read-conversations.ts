import type { Channel, Message, Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { inChannel } from './read-history.ts';
import { handle } from './read-messages.ts';

/** A conversation in a person's list. */
export interface ConversationView {
  readonly id: string;
  readonly name: string;
  readonly kind: Channel['kind'];
  readonly archived: boolean;
  readonly shared: boolean;
  /** Handles. */
  readonly members: readonly string[];
  readonly hasBot: boolean;
  /** The ts of the newest message, including replies; empty if there is none. */
  readonly latest: string;
  /** The last message the person has read. */
  readonly read: string;
  /** Whether there is news for the person: somebody else's message, or a reply in a thread they take part in. */
  readonly unread: boolean;
  /** Number of unread direct messages and mentions. */
  readonly mentions: number;
}

export function conversations(ws: Workspace, person: Person): readonly ConversationView[] {
  return [...ws.state.channels.values()]
    .filter(({ members }) => members.includes(person.id))
    .map((channel) => conversationView(ws, person, channel));
}

function conversationView(ws: Workspace, person: Person, channel: Channel): ConversationView {
  const { id, name, kind, archived, shared, members, messages } = channel;
  const read = channel.read[person.id] ?? '';
  const all = [...messages.values()];
  const news = all.slice(all.findLastIndex(({ ts }) => ts <= read) + 1).filter((message) => isNews(message));
  function isNews(message: Message): boolean {
    return message.user !== person.id && (inChannel(message) || follows(person, channel, message.thread ?? ''));
  }
  return {
    id,
    name,
    kind,
    archived,
    shared,
    members: members.map((member) => handle(ws, member)),
    hasBot: members.includes(ws.state.app.botUser),
    latest: all.at(-1)?.ts ?? '',
    read,
    unread: news.length > 0,
    mentions: kind === 'im' ? news.length : news.filter((message) => calls(ws, person, message)).length,
  };
}

/** Slack's rule: people who wrote in a thread, or were mentioned in it, follow it. */
function follows(person: Person, channel: Channel, ts: string): boolean {
  const root = channel.messages.get(ts);
  if (root === undefined) return false;
  const thread = [root, ...root.replies.flatMap((reply) => channel.messages.get(reply) ?? [])];
  return thread.some(({ user, text }) => user === person.id || text.includes(`<@${person.id}`));
}

function calls(ws: Workspace, person: Person, { text }: Message): boolean {
  const groups = [...ws.state.groups.values()].filter(({ users }) => users.includes(person.id));
  const names = [`<@${person.id}`, '<!channel', '<!here', ...groups.map(({ id }) => `<!subteam^${id}`)];
  return names.some((name) => text.includes(name));
}
