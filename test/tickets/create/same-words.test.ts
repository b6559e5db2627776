import { afterAll, describe, expect, it } from '@jest/globals';
import { abandonWork, createOnceStore } from '../../../src/store/idempotency-keys.ts';
import { abandoning } from '../../../src/tickets/once-only.ts';
import type { OnceStore } from '../../../src/tickets/ports.ts';
import { createGuardedUseCases } from '../../../src/tickets/visibility/guarded-use-cases.ts';
import { databases } from '../../support/databases.ts';
import { openOffice, person, submission } from '../support/use-cases.ts';

const maya = person('requester', 'U1');
const first = submission({ key: 'first-form' });
const again = submission({ key: 'other-form' });
const down = Array.from({ length: 5 }, () => true);

describe.each(databases())('the same words in a new form, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  /** Two processes on one database and one service, which lost the answer of the first form while its list was down. */
  async function unclear(fault: 'lost-answer' | 'lost-request' = 'lost-answer') {
    const database = await engine.open();
    const office = openOffice();
    const { service, deps } = office;
    // Time that passes at once: what waits for a database does not wait for the office's clock.
    const clock = { now: office.clock.now() };
    const sleep = (milliseconds: number) => Promise.resolve(void (clock.now += milliseconds));
    const timed = { ...deps, now: () => clock.now, sleep };
    const inProcess = (owner: string, as = (once: OnceStore) => once) =>
      createGuardedUseCases({ ...timed, once: as(createOnceStore(database, owner)) });
    const [useCases, other] = [inProcess('one'), inProcess('two')];
    service.faults.push(fault);
    service.withoutTickets.push(...down);
    await expect(useCases.create(maya, first)).rejects.toMatchObject({ code: 'uncertain' });
    const creates = () => service.calls.filter((call) => call === 'create').length;
    return { service, clock, database, inProcess, useCases, other, creates };
  }

  it('is not sent while nobody can tell what became of the first, in another process too', async () => {
    const { service, other, creates } = await unclear();
    for (let tries = 0; tries < 2; tries += 1) {
      service.withoutTickets.push(...down);
      await expect(other.create(maya, again)).rejects.toMatchObject({ code: 'sent-before' });
    }
    expect(creates()).toBe(1);
    expect(await other.submitted('other-form')).toEqual({ state: 'unclear' });
    // Whoever looks first, finds it for both.
    expect(await other.create(maya, again)).toMatchObject({ id: 'CS0001', joined: true });
    expect(await other.create(maya, first)).toMatchObject({ id: 'CS0001', repeated: true });
    expect(await other.submitted('other-form')).toMatchObject({ state: 'done', id: 'CS0001' });
    expect(service.tickets.size).toBe(1);
  });

  it('is sent as soon as the list shows that the first is no ticket, and then once for both', async () => {
    const { service, other, useCases } = await unclear('lost-request');
    const made = await other.create(maya, again);
    expect(made).toMatchObject({ id: 'CS0001' });
    expect(made).not.toHaveProperty('joined');
    expect(await useCases.create(maya, first)).toMatchObject({ id: 'CS0001', repeated: true });
    expect(service.tickets.size).toBe(1);
  });

  it('is one ticket where two forms are sent at the same time', async () => {
    const { service, inProcess } = await unclear();
    // Both have looked at what is known of the words before either claims them.
    let waiting = 0;
    let goOn: () => void = () => undefined;
    const bothLooked = new Promise<void>((resolve) => (goOn = resolve));
    const looking = (once: OnceStore): OnceStore => ({
      ...once,
      find: async (key) => {
        const known = await once.find(key);
        if (!key.includes('said:')) return known;
        waiting += 1;
        if (waiting === 2) goOn();
        await bothLooked;
        return known;
      },
    });
    const [useCases, other] = [inProcess('one', looking), inProcess('two', looking)];
    const now = ['here', 'there'].map((key) => submission({ key: `form-${key}` }, 'Something new'));
    const sent = [useCases.create(maya, now[0] ?? first), other.create(maya, now[1] ?? first)];
    const settled = await Promise.allSettled(sent);
    expect(settled.filter(({ status }) => status === 'rejected').length).toBeLessThan(2);
    const ids = await Promise.all(now.map(async (one) => (await useCases.create(maya, one)).id));
    expect(new Set(ids).size).toBe(1);
    expect([...service.tickets.values()].filter(({ description }) => description === 'Something new')).toHaveLength(1);
  });

  it('goes on with the first where its process ended before anything came of it', async () => {
    const { service, other, useCases, database, clock } = await unclear();
    const words = 'Something new';
    const broken = submission({ key: 'broken-form' }, words);
    // The process ends in the middle of the call.
    service.faults.push('lost-answer');
    service.withoutTickets.push(...down);
    await useCases.create(maya, broken).catch(() => undefined);
    await abandonWork(database.db, 'one', clock.now, abandoning);
    service.withoutTickets.push(...down);
    const anew = submission({ key: 'anew-form' }, words);
    await expect(other.create(maya, anew)).rejects.toMatchObject({ code: 'sent-before' });
    expect(await other.create(maya, anew)).toMatchObject({ id: 'CS0002', joined: true });
    expect(service.tickets.size).toBe(2);
  });

  it('is a ticket of its own for somebody else, with other words, once the first is known, and a day later', async () => {
    const { service, useCases, other, clock } = await unclear();
    expect(await other.create(person('requester', 'U2'), again)).toMatchObject({ id: 'CS0002' });
    const others = submission({ key: 'others-form' }, 'Other words');
    expect(await other.create(maya, others)).toMatchObject({ id: 'CS0003' });
    expect(await useCases.create(maya, first)).toMatchObject({ id: 'CS0001' });
    expect(await other.create(maya, { ...again, key: 'later-form' })).toMatchObject({ id: 'CS0004' });
    service.faults.push('lost-answer');
    service.withoutTickets.push(...down);
    const late = submission({ key: 'late-form' }, 'Every night');
    await useCases.create(maya, late).catch(() => undefined);
    clock.now += 25 * 60 * 60 * 1000;
    expect(await other.create(maya, { ...late, key: 'next-day' })).toMatchObject({ id: 'CS0006' });
  });
});
