import type { TicketControl } from '../tickets/control/control.ts';
import type { WorkspaceControl } from '../workspace/control.ts';
import { ControlError } from '../workspace/error.ts';
import type { AppMenu } from './app-menu.ts';
import type { Troubles } from './troubles.ts';

export interface Sources {
  readonly workspace: WorkspaceControl;
  readonly tickets: TicketControl;
  readonly troubles: Troubles;
  readonly menu: AppMenu;
}

type Person = ReturnType<WorkspaceControl['people']>[number];
type Channel = ReturnType<WorkspaceControl['channel']>;

/**
 * All that the page shows to one person who looks at one conversation.
 * @param me a handle
 * @param channel the conversation's id; the first one of the person where it is none of theirs
 * @throws ControlError where there is no such person, or it is the bot
 */
export function readView({ workspace, troubles, menu }: Sources, me: string, channel: string) {
  const people = workspace.people();
  const reader = personOf(people, me);
  const all = workspace.channels().map(({ id }) => workspace.channel(id));
  const own = all.filter(({ kind, members }) => kind !== 'mpim' && members.includes(reader.name));
  const shown = own.find(({ id }) => id === channel) ?? own.find(({ name }) => name === 'support') ?? own[0];
  return {
    me: reader.name,
    people: people.map((person) => describe(person, people)),
    channels: own.map((one) => summary(one, reader, people)),
    // Public channels have a name for everybody, as in a mention; the others have none for who is not in them.
    names: Object.fromEntries(
      all.filter((one) => one.kind === 'public' || own.includes(one)).map(({ id, name }) => [id, name]),
    ),
    channel: shown,
    screen: workspace.screen(reader.name),
    menu,
    troubles: troubles.active(),
  };
}

/** Whom one can be: everybody but the bot and those who left. */
export function personOf(people: readonly Person[], name: string): Person {
  const found = people.find((person) => person.name === name);
  if (found === undefined || found.role === 'bot' || found.deactivated)
    throw new ControlError(`Nobody here can act as ${name}.`);
  return found;
}

function describe({ id, name, realName, role, team, deactivated }: Person, people: readonly Person[]) {
  const home = people.find((person) => person.role === 'bot')?.team;
  return { id, name, realName, role: team === home ? role : 'stranger', deactivated };
}

function summary(channel: Channel, reader: Person, people: readonly Person[]) {
  const { id, name, kind, archived, shared, members, messages } = channel;
  const other = members.find((member) => member !== reader.name);
  const stamps = messages.flatMap((message) => [message.ts, ...message.replies.map(({ ts }) => ts)]);
  return {
    id,
    name: kind === 'im' ? (people.find((person) => person.name === other)?.realName ?? name) : name,
    kind,
    archived,
    shared,
    hasBot: people.some((person) => person.role === 'bot' && members.includes(person.name)),
    latest: stamps.reduce((latest, ts) => (ts > latest ? ts : latest), ''),
  };
}
