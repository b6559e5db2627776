import type { Role } from '../../../src/tickets/roles.ts';
import type { VisibilityMode } from '../../../src/tickets/visibility/rule.ts';

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

/** The outsiders' roles differ by mode, so that each is met with none, as one who looks and as one who asks. */
export const outsiders: Readonly<Record<VisibilityMode, { readonly guests: Role; readonly external: Role }>> = {
  private: { guests: 'none', external: 'none' },
  channels: { guests: 'viewer', external: 'viewer' },
  account: { guests: 'requester', external: 'none' },
};

/** As the docs give roles to people. */
export function roleIn(mode: VisibilityMode, walker: Walker): Role {
  const { guests, external } = outsiders[mode];
  switch (walker) {
    case 'guest':
    case 'one-channel guest':
      return guests;
    case 'stranger':
      return external;
    case 'deactivated':
    case 'bot':
      return 'none';
    case 'member inside':
    case 'member outside':
      return 'requester';
    default:
      return walker;
  }
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
