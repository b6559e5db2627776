import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { visibilityModes } from '../../src/tickets/visibility/rule.ts';
import { ruleOf, unused } from './visibility-walk/rows.ts';
import { surfaces } from './visibility-walk/surfaces.ts';
import { changesTicket, walk, walkChange, walkPlaces } from './visibility-walk/walk.ts';
import { roleIn, walkers, type Walker } from './visibility-walk/people.ts';
import { canary, openWorld, type World } from './visibility-walk/world.ts';

/*
 * Who sees and does what, compared with the tables of docs/visibility.md: through a bot of each visibility with the
 * embedded workspace and ticket service, by the payloads that Slack sends, and by everything that Slack gets for them.
 *
 * Walked whole:
 * - each place (linked nowhere, public, private, shared, private and shared, made private; inside and outside)
 *   x each kind of person x each visibility: by a command, a button of an old message, a direct message and the list.
 * - each surface (every command, button, form, menu, shortcut and kind of message) x each kind of person, in the default
 *   visibility: with a ticket of a public channel, and one of a private channel that most are not in.
 *
 * Walked by representatives: each surface in the other visibilities, by one person for each thing that is different there.
 * That is enough, for a surface does not know the visibility: all ask one guard (each of whose methods has a row in
 * test/tickets/visibility/table.ts), and what that says of places is walked whole.
 */

const all = Object.keys(walkers) as readonly Walker[];

/** Who tries every surface: everybody in one visibility, and whose role or sight is another in the others. */
const who: Readonly<Record<(typeof visibilityModes)[number], readonly Walker[]>> = {
  private: all,
  channels: ['member outside', 'one-channel guest'],
  account: ['guest'],
};

describe.each(visibilityModes)('with the visibility %s', (mode) => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld(mode);
  });

  afterAll(() => world.close());

  it.each(all)('the places of tickets, as %s', async (walker) => {
    expect(await walkPlaces(world, walker)).toEqual([]);
  });

  it.each(who[mode])('every surface, as %s', async (walker) => {
    const found: unknown[] = [];
    // Who has no role is not asked about a ticket: one of them is enough.
    const tickets = roleIn(mode, walker) === 'none' ? (['hidden'] as const) : (['seen', 'hidden'] as const);
    for (const ticket of tickets) {
      const before = await world.state();
      for (const surface of surfaces) {
        const faults = await walk({ world, walker, surface, ticket });
        if (faults.length > 0) found.push({ ticket, surface: surface.name, faults });
      }
      if ((await world.state()) !== before) found.push({ ticket, changes: 'something' });
    }
    expect(found).toEqual([]);
  });

  it('nothing of it is posted anywhere else', () => {
    expect(world.postedIn(canary('hidden', '')).toSorted()).toEqual(['attic', 'vault']);
    expect(world.postedIn(canary('seen', '')).toSorted()).toEqual(['porch', 'support']);
  });

  // Last, for it leaves tickets behind.
  it.each(who[mode])('what changes a ticket that is seen, as %s', async (walker) => {
    const found: unknown[] = [];
    for (const surface of surfaces.filter(changesTicket)) {
      const faults = await walkChange({ world, walker, surface });
      if (faults.length > 0) found.push({ surface: surface.name, faults });
    }
    expect(found).toEqual([]);
  });
});

describe('the documented tables', () => {
  it('have a row for each surface, and none beside', () => {
    for (const { row } of surfaces) expect(ruleOf(row)).toBeDefined();
    expect(unused(surfaces.map(({ row }) => row))).toEqual([]);
  });
});
