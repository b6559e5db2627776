import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { VisibilityMode } from '../../../src/tickets/visibility/rule.ts';
import { surfaces } from './surfaces.ts';
import { changesTicket, endsTicket, walkBoth, walkChange, walkPlaces } from './walk.ts';
import { walkers, type Walker } from './people.ts';
import { canary, openWorld, type World } from './world.ts';

/*
 * Who sees and does what, compared with the tables of docs/visibility.md: through a bot of one visibility with the
 * embedded workspace and ticket service, by the payloads that Slack sends, and by everything that Slack gets for them.
 * Everybody walks, each kind of person in each visibility:
 *
 * - each place (linked nowhere, public, private, shared, private and shared, made private; inside and outside): by a
 *   command, a button of an old message, a direct message and the list.
 * - each surface (every command, button, form, menu, shortcut and kind of message): with a ticket of a public channel, and
 *   one of a private channel that most are not in.
 *
 * Each visibility has a file of its own, so that they are walked at the same time.
 */

/** Milliseconds: a scan is seconds long by itself, and the machine may have other work. */
const patience = 240_000;

const all = Object.keys(walkers) as readonly Walker[];

/** Declares the tests of one visibility. */
export function walksWhole(mode: VisibilityMode): void {
  let world: World;

  beforeAll(async () => {
    world = await openWorld(mode);
  });

  afterAll(() => world.close());

  it.each(all)(
    'the places of tickets, as %s',
    async (walker) => {
      expect(await walkPlaces(world, walker)).toEqual([]);
    },
    patience,
  );

  it.each(all)(
    'every surface, as %s',
    async (walker) => {
      const found: unknown[] = [];
      const before = await world.state();
      for (const surface of surfaces) {
        const faults = await walkBoth({ world, walker, surface });
        if (faults.length > 0) found.push({ surface: surface.name, faults });
      }
      if ((await world.state()) !== before) found.push('Something changed.');
      expect(found).toEqual([]);
    },
    patience,
  );

  it('nothing of it is posted anywhere else', () => {
    expect(world.postedIn(canary('hidden', '')).toSorted()).toEqual(['attic', 'vault']);
    expect(world.postedIn(canary('seen', '')).toSorted()).toEqual(['porch', 'support']);
  });

  // Last, for it leaves tickets behind.
  it.each(all)(
    'what changes a ticket that is seen, as %s',
    async (walker) => {
      const found: unknown[] = [];
      const kept = await world.spare();
      for (const surface of surfaces.filter(changesTicket)) {
        const faults = await walkChange({ world, walker, surface }, endsTicket(surface) ? await world.spare() : kept);
        if (faults.length > 0) found.push({ surface: surface.name, faults });
      }
      expect(found).toEqual([]);
    },
    patience,
  );
}
