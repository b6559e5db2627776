import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { UseCases } from '../../src/tickets/use-cases.ts';
import type { GuardDeps } from '../../src/tickets/visibility/guard.ts';
import type { Visibility, VisibilityDeps } from '../../src/tickets/visibility/visibility.ts';
import { cases } from '../tickets/visibility/table.ts';
import type { Surface } from './visibility-walk/surfaces.ts';
import type { World } from './visibility-walk/world.ts';

/*
 * That the walk of `visibility-walk/` finds leaks. They are planted here from outside, for the app has no switch for
 * that: methods of the use cases pass by the guard, and what leaves out by itself leaves out nothing. The walk has to tell of
 * each surface that leaks, and of each method that is the only leak.
 */

const folder = '../../src/tickets/visibility';
const { guardUseCases } = (await import(`${folder}/guard.ts`)) as { guardUseCases: (deps: GuardDeps) => UseCases };
const { createVisibility } = (await import(`${folder}/visibility.ts`)) as {
  createVisibility: (deps: VisibilityDeps) => Visibility;
};

const planted = new Set<string>();
const asked = new Set<string>();

/** Takes each method from the bare use cases while it is planted, and notes which are asked for. */
function leaking<Part extends object>(guarded: Part, bare: Part, within = ''): Part {
  return new Proxy(guarded, {
    get: (_, key) => {
      const path = within + String(key);
      const from = planted.has(path) ? bare : guarded;
      const value: unknown = Reflect.get(from, key);
      if (typeof value === 'object' && value !== null) {
        return leaking(value, Reflect.get(bare, key) as object, `${path}.`);
      }
      if (typeof value !== 'function') return value;
      asked.add(path);
      return (...args: unknown[]): unknown => Reflect.apply(value, from, args);
    },
  });
}

/** Methods of the bare use cases that leave out by themselves what a person does not see. */
const leavesOut = ['list', 'duplicates', 'reports.counts', 'related.candidates'];

jest.unstable_mockModule(`${folder}/guard.ts`, () => ({
  guardUseCases: (deps: GuardDeps) => leaking(guardUseCases(deps), deps.useCases),
}));
jest.unstable_mockModule(`${folder}/visibility.ts`, () => ({
  createVisibility: (deps: VisibilityDeps): Visibility => {
    const real = createVisibility(deps);
    const isOpen = () => leavesOut.some((path) => planted.has(path));
    return {
      ...real,
      seesAll: (actor) => isOpen() || real.seesAll(actor),
      visible: (actor, items, about) => (isOpen() ? Promise.resolve(items) : real.visible(actor, items, about)),
    };
  },
}));

// Only what is imported from here on has the guard that leaks.
const { openWorld } = await import('./visibility-walk/world.ts');
const { walk } = await import('./visibility-walk/walk.ts');
const { surfaces } = await import('./visibility-walk/surfaces.ts');
const { ruleOf } = await import('./visibility-walk/rows.ts');

/** The methods that tell people apart by what they see. */
const guarded = Object.entries(cases).flatMap(([path, one]) => (typeof one === 'object' ? [path] : []));

/** Surfaces that ask, and show nothing of the answer: the channel of what is paused is archived, and that is all they say. */
const silent = ['paused_resume', 'paused_move'];

/** Methods that are asked for after another one that refuses, or show nothing by themselves, so none leaks alone. */
const second = [
  ...['isOwn', 'privacy.state', 'labels.ofTicket', 'messages.withdraw', 'related.list', 'linksOf', 'messages.own'],
  ...['messages.opened', 'paused', 'resume', 'move', 'resumePaused'],
];

/** Methods that the payloads here do not reach; test/tickets/visibility/use-cases.test.ts has them, as it has all. */
const deep = ['contacts.change', 'parameters.add', 'follows', 'create'];

describe('a planted leak', () => {
  let world: World;
  /** The guarded methods that each surface asks for, where the person's role does not end it before. */
  const asks = new Map<Surface, readonly string[]>();

  /** What the walk says with these methods planted, as a member who is not in the channel. */
  async function withLeaks(methods: readonly string[], surface: Surface): Promise<readonly string[]> {
    methods.forEach((method) => planted.add(method));
    try {
      return await walk({ world, walker: 'member outside', surface, ticket: 'hidden' });
    } finally {
      planted.clear();
      await world.mend();
    }
  }

  beforeAll(async () => {
    world = await openWorld('private');
    for (const surface of surfaces) {
      asked.clear();
      const faults = await withLeaks([], surface);
      if (faults.length > 0) throw new Error(`${surface.name} leaks already: ${faults.join('; ')}`);
      const own = ruleOf(surface.row).own;
      const methods = guarded.filter((path) => asked.has(path));
      if ((own === 'viewer' || own === 'requester') && methods.length > 0) asks.set(surface, methods);
    }
  });

  afterAll(() => world.close());

  it('is found in each surface that is about tickets', async () => {
    const missed: string[] = [];
    for (const [surface, methods] of asks) {
      asked.clear();
      if ((await withLeaks(methods, surface)).length > 0) continue;
      // What it asks for after that is known only once it got so far.
      const further = guarded.filter((path) => asked.has(path));
      if ((await withLeaks(further, surface)).length === 0) missed.push(surface.name);
    }
    expect(missed).toEqual(silent);
  });

  it('is found where it is the only one', async () => {
    const found = new Set<string>();
    for (const method of guarded) {
      for (const [surface, methods] of asks) {
        if (methods.includes(method) && (await withLeaks([method], surface)).length > 0) {
          found.add(method);
          break;
        }
      }
    }
    expect(guarded.filter((path) => !found.has(path)).toSorted()).toEqual([...second, ...deep].toSorted());
  });
});
