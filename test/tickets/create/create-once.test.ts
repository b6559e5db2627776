import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createUseCases, type UseCases, type UseCasesOptions } from '../../../src/tickets/use-cases.ts';
import { DomainError } from '../../../src/tickets/errors.ts';
import { openOffice, person, submission, type Office } from '../support/use-cases.ts';
import type { Fault } from '../support/service.ts';

const requester = person('requester', 'U1');
const words = 'The server does not answer';

/** A process that dies at its n-th call of a port: before the call, or after it took effect and before its answer. */
interface Death {
  readonly after: number;
  readonly tookEffect: boolean;
}

const never = new Promise<never>(() => undefined);

function mortal<T extends object>(port: T, dies: () => 'lives' | 'before' | 'after'): T {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]): Promise<unknown> => {
        const fate = dies();
        if (fate === 'before') return never;
        const answer: unknown = await Reflect.apply(member, target, given);
        return fate === 'after' ? never : answer;
      };
    },
  });
}

function startProcess(deps: UseCasesOptions, death: Death | undefined): UseCases {
  let calls = 0;
  const dies = () => {
    calls += 1;
    if (death === undefined || calls < death.after) return 'lives';
    return calls === death.after && death.tookEffect ? 'after' : 'before';
  };
  const { service, once, links, audit, cache } = deps;
  const mortals = { service, once, links, audit, cache };
  const ports = Object.fromEntries(Object.entries(mortals).map(([name, port]) => [name, mortal(port, dies)]));
  return createUseCases({ ...deps, ...ports });
}

interface History {
  readonly faults: readonly Fault[];
  readonly withoutTickets: readonly boolean[];
  readonly lag: number;
  readonly deaths: readonly (Death | undefined)[];
  readonly submits: number;
}

const histories: fc.Arbitrary<History> = fc.record({
  faults: fc.array(fc.constantFrom<Fault>('none', 'lost-request', 'lost-answer', 'refused'), { maxLength: 6 }),
  withoutTickets: fc.array(fc.boolean(), { maxLength: 30 }),
  lag: fc.constantFrom(0, 5_000, 25_000),
  deaths: fc.array(
    fc.option(fc.record({ after: fc.integer({ min: 1, max: 25 }), tookEffect: fc.boolean() }), { nil: undefined }),
    { maxLength: 4 },
  ),
  submits: fc.integer({ min: 1, max: 3 }),
});

/** Submits one key again and again, each time in a new process, until it has an answer; several times at once each. */
async function live(office: Office, { faults, withoutTickets, lag, deaths, submits }: History): Promise<string[]> {
  const { service, clock, deps } = office;
  service.faults.push(...faults);
  service.withoutTickets.push(...withoutTickets);
  service.lag = lag;
  const ids: string[] = [];
  for (let attempt = 0; attempt < 20 && ids.length < 3; attempt += 1) {
    const useCases = startProcess(deps, deaths[attempt]);
    const all = Array.from({ length: submits }, () => clock.run(useCases.create(requester, submission({ place }))));
    for (const settled of await Promise.all(all)) {
      if (settled?.status === 'fulfilled') ids.push(settled.value.id);
      else if (settled !== undefined) expectKnown(settled.reason);
    }
    clock.advance(60_000);
  }
  return ids;
}

const place = { channel: 'C1', thread: '1700000000.000100' };

function expectKnown(reason: unknown): void {
  if (reason instanceof DomainError) expect(['in-progress', 'uncertain']).toContain(reason.code);
  else expect(reason).toMatchObject({ code: 'OSM.0001' });
}

describe('one submission', () => {
  it('is one ticket with one link, whatever is lost, refused, blind or dies on the way', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const office = openOffice();
        const ids = await live(office, history);
        expect(ids.length).toBeGreaterThan(0);
        expect(new Set(ids)).toEqual(new Set(office.service.tickets.keys()));
        expect(office.service.tickets.size).toBe(1);
        expect(office.linked).toHaveLength(1);
        expect(await office.audit.creatorOf(ids[0] ?? '')).toBe('U1');
      }),
      { numRuns: 400 },
    );
  });
});

describe('a submission whose ticket nobody could look for', () => {
  it('is found by the time of the service, if the clock was hours ahead and was set meanwhile', async () => {
    const { service, clock, deps } = openOffice();
    const ahead = 2 * 60 * 60_000;
    const sent = (by: number) =>
      createUseCases({
        ...deps,
        service: { ...service, timeOf: (at) => at - by },
        now: () => clock.now() + by,
      }).create(requester, submission({ place }));
    service.faults.push('lost-answer');
    service.withoutTickets.push(true, true, true, true, true);
    expect(await clock.run(sent(ahead))).toMatchObject({ reason: { code: 'uncertain' } });
    // What was begun by the earlier clock is free by then.
    clock.advance(ahead);
    expect(await clock.run(sent(0))).toMatchObject({ status: 'fulfilled' });
    expect(service.tickets.size).toBe(1);
  });
});

describe('many submissions with the same words', () => {
  it('are as many tickets, one each, although some answers are lost', async () => {
    const faults = fc.array(fc.constantFrom<Fault>('none', 'lost-request', 'lost-answer'), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(faults, fc.integer({ min: 2, max: 5 }), async (lost, count) => {
        const { service, clock, deps } = openOffice();
        // Answers that are lost one after the other: those in flight at the same time cannot be told apart by words.
        service.faults.push(...lost);
        const ids: string[] = [];
        for (let index = 0; index < count; index += 1) {
          const useCases = createUseCases(deps);
          for (let tries = 0; tries < 10 && ids.length === index; tries += 1) {
            const settled = await clock.run(useCases.create(requester, submission({ key: `view-${index}` }, words)));
            if (settled?.status === 'fulfilled') ids.push(settled.value.id);
          }
        }
        expect(new Set(ids).size).toBe(count);
        expect(service.tickets.size).toBe(count);
      }),
      { numRuns: 200 },
    );
  });
});
