import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../src/tickets/roles/roles.ts';
import { canSee, visibilityModes, type Facts } from '../../src/tickets/visibility/rule.ts';
import { commandSamples } from '../slack/roles/commands.ts';
import { documentedTable } from '../support/documented.ts';

/** A ticket as the columns of the table have it. */
const places: Readonly<Record<string, Pick<Facts, 'isMarked' | 'channels'>>> = {
  'linked nowhere': { isMarked: false, channels: [] },
  'public, in it': { isMarked: false, channels: [{ isPrivate: false, isMember: true }] },
  'public, not in it': { isMarked: false, channels: [{ isPrivate: false, isMember: false }] },
  'private, in it': { isMarked: false, channels: [{ isPrivate: true, isMember: true }] },
  'private, not in it': { isMarked: false, channels: [{ isPrivate: true, isMember: false }] },
  'made private, in it': { isMarked: true, channels: [{ isPrivate: false, isMember: true }] },
  'made private, not in it': { isMarked: true, channels: [{ isPrivate: false, isMember: false }] },
};

describe('the documented table of who sees a ticket', () => {
  const rows = documentedTable('visibility.md', 'Who sees a ticket');

  it('has everybody and every place', () => {
    expect(rows.map(({ person }) => person)).toEqual([
      ...['none', 'viewer', 'requester', 'its opener', 'operator', 'admin'],
    ]);
    expect(Object.keys(rows[0] ?? {})).toEqual(['person', ...Object.keys(places)]);
  });

  it.each(rows.map((row) => [row.person, row] as const))('is what the rule says of %s', (person, row) => {
    const isOpener = person === 'its opener';
    const role = (isOpener ? 'requester' : person) as Role;
    for (const [place, ticket] of Object.entries(places)) {
      const modes = visibilityModes.filter((mode) => canSee(mode, { role, isOpener, isOwner: false, ...ticket }));
      expect({ place, modes: row[place] }).toEqual({ place, modes: modes.join(', ') || 'nobody' });
    }
  });
});

describe('the documented table of who does what', () => {
  it('names each command, its least role, and that for what is one’s own', () => {
    const found = documentedTable('visibility.md', 'Who does what').map((row) => [
      ...[row.command, row['least role'], row['for one’s own ticket or link']],
    ]);
    const expected = Object.entries(commandSamples).map(([name, { least, own = least }]) => [name, least, own]);
    expect(found).toEqual(expected);
  });
});
