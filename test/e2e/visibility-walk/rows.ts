import type { Role } from '../../../src/tickets/roles/roles.ts';
import { roles } from '../../../src/tickets/roles/roles.ts';
import { documentedTable, type Row } from '../../support/documented.ts';
import { isClosed, isIn, roleIn, type Walker } from './people.ts';
import type { Placed, World } from './world.ts';

const page = 'visibility.md';
const people = new Map(documentedTable(page, 'Who sees a ticket').map((row) => [row.person, row]));
const rows = new Map([
  ...documentedTable(page, 'Who does what').map((row) => [row.command, row] as const),
  ...documentedTable(page, 'What has no command').map((row) => [row['button, form or menu'], row] as const),
]);

/** Whether the docs say that a person sees a ticket. */
export function sees({ mode }: Pick<World, 'mode'>, walker: Walker, { room, isMarked, opener }: Placed): boolean {
  const role = roleIn(mode, walker);
  const row = people.get(opener === walker ? 'its opener' : role);
  const kind = isMarked === true ? 'made private' : room !== undefined && isClosed(room) ? 'private' : 'public';
  const column = room === undefined ? 'linked nowhere' : `${kind}, ${isIn(walker, room) ? 'in it' : 'not in it'}`;
  const cell = row?.[column];
  if (cell === undefined) throw new Error(`The docs say nothing of ${role}: ${column}.`);
  return cell.split(', ').includes(mode);
}

/** What a row says, read. */
export interface Rule {
  readonly least: Role;
  /** For one’s own. */
  readonly own: Role;
  readonly unseen: 'missing' | 'absent' | 'counted' | 'operators';
  /** What of a ticket is shown, as in the docs. */
  readonly shown: readonly string[];
}

/** How the docs say what becomes of a ticket that is not seen. */
function unseenBy(cell: string | undefined): Rule['unseen'] {
  if (cell === 'as if it did not exist') return 'missing';
  if (cell === 'counts what is seen') return 'counted';
  return cell === 'everything' ? 'operators' : 'absent';
}

/** @throws Error for a row that the docs do not have */
export function ruleOf(name: string): Rule {
  const row: Row | undefined = rows.get(name);
  const least = roles.find((role) => role === row?.['least role']);
  const own = roles.find((role) => role === row?.['for one’s own ticket or link']);
  if (row === undefined || least === undefined || own === undefined) throw new Error(`The docs have no row “${name}”.`);
  const shown = (row['shown of the ticket'] ?? '').split(', ').filter((part) => part !== 'nothing');
  return { least, own, unseen: unseenBy(row['of a ticket that is not seen']), shown };
}

/** The rows that no surface has anything to do with. */
export function unused(used: Iterable<string>): readonly string[] {
  const all = new Set(used);
  return [...rows.keys()].filter((name): name is string => name !== undefined && !all.has(name));
}
