import type { Home } from '../blocks/surfaces.ts';
import {
  snapshot as schema,
  type Channel,
  type Person,
  type Snapshot,
  type StoredFile,
  type UserGroup,
} from './model.ts';
import { seed } from './seed.ts';

/**
 * Everything that survives a restart; changed in place by the functions of `conversation/`, `methods/` and `people/`.
 */
export interface State {
  readonly team: Snapshot['team'];
  readonly app: Snapshot['app'];
  readonly people: Map<string, Person>;
  readonly groups: Map<string, UserGroup>;
  readonly channels: Map<string, Channel>;
  readonly files: Map<string, StoredFile>;
  readonly homes: Map<string, Home>;
}

/** Builds the state; throws a `ZodError` if a snapshot is invalid. */
export function createState(from: unknown): State {
  const data = from === undefined ? structuredClone(seed) : schema.parse(from);
  return {
    team: data.team,
    app: data.app,
    people: new Map(data.people.map((person) => [person.id, person])),
    groups: new Map(data.groups.map((group) => [group.id, group])),
    channels: new Map(
      data.channels.map((channel) => [
        channel.id,
        { ...channel, messages: new Map(channel.messages.map((message) => [message.ts, message])) },
      ]),
    ),
    files: new Map(
      data.files.map(({ base64, ...file }) => [file.id, { ...file, bytes: Buffer.from(base64, 'base64') }]),
    ),
    homes: new Map(data.homes.map(({ user, view }) => [user, view])),
  };
}

/** The state as plain JSON, without tokens. Open modals and ephemeral messages are left out. */
export function takeSnapshot(state: State): Snapshot {
  return structuredClone({
    version: 1,
    team: state.team,
    app: state.app,
    people: [...state.people.values()],
    groups: [...state.groups.values()],
    channels: [...state.channels.values()].map((channel) => ({ ...channel, messages: [...channel.messages.values()] })),
    files: [...state.files.values()].map(({ bytes, ...file }) => ({ ...file, base64: bytes.toString('base64') })),
    homes: [...state.homes].map(([user, view]) => ({ user, view })),
  });
}
