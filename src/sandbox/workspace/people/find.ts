import { directChannel } from '../conversation/membership.ts';
import { ControlError } from '../error.ts';
import type { Channel, Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';

/** A person by id or handle, with or without `@`; throws a `ControlError`. */
export function findPerson(ws: Workspace, who: string): Person {
  const handle = who.replace(/^@/, '');
  const found = ws.state.people.get(who) ?? [...ws.state.people.values()].find((person) => person.name === handle);
  if (found === undefined) throw new ControlError(`There is nobody called ${who}.`);
  return found;
}

/** A conversation by id or name, with or without `#`; throws a `ControlError`. */
export function findChannel(ws: Workspace, where: string): Channel {
  const name = where.replace(/^#/, '');
  const found =
    ws.state.channels.get(where) ?? [...ws.state.channels.values()].find((channel) => channel.name === name);
  if (found === undefined || name === '') throw new ControlError(`There is no channel ${where}.`);
  return found;
}

/** A conversation as a person names it: `@somebody` is the direct one. The person must be a member. */
export function conversationOf(ws: Workspace, person: Person, where: string): Channel {
  if (where.startsWith('@')) return directChannel(ws, [person.id, findPerson(ws, where).id]).channel;
  const channel = findChannel(ws, where);
  if (!channel.members.includes(person.id)) throw new ControlError(`${person.name} is not in ${label(channel)}.`);
  return channel;
}

export function label(channel: Channel): string {
  return channel.kind === 'im' ? 'the direct conversation' : `#${channel.name}`;
}
