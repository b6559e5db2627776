import { roles, type Role } from '../../../src/tickets/roles/roles.ts';
import type { VisibilityMode } from '../../../src/tickets/visibility/rule.ts';
import { documentedTable } from '../../support/documented.ts';

/** Everybody who walks, by what they are. */
export const walkers = {
  'member inside': 'maya',
  'member outside': 'nora',
  viewer: 'liwei',
  guest: 'gina',
  'one-channel guest': 'theo',
  stranger: 'sam',
  deactivated: 'dora',
  bot: 'alerts',
  operator: 'omar',
  admin: 'ada',
} as const;

export type Walker = keyof typeof walkers;

/** The configuration: outsiders' roles differ, so that each is met with none, as one who looks and as one who asks. */
export const configured: Readonly<Record<VisibilityMode, Readonly<Record<string, Role>>>> = {
  private: { ROLE_DEFAULT: 'requester', ROLE_GUESTS: 'none', ROLE_EXTERNAL: 'none' },
  channels: { ROLE_DEFAULT: 'requester', ROLE_GUESTS: 'viewer', ROLE_EXTERNAL: 'viewer' },
  account: { ROLE_DEFAULT: 'requester', ROLE_GUESTS: 'requester', ROLE_EXTERNAL: 'none' },
};

/** How the docs call those whom no list names. */
const documented: Partial<Readonly<Record<Walker, string>>> = {
  'member inside': 'member',
  'member outside': 'member',
  guest: 'guest, of one channel or several',
  'one-channel guest': 'guest, of one channel or several',
  stranger: 'person of another organization',
  deactivated: 'deactivated account, bot, another app',
  bot: 'deactivated account, bot, another app',
};

const whoIsWho = new Map(documentedTable('visibility.md', 'Who is who').map(({ person, role }) => [person, role]));

/** As the docs give roles to people; a list names the viewer, the operator and the admin. */
export function roleIn(mode: VisibilityMode, walker: Walker): Role {
  const kind = documented[walker];
  if (kind === undefined) return roles.find((role) => role === walker) ?? 'none';
  const given = whoIsWho.get(kind)?.split(',')[0] ?? '';
  const role = given === 'none' ? 'none' : configured[mode][given];
  if (role === undefined) throw new Error(`The docs give no role to ${kind}.`);
  return role;
}

/** An operator who sets everything up, and does not walk. */
export const keeper = 'otto';

interface RoomSketch {
  readonly members: readonly string[];
  readonly private?: boolean;
  readonly shared?: boolean;
}

/** For the names. */
function roomsOf<Name extends string>(
  sketches: Readonly<Record<Name, RoomSketch>>,
): Readonly<Record<Name, RoomSketch>> {
  return sketches;
}

/** Who is in which channel; the app is in all of them. */
export const rooms = roomsOf({
  support: { members: ['maya', 'nora', 'liwei', 'gina', 'theo', 'dora', 'alerts', 'omar', 'ada', keeper] },
  plaza: { members: ['maya', 'nora', 'liwei', 'gina', 'theo', 'omar', 'ada', keeper] },
  club: { members: ['maya', keeper] },
  vault: { members: ['maya', 'dora', 'alerts', keeper], private: true },
  attic: { members: ['maya', 'dora', 'alerts', keeper], private: true },
  porch: { members: ['maya', 'nora', 'liwei', 'gina', 'omar', 'ada', keeper] },
  shared: { members: ['maya', 'ada', 'sam', keeper], shared: true },
  allies: { members: ['maya', 'sam', keeper], private: true, shared: true },
  cell: { members: ['theo', 'maya', keeper], private: true },
  yard: { members: [keeper] },
  lobby: { members: [...Object.values(walkers), keeper] },
});

export type Room = keyof typeof rooms;

/** Whether a person is in the place of a ticket. */
export function isIn(walker: Walker, room: Room): boolean {
  const name = walkers[walker];
  return rooms[room].members.includes(name);
}

export function isClosed(room: Room): boolean {
  return rooms[room].private === true;
}
