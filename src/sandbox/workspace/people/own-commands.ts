import { setArchived } from '../conversation/lifecycle.ts';
import { join, leave } from '../conversation/membership.ts';
import { post } from '../conversation/post.ts';
import { ControlError } from '../error.ts';
import type { Channel, Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { findChannel, findPerson, label } from './find.ts';
import type { Outcome } from './outcome.ts';
import { wordsFor, type OwnRefusal } from './words.ts';

interface Call {
  readonly person: Person;
  readonly channel: Channel;
  readonly words: readonly string[];
}

type Run = (ws: Workspace, call: Call) => OwnRefusal | undefined;

/**
 * Slack's own commands, which no app receives (slack.com/help, "Use shortcuts to take actions in Slack": `/invite
 * @someone`, `/remove @someone`, `/archive`; `/kick` is the older name of `/remove`).
 */
const commands: ReadonlyMap<string, Run> = new Map([
  ['/invite', invite],
  ['/remove', remove],
  ['/kick', remove],
  ['/archive', archive],
]);

export function isOwnCommand(name: string): boolean {
  return commands.has(name);
}

/** Runs one of Slack's own commands; a refusal is shown only to the person. */
export function runOwnCommand(ws: Workspace, person: Person, channel: Channel, name: string, rest: string): Outcome {
  if (channel.archived) throw new ControlError(`${label(channel)} is archived.`);
  const words = rest.split(/\s+/).filter((word) => word !== '');
  const error = refusalOf(person, channel) ?? commands.get(name)?.(ws, { person, channel, words });
  if (error === undefined) return { ok: true };
  ws.screens.tell(person.id, wordsFor(person).ownRefusal(error, name), channel.id);
  return { ok: false, error };
}

/** Guests cannot change channels, and direct conversations are not channels ("Permissions by role in Slack"). */
function refusalOf({ role }: Person, { kind }: Channel): OwnRefusal | undefined {
  if (kind === 'im' || kind === 'mpim') return 'method_not_supported_for_channel_type';
  return role === 'guest' || role === 'single-channel guest' ? 'restricted_action' : undefined;
}

function invite(ws: Workspace, { person, channel, words }: Call): OwnRefusal | undefined {
  const named = words.find((word) => word.startsWith('#'));
  const where = named === undefined ? channel : found(() => findChannel(ws, named));
  if (where?.members.includes(person.id) !== true) return 'channel_not_found';
  const guests = people(ws, words);
  if (typeof guests === 'string') return guests;
  const strangers = guests.filter(({ id }) => !where.members.includes(id));
  if (strangers.length === 0) return 'already_in_channel';
  for (const { id } of strangers) {
    join(ws, where, id, person.id);
    // docs.slack.dev, message event `channel_join`.
    post(ws, where, { user: id, text: `<@${id}> has joined the channel`, subtype: 'channel_join' });
  }
  return undefined;
}

/** By default, members may not remove people from public channels; this workspace lets "everyone, except guests". */
function remove(ws: Workspace, { person, channel, words }: Call): OwnRefusal | undefined {
  const named = people(ws, words);
  if (typeof named === 'string') return named;
  if (named.some(({ id }) => id === person.id)) return 'cant_kick_self';
  if (channel.name === 'general') return 'cant_kick_from_general';
  if (!named.every(({ id }) => channel.members.includes(id))) return 'not_in_channel';
  for (const { id } of named) {
    leave(ws, channel, id);
    // docs.slack.dev, message event `channel_leave`.
    post(ws, channel, { user: id, text: `<@${id}> has left the channel`, subtype: 'channel_leave' });
  }
  return undefined;
}

function archive(ws: Workspace, { person, channel }: Call): OwnRefusal | undefined {
  if (channel.name === 'general') return 'cant_archive_general';
  // docs.slack.dev, message event `channel_archive`.
  post(ws, channel, { user: person.id, text: `<@${person.id}> archived the channel`, subtype: 'channel_archive' });
  setArchived(ws, channel, person.id, true);
  return undefined;
}

/** The people named by `@handle`. */
function people(ws: Workspace, words: readonly string[]): readonly Person[] | OwnRefusal {
  const handles = words.filter((word) => word.startsWith('@'));
  if (handles.length === 0) return 'no_user';
  const known = handles.flatMap((handle) => found(() => findPerson(ws, handle)) ?? []);
  return known.length === handles.length ? known : 'user_not_found';
}

function found<T>(find: () => T): T | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof ControlError) return undefined;
    throw error;
  }
}
