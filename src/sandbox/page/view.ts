import type { Journal } from '../journal/journal.ts';
import type { TicketControl } from '../tickets/control/control.ts';
import type { WorkspaceControl } from '../workspace/control.ts';
import { ControlError } from '../workspace/error.ts';
import type { AppMenu } from './app-menu.ts';
import type { Troubles } from './troubles.ts';

export interface Sources {
  readonly workspace: WorkspaceControl;
  readonly tickets: TicketControl;
  readonly journal: Journal;
  readonly troubles: Troubles;
  readonly menu: AppMenu;
}

type Person = ReturnType<WorkspaceControl['people']>[number];
type Conversation = ReturnType<WorkspaceControl['conversations']>[number];

/** Who is viewing what: a handle, a conversation, the root of a thread, and the window of the conversation. */
export interface Look {
  readonly me: string;
  readonly channel: string;
  readonly thread: string | undefined;
  readonly window: NonNullable<Parameters<WorkspaceControl['history']>[2]>;
}

/**
 * Everything the page shows to a person viewing a conversation; their first one if it is not theirs.
 * @throws ControlError if there is no such person, or it is the bot
 */
export function readView({ workspace, troubles, menu }: Sources, { me, channel, thread, window }: Look) {
  const people = workspace.people();
  const reader = personOf(people, me);
  const own = workspace.conversations(reader.name);
  const shown = own.find(({ id }) => id === channel) ?? own.find(({ name }) => name === 'support') ?? own[0];
  return {
    me: reader.name,
    reader: { id: reader.id, locale: reader.locale, zone: reader.zone.name },
    people: people.map((person) => describe(person, people, workspace.groups())),
    channels: own.map((one) => summary(one, reader, people)),
    // Everybody sees the name of a public channel, as in a mention; other names only members see.
    names: Object.fromEntries(
      [...workspace.channels().filter(({ kind }) => kind === 'public'), ...own].map(({ id, name }) => [id, name]),
    ),
    groups: Object.fromEntries(workspace.groups().map(({ id, handle }) => [id, handle])),
    channel: shown && {
      id: shown.id,
      ...workspace.history(reader.name, shown.id, shown.id === channel ? window : {}),
    },
    thread: threadOf(workspace, shown, thread),
    screen: workspace.screen(reader.name),
    app: workspace.app(),
    menu,
    troubles: troubles.active(),
  };
}

/** Undefined if it was deleted. */
function threadOf(workspace: WorkspaceControl, channel: Conversation | undefined, ts: string | undefined) {
  if (channel === undefined || ts === undefined) return undefined;
  try {
    const [root, ...replies] = workspace.thread(channel.id, ts);
    return root && { root: { ...root, replies: [] }, replies };
  } catch (error) {
    if (error instanceof ControlError) return undefined;
    throw error;
  }
}

/** The people one can act as: everybody but the bot and those who left. */
export function personOf(people: readonly Person[], name: string): Person {
  const found = people.find((person) => person.name === name);
  if (found === undefined || found.role === 'bot' || found.deactivated)
    throw new ControlError(`Nobody here can act as ${name}.`);
  return found;
}

function describe(person: Person, people: readonly Person[], groups: ReturnType<WorkspaceControl['groups']>) {
  const { id, name, realName, role, team, zone, deactivated } = person;
  const home = people.find((one) => one.role === 'bot')?.team;
  const teams = groups.filter(({ users }) => users.includes(id)).map((group) => group.name);
  return { id, name, realName, role: team === home ? role : 'stranger', groups: teams, zone: zone.name, deactivated };
}

/** A direct conversation is named after its members. */
function summary({ members, name, latest, ...conversation }: Conversation, reader: Person, people: readonly Person[]) {
  const others = members.filter((member) => member !== reader.name);
  const names = others.map((member) => people.find((person) => person.name === member)?.realName ?? member);
  const direct = conversation.kind === 'im' || conversation.kind === 'mpim';
  return {
    ...conversation,
    latest,
    name: direct ? names.join(', ') || reader.realName : name,
    others: direct ? others : undefined,
    members: members.length,
  };
}
