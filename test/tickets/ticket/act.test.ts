import { describe, expect, it } from '@jest/globals';
import type { Action } from '../../../src/tickets/ticket/actions.ts';
import type { LogEntry } from '../../../src/tickets/log/log.ts';
import { openOffice, person, submission } from '../support/use-cases.ts';
import { failure } from '../support/service.ts';

const operator = person('operator');
const own = person('requester', 'U1');

function open() {
  const office = openOffice();
  office.service.add({});
  return { ...office, status: () => office.service.tickets.get('CS0001')?.status };
}

function act(action: Action, change: { key?: string; id?: string; note?: string } = {}) {
  return { key: 'act-1', id: 'CS0001', action, ...change };
}

describe('an action', () => {
  it('is done once for a key, recorded, and looked at soon', async () => {
    const { useCases, done, service, entries, woken } = open();
    await done(
      Promise.allSettled(Array.from({ length: 10 }, () => useCases.act(operator, act('close', { note: 'Thanks' })))),
    );
    await done(useCases.act(operator, act('close', { note: ' Thanks ' })));
    expect(service.calls).toEqual(['close CS0001']);
    expect(entries).toMatchObject([{ actor: 'UOPERATOR', action: 'close', outcome: 'ok', ticket: 'CS0001' }]);
    expect(woken()).toBe(1);
  });

  it('that is another one, or has another note, is not taken for the first, also from the same form', async () => {
    const { useCases, done, service } = open();
    await done(useCases.act(operator, act('urge')));
    await done(useCases.act(operator, act('urge', { note: 'It burns' })));
    await done(useCases.act(operator, act('close')));
    await done(useCases.act(operator, act('urge')));
    expect(service.calls).toEqual(['urge CS0001', 'urge CS0001', 'close CS0001']);
  });

  it('is refused with a note that is too long, a hostile id, or a name that is none', async () => {
    const { useCases, done, service } = open();
    const cases = [
      [act('close', { note: 'x'.repeat(401) }), 'text-too-long'],
      [act('close', { id: 'CS1/action?x=' }), 'invalid-input'],
      [act('reopen' as 'close'), 'invalid-input'],
      [act('__proto__' as 'close'), 'invalid-input'],
    ] as const;
    for (const [bad, code] of cases) {
      await expect(done(useCases.act(person('admin'), bad))).rejects.toMatchObject({ code });
    }
    expect(service.calls).toEqual([]);
  });

  it('on a ticket that is not there says so', async () => {
    const { useCases, done } = open();
    await expect(done(useCases.act(operator, act('urge', { id: 'CS9' })))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('on a ticket that is not there is not refused because of the role', async () => {
    const { useCases, service } = open();
    const missing = act('close', { id: 'CS9' });
    await expect(useCases.allow(own, missing)).rejects.toMatchObject({ code: 'not-found' });
    await expect(useCases.contacts.allow(own, 'CS9')).rejects.toMatchObject({ code: 'not-found' });
    // That of somebody else is; and so is any for whom no ticket would help.
    await expect(useCases.allow(own, act('close'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(useCases.allow(person('viewer'), missing)).rejects.toMatchObject({ code: 'forbidden' });
    expect(service.calls).toEqual(['status CS9', 'status CS9', 'status CS0001']);
  });

  it('that the service refuses passes the refusal on and may be asked for again', async () => {
    const { useCases, done, service, status } = open();
    service.faults.push('refused');
    await expect(done(useCases.act(operator, act('cancel')))).rejects.toMatchObject({ code: 'OSM.0001' });
    await done(useCases.act(operator, act('cancel')));
    expect(status()).toBe(4);
  });
});

describe('after an unclear answer', () => {
  it('the status tells whether it was done', async () => {
    for (const action of ['close', 'cancel', 'delete'] as const) {
      const { useCases, done, service } = open();
      service.faults.push('lost-answer');
      service.withoutTickets.push(true);
      await done(useCases.act(person('admin'), act(action)));
      expect(service.calls.filter((call) => call.startsWith(action))).toHaveLength(1);
    }
  });

  it('a ticket that is gone was deleted', async () => {
    const { useCases, done, service } = open();
    service.faults.push('lost-answer');
    const gone = done(useCases.act(person('admin'), act('delete')));
    setImmediate(() => service.tickets.clear());
    await gone;
    expect(service.calls).toEqual(['delete CS0001', 'status CS0001']);
  });

  it('it is uncertain where the status shows nothing, and can be repeated at once', async () => {
    const { useCases, done, service, status, entries } = open();
    service.faults.push('lost-request', 'lost-request');
    await expect(done(useCases.act(operator, act('close')))).rejects.toMatchObject({ code: 'uncertain' });
    await expect(done(useCases.act(operator, act('urge', { key: 'act-2' })))).rejects.toMatchObject({
      code: 'uncertain',
    });
    await done(useCases.act(operator, act('close')));
    expect(status()).toBe(3);
    expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'close uncertain',
      'urge uncertain',
      'close ok',
    ]);
  });

  it('what was carried out late is not done again', async () => {
    const { useCases, done, service } = open();
    service.faults.push('lost-answer');
    service.withoutTickets.push(true, true, true);
    await expect(done(useCases.act(operator, act('close')))).rejects.toMatchObject({ code: 'uncertain' });
    await done(useCases.act(operator, act('close')));
    expect(service.calls.filter((call) => call === 'close CS0001')).toHaveLength(1);
  });
});

describe('a nudge that a process left behind', () => {
  /** The first attempt had no answer; the log of the service has these nudges, by the minutes since then. */
  async function left(...nudges: number[]) {
    const entries: LogEntry[] = [];
    const office = openOffice({ log: { list: () => Promise.resolve({ entries }) } });
    const { useCases, done, service, clock } = office;
    service.add({});
    service.faults.push('lost-answer');
    await expect(done(useCases.act(operator, act('urge')))).rejects.toMatchObject({ code: 'uncertain' });
    entries.push(...nudges.map((minutes) => ({ kind: 'urged' as const, at: clock.now() + minutes * 60_000 })));
    return { ...office, nudges: () => service.calls.filter((call) => call === 'urge CS0001').length };
  }

  it('was sent where the log shows it', async () => {
    const { useCases, done, nudges, entries } = await left(-20, 0);
    await done(useCases.act(operator, act('urge')));
    expect(nudges()).toBe(1);
    expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(['urge uncertain', 'urge ok']);
  });

  it('is sent where the log shows none, or only one from before', async () => {
    for (const before of [[], [-20]]) {
      const { useCases, done, nudges } = await left(...before);
      await done(useCases.act(operator, act('urge')));
      expect(nudges()).toBe(2);
    }
  });

  it('was sent where its process ended after it had recorded that', async () => {
    const { useCases, done, nudges, deps, clock } = await left(0);
    await deps.audit.add({ ticket: 'CS0001', actor: operator.id, action: 'urge', outcome: 'ok', at: clock.now() });
    await done(useCases.act(operator, act('urge')));
    expect(nudges()).toBe(1);
  });

  it('is not taken for the one that somebody else sent meanwhile', async () => {
    const { useCases, done, service } = await left(1);
    await done(useCases.act(person('admin'), act('urge', { key: 'act-2' })));
    service.act = () => Promise.reject(Object.assign(failure('OSM.01010004'), { tooSoon: true }));
    await expect(done(useCases.act(operator, act('urge')))).rejects.toMatchObject({ code: 'urged-recently' });
  });
});

describe('closing and cancelling', () => {
  it('is for whoever created the ticket through the bot, and for operators', async () => {
    const { useCases, done, service } = openOffice();
    const { id } = await done(useCases.create(own, submission()));
    const other = person('requester', 'U2');
    await expect(done(useCases.act(other, act('close', { id })))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(done(useCases.act(person('viewer', 'U1'), act('close', { id })))).rejects.toMatchObject({
      code: 'forbidden',
    });
    // The same before a form asks about it.
    await expect(useCases.allow(other, act('close', { id }))).rejects.toMatchObject({ code: 'forbidden' });
    expect([await useCases.isOwn(own, id), await useCases.isOwn(person('requester', 'U2'), id)]).toEqual([true, false]);
    await useCases.allow(own, act('close', { id }));
    await done(useCases.act(own, act('close', { id })));
    expect(service.tickets.get(id)?.status).toBe(3);
    await done(useCases.act(operator, act('cancel', { id, key: 'act-2' })));
    expect(service.tickets.get(id)?.status).toBe(4);
  });
});
