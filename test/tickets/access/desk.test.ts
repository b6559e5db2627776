import { describe, expect, it } from '@jest/globals';
import type { AccessArea, AccessHost, HostLogin } from '../../../src/tickets/access/area.ts';
import type { ApproveRequest } from '../../../src/tickets/access/approve.ts';
import { wayOf } from '../../../src/tickets/access/ways.ts';
import type { TicketAreas } from '../../../src/tickets/areas.ts';
import { createDesk } from '../../../src/tickets/desk.ts';
import { openOffice, person } from '../support/desk.ts';
import { failure } from '../support/service.ts';

const hour = 3_600_000;
const login = { host: '7', port: '22', account: 'root', password: 'canary-password' };

const host: AccessHost = { id: '7', name: 'web-1', port: 22, account: 'root' };

interface Wish {
  readonly secondApprover?: boolean;
  readonly loginType?: string;
  readonly hosts?: readonly AccessHost[];
  readonly console?: boolean;
}

/** A desk over a service with one request, which is granted as the service is told. */
function open({ secondApprover = false, loginType = 'password', hosts = [host], console = false }: Wish = {}) {
  const office = openOffice();
  const calls: string[] = [];
  const granted: { from: number; until: number; agency?: string | undefined; logins: readonly HostLogin[] }[] = [];
  const meets: { verify?: Error | undefined; grant?: 'refused' | 'lost' | undefined; cancel?: number } = {};
  const state = { value: 0 };
  const about = { hosts, console };
  const access: AccessArea = {
    list: () => Promise.resolve([{ id: 'A1', state: state.value }]),
    show: () =>
      Promise.resolve({
        request: { id: 'A1', state: state.value },
        ticket: 'CS1',
        hosts: about.hosts,
        console: about.console,
      }),
    grant: (request, grant) => {
      calls.push(`grant ${request}`);
      if (meets.grant === 'refused') return Promise.reject(failure('OSM.01010002'));
      granted.push(grant);
      state.value = 1;
      return meets.grant === 'lost' ? Promise.reject(failure('timeout', { ambiguous: true })) : Promise.resolve();
    },
    reject: (_request, reason) => Promise.resolve(void calls.push(`reject ${reason}`)),
    cancel: () => {
      calls.push('cancel');
      if (meets.cancel === undefined) return Promise.resolve();
      state.value = meets.cancel;
      return Promise.reject(failure('timeout', { ambiguous: true }));
    },
    verifyHost: () => {
      calls.push('verify');
      return meets.verify === undefined ? Promise.resolve() : Promise.reject(meets.verify);
    },
    loginType: () => Promise.resolve(loginType),
    agencies: () => Promise.resolve([{ id: 'G1', name: 'support' }]),
    sessions: () => Promise.resolve([]),
    commands: () => Promise.resolve([]),
    transfers: () => Promise.resolve([]),
  };
  const agreements: TicketAreas['agreements'] = {
    inForce: () => Promise.resolve({ id: 3, name: 'Agreement', text: 'words' }),
    isSigned: () => Promise.resolve(calls.includes('sign 3')),
    sign: (id) => {
      calls.push(`sign ${id}`);
      return Promise.resolve(undefined);
    },
  };
  const areas = new Proxy({} as TicketAreas, { get: (_, name) => (name === 'access' ? access : agreements) });
  const { service, now } = office.parts;
  const desk = createDesk({ ...office.parts, secondApprover, speaking: () => ({ service, areas }) }).access;
  const asked = (more: Partial<ApproveRequest> = {}): ApproveRequest => ({
    ...{ key: 'view-1', ticket: 'CS1', request: 'A1', until: now() + hour, logins: [login] },
    ...more,
  });
  return { ...office, now, desk, calls, granted, meets, state, about, asked };
}

const operator = person('operator');

describe('letting engineers in', () => {
  it.each(['viewer', 'requester'] as const)('is nothing for a %s, who changes nothing', async (role) => {
    const { desk, asked, calls } = open();
    const decision = { key: 'k', ticket: 'CS1', request: 'A1' };
    for (const attempt of [
      () => desk.approve(person(role), asked()),
      () => desk.reject(person(role), { ...decision, reason: 'No' }),
      () => desk.cancel(person(role), decision),
      () => desk.form(person(role), 'A1'),
      () => desk.show(person(role), 'A1'),
      () => desk.log(person(role), 'A1'),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(calls).toEqual([]);
    expect(await desk.list(person(role), 'CS1')).toHaveLength(1);
  });

  it('takes a window, a way and sound logins, named where they are wrong', async () => {
    const { desk, asked, calls, now } = open();
    for (const [more, code] of [
      [{ until: undefined }, 'access-window'],
      [{ until: now() - 1 }, 'access-window'],
      [{ from: now() + 2 * hour }, 'access-window'],
      [{ logins: [] }, 'access-way'],
      [{ logins: [{ ...login, password: '' }] }, 'access-way'],
      [{ logins: [{ ...login, host: '8' }] }, 'access-way'],
      [{ logins: [{ ...login, port: '0x16' }] }, 'access-port'],
      [{ logins: [{ ...login, port: '65536' }] }, 'access-port'],
      [{ logins: [{ ...login, account: ' ' }] }, 'access-account'],
      [{ request: '../A1' }, 'invalid-input'],
      [{ key: '' }, 'invalid-input'],
    ] as const) {
      await expect(desk.approve(operator, asked(more))).rejects.toMatchObject({ code });
    }
    expect(calls).toEqual([]);
  });

  it('tries the account first, grants once for a key, and signs the agreement that was read', async () => {
    const { desk, asked, calls, granted, entries, now, approved } = open();
    expect(await desk.approve(operator, asked({ agreement: 3 }))).toBe('granted');
    expect(await desk.approve(operator, asked())).toBe('granted');
    expect(calls).toEqual(['sign 3', 'verify', 'grant A1']);
    expect(granted).toEqual([
      { from: now(), until: now() + hour, agency: undefined, logins: [{ ...login, port: 22 }] },
    ]);
    expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(['sign ok', 'access-grant ok']);
    expect(JSON.stringify([entries, approved])).not.toContain(login.password);
  });

  it('rejects for another reason too, also from the same form', async () => {
    const { desk, calls } = open();
    const decision = { key: 'view-1', ticket: 'CS1', request: 'A1' };
    for (const reason of ['Not now', 'Never', 'Not now']) await desk.reject(operator, { ...decision, reason });
    expect(calls).toEqual(['reject Not now', 'reject Never']);
  });

  it('lets nobody in where the account was refused or could not be tried', async () => {
    const { desk, asked, calls, meets } = open();
    meets.verify = Object.assign(failure('OSM.01010003'), { refusal: true });
    await expect(desk.approve(operator, asked())).rejects.toMatchObject({ code: 'access-host', detail: { host: '7' } });
    meets.verify = failure('timeout', { ambiguous: true });
    await expect(desk.approve(operator, asked())).rejects.toMatchObject({ code: 'access-unverified' });
    meets.verify = undefined;
    meets.grant = 'refused';
    await expect(desk.approve(operator, asked())).rejects.toMatchObject({ code: 'OSM.01010002' });
    meets.grant = undefined;
    expect(await desk.approve(operator, asked())).toBe('granted');
    expect(calls).toEqual(['verify', 'verify', 'verify', 'grant A1', 'verify', 'grant A1']);
  });

  it('looks whether it was done where the answer got lost', async () => {
    const { desk, asked, meets, done, granted } = open();
    meets.grant = 'lost';
    expect(await done(desk.approve(operator, asked()))).toBe('granted');
    expect(granted).toHaveLength(1);
  });

  it('takes two people where that is configured: the second grants what the first approved', async () => {
    const { desk, asked, calls, granted, approved, now } = open({ secondApprover: true });
    const [first, second] = [person('operator', 'U1'), person('admin', 'U2')];
    expect((await desk.form(first, 'A1')).step).toBe('first');
    expect(await desk.approve(first, asked({ agency: 'G1' }))).toBe('first');
    expect(await desk.approve(first, asked({ key: 'view-2', agency: 'G1' }))).toBe('first');
    expect(calls).toEqual([]);
    expect(JSON.stringify(approved)).not.toContain(login.password);
    expect(approved[0]?.news).toMatchObject({ kind: 'access-approved', by: 'U1', ticket: 'CS1' });
    expect(await desk.form(second, 'A1')).toMatchObject({ step: 'second', first: { by: 'U1', agency: 'G1' } });
    const [listed] = await desk.list(first, 'CS1');
    expect(listed?.authorization.id).toBe('A1');
    expect(listed?.approvals.map(({ by }) => by)).toContain('U1');
    const other = asked({ key: 'view-3', until: now() + 9 * hour, agency: 'G2' });
    expect(await desk.approve(second, other)).toBe('granted');
    expect(granted).toMatchObject([{ until: now() + hour, agency: 'G1' }]);
  });

  describe('to the console', () => {
    const byNothing = { logins: [] };

    it('takes a choice and no login', async () => {
      for (const way of [{ credential: true }, { agency: 'G1' }]) {
        const { desk, asked, calls, granted } = open({ hosts: [], console: true });
        await expect(desk.approve(operator, asked(byNothing))).rejects.toMatchObject({ code: 'access-console' });
        expect(await desk.approve(operator, asked({ ...byNothing, ...way }))).toBe('granted');
        expect(calls).toEqual(['grant A1']);
        expect(granted).toMatchObject([{ agency: 'agency' in way ? 'G1' : undefined, logins: [] }]);
      }
    });

    it('goes together with a host, whose account is tried; and without it', async () => {
      const { desk, asked, calls, granted } = open({ console: true });
      await expect(desk.approve(operator, asked())).rejects.toMatchObject({ code: 'access-console' });
      expect(await desk.approve(operator, asked({ credential: true }))).toBe('granted');
      expect(calls).toEqual(['verify', 'grant A1']);
      expect(granted).toMatchObject([{ agency: undefined, logins: [{ host: '7' }] }]);
      const other = open({ console: true });
      expect(await other.desk.approve(operator, other.asked({ credential: true, ...byNothing }))).toBe('granted');
    });

    it('is asked for with a login of a host by nobody', async () => {
      const { desk, asked, calls, granted } = open({ hosts: [], console: true });
      expect(await desk.approve(operator, asked({ credential: true }))).toBe('granted');
      expect(calls).toEqual(['grant A1']);
      expect(granted).toMatchObject([{ logins: [] }]);
    });

    it.each([{ credential: true }, { agency: 'G1' }])('is what the first of two chose: %p', async (way) => {
      const { desk, asked, granted } = open({ secondApprover: true, hosts: [], console: true });
      const [first, second] = [person('operator', 'U1'), person('admin', 'U2')];
      await expect(desk.approve(first, asked(byNothing))).rejects.toMatchObject({ code: 'access-console' });
      expect(await desk.approve(first, asked({ ...byNothing, ...way }))).toBe('first');
      expect(await desk.form(second, 'A1')).toMatchObject({ step: 'second', first: { by: 'U1', ...way } });
      const wider = { ...byNothing, key: 'view-2', credential: true, agency: 'G2' };
      expect(await desk.approve(second, asked(wider))).toBe('granted');
      expect(granted).toMatchObject([{ agency: 'agency' in way ? 'G1' : undefined }]);
    });

    it('is approved anew by two where the first approval was of a host only', async () => {
      const { desk, asked, calls, about } = open({ secondApprover: true });
      await desk.approve(person('operator', 'U1'), asked(byNothing));
      about.console = true;
      const second = person('admin', 'U2');
      expect((await desk.form(second, 'A1')).step).toBe('first');
      expect(await desk.approve(second, asked({ key: 'view-2', credential: true }))).toBe('first');
      expect(calls).toEqual([]);
    });
  });

  it('of which nothing is shown is left to the service', async () => {
    const { desk, asked, granted } = open({ hosts: [] });
    expect(await desk.approve(operator, asked({ logins: [] }))).toBe('granted');
    expect(granted).toHaveLength(1);
  });

  it('begins anew where the window of the first approval is over', async () => {
    const { desk, asked, clock } = open({ secondApprover: true });
    await desk.approve(person('operator', 'U1'), asked());
    await clock.run(clock.sleep(2 * hour));
    expect(await desk.approve(person('operator', 'U2'), { ...asked({ key: 'k' }), until: clock.now() + hour })).toBe(
      'first',
    );
  });

  it('is ended, and rejected with a reason within its limit', async () => {
    const { desk, calls } = open();
    const decision = { ticket: 'CS1', request: 'A1' };
    await expect(desk.reject(operator, { ...decision, key: 'a', reason: 'x'.repeat(301) })).rejects.toMatchObject({
      code: 'text-too-long',
      detail: { limit: 300 },
    });
    await expect(desk.reject(operator, { ...decision, key: 'a', reason: ' ' })).rejects.toMatchObject({
      code: 'text-empty',
    });
    for (const key of ['b', 'b']) await desk.reject(operator, { ...decision, key, reason: 'No need' });
    await desk.cancel(operator, { ...decision, key: 'c' });
    expect(calls).toEqual(['reject No need', 'cancel']);
  });

  it.each([
    [5, true],
    [4, true],
    [3, true],
    [1, false],
    [0, false],
  ])('is ended where the answer got lost, as its state %d shows: %s', async (after, isDone) => {
    const { desk, meets, state, done } = open();
    [state.value, meets.cancel] = [1, after];
    const ending = done(desk.cancel(operator, { ticket: 'CS1', request: 'A1', key: 'c' }));
    if (isDone) await ending;
    else await expect(ending).rejects.toMatchObject({ code: 'uncertain' });
  });

  it('asks for what the login type says, and for either where it says nothing that is known', () => {
    expect(['password', 'HOST_ACCOUNT', 'agency', 'delegation', '7', undefined].map(wayOf)).toEqual([
      ...['account', 'account', 'agency', 'agency', 'either', 'either'],
    ]);
  });
});
