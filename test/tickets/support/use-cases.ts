import type { TicketAreas } from '../../../src/tickets/areas.ts';
import type { UseCases, UseCasesOptions } from '../../../src/tickets/use-cases.ts';
import { createGuardedUseCases } from '../../../src/tickets/visibility/guarded-use-cases.ts';
import type { VisibilityMode } from '../../../src/tickets/visibility/rule.ts';
import { createVisibility } from '../../../src/tickets/visibility/visibility.ts';
import type { Submission } from '../../../src/tickets/requests.ts';
import type { FileSource } from '../../../src/tickets/ports.ts';
import type { Actor, Role } from '../../../src/tickets/roles/roles.ts';
import { createVirtualClock, type VirtualClock } from './clock.ts';
import { createFakeService, type FakeService } from './service.ts';
import { createStores, type MemoryStores } from './stores.ts';

/** Use cases over a service and stores in memory, and time that passes at once. */
export interface Office extends MemoryStores {
  readonly clock: VirtualClock;
  readonly service: FakeService;
  readonly useCases: UseCases;
  readonly deps: UseCasesOptions;
  readonly woken: () => number;
  /** Tickets that updates were told of. */
  readonly attended: readonly string[];
  /** Awaits a promise of the use cases, letting its pauses pass. */
  readonly done: <T>(promise: Promise<T>) => Promise<T>;
}

/** Areas of which only these may be asked. */
function only(given: Partial<TicketAreas>): TicketAreas {
  return new Proxy(given as TicketAreas, {
    get: (areas, name) => {
      const area: unknown = Reflect.get(areas, name);
      if (area !== undefined) return area;
      throw new Error(`${String(name)} is not to be asked here`);
    },
  });
}

/** A call of an area that keeps what it was given, and fails where a test says so. */
export interface RecordedCall {
  readonly sent: unknown[][];
  fault?: Error | undefined;
  readonly call: (...args: unknown[]) => Promise<void>;
}

export function recordCall(): RecordedCall {
  const recorded: RecordedCall = {
    sent: [],
    call: (...args) => {
      recorded.sent.push(args);
      return recorded.fault === undefined ? Promise.resolve() : Promise.reject(recorded.fault);
    },
  };
  return recorded;
}

/**
 * @param areas what of the service beside tickets may be asked
 * @param mode who sees what; for most tests that is no matter
 */
export function openOffice(areas: Partial<TicketAreas> = {}, mode: VisibilityMode = 'account'): Office {
  const clock = createVirtualClock();
  const stores = createStores();
  const service = createFakeService(clock.now);
  let woken = 0;
  const attended: string[] = [];
  const { once, links, deliveryProblems, replies, files, audit, filters, settings, subscriptions, approvals, cache } =
    stores;
  const { privacy, channels } = stores;
  const deps: UseCasesOptions = {
    service,
    inLanguage: () => ({ service, areas: only(areas) }),
    ...{ once, links, deliveryProblems, replies, files, audit, filters, settings, subscriptions, approvals },
    ...{ privacy, channels, visibility: createVisibility({ mode, privacy, channels }) },
    secondApprover: false,
    cache,
    // Nobody has lost a role since they were looked up.
    roleNow: () => Promise.resolve('admin'),
    now: clock.now,
    sleep: clock.sleep,
    wake: (ticket) => {
      woken += 1;
      if (ticket !== undefined) attended.push(ticket);
    },
  };
  return {
    ...stores,
    clock,
    service,
    deps,
    useCases: createGuardedUseCases(deps),
    woken: () => woken,
    attended,
    async done(promise) {
      const settled = await clock.run(promise);
      if (settled === undefined) throw new Error('Nothing happens any more.');
      if (settled.status === 'rejected') throw settled.reason;
      return settled.value;
    },
  };
}

export function person(role: Role, id = `U${role.toUpperCase()}`): Actor {
  return { id, role, language: 'en' };
}

export function submission(change: Partial<Submission> = {}, description = 'The server does not answer'): Submission {
  return {
    key: 'view-1',
    ticket: { productId: 'p1', problemTypeId: 't1', description, parameters: {} },
    files: [],
    ...change,
  };
}

export function file(name: string, size = 10): FileSource {
  return { name, size, open: () => Promise.reject(new Error('not read here')) };
}
