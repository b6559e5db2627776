import { emit } from '../conversation/events.ts';
import { ControlError } from '../error.ts';
import type { Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { conversationOf } from './find.ts';

/** Records how far a person has read; this never moves back. */
export function markRead(ws: Workspace, person: Person, where: string, ts: string): void {
  const { read } = conversationOf(ws, person, where);
  if (ts <= (read[person.id] ?? '')) return;
  read[person.id] = ts;
  ws.changes.touch();
}

/** Adds or removes a person's reaction to a message. */
export function react(ws: Workspace, person: Person, where: string, ts: string, name: string): void {
  const channel = conversationOf(ws, person, where);
  const message = channel.messages.get(ts);
  if (message === undefined) throw new ControlError(`There is no message ${ts} there.`);
  const before = message.reactions.find((one) => one.name === name);
  const added = before?.users.includes(person.id) !== true;
  if (before === undefined) message.reactions.push({ name, users: [person.id] });
  else if (added) before.users.push(person.id);
  else before.users = before.users.filter((id) => id !== person.id);
  message.reactions = message.reactions.filter(({ users }) => users.length > 0);
  ws.changes.touch();
  const type = added ? 'reaction_added' : 'reaction_removed';
  const item = { type: 'message', channel: channel.id, ts };
  emit(
    ws,
    type,
    { type, user: person.id, reaction: name, item, item_user: message.user, event_ts: ws.nextTs() },
    channel,
  );
}
