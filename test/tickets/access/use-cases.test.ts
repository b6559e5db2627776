import { describe, expect, it } from '@jest/globals';
import { wayOf } from '../../../src/tickets/access/ways.ts';
import { hour, login, openAccess as open } from '../support/access.ts';
import { person } from '../support/use-cases.ts';
import { failure } from '../support/service.ts';

const operator = person('operator');

describe('letting engineers in', () => {
  it.each(['viewer', 'requester'] as const)('is nothing for a %s, who changes nothing', async (role) => {
    const { useCases, asked, calls } = open();
    const decision = { key: 'k', ticket: 'CS1', request: 'A1' };
    for (const attempt of [
      () => useCases.approve(person(role), asked()),
      () => useCases.reject(person(role), { ...decision, reason: 'No' }),
      () => useCases.cancel(person(role), decision),
      () => useCases.form(person(role), 'A1'),
      () => useCases.show(person(role), 'A1'),
      () => useCases.log(person(role), 'A1'),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(calls).toEqual([]);
    expect(await useCases.list(person(role), 'CS1')).toHaveLength(1);
  });

  it('takes a window, a way and sound logins, named where they are wrong', async () => {
    const { useCases, asked, calls, now } = open();
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
      await expect(useCases.approve(operator, asked(more))).rejects.toMatchObject({ code });
    }
    expect(calls).toEqual([]);
  });

  it('tries the account first, grants once for a key, and signs the agreement that was read', async () => {
    const { useCases, asked, calls, granted, entries, now, approved } = open();
    expect(await useCases.approve(operator, asked({ agreement: 3 }))).toBe('granted');
    expect(await useCases.approve(operator, asked())).toBe('granted');
    expect(calls).toEqual(['sign 3', 'verify', 'grant A1']);
    expect(granted).toEqual([
      { from: now(), until: now() + hour, agency: undefined, logins: [{ ...login, port: 22 }] },
    ]);
    expect(entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(['sign ok', 'access-grant ok']);
    expect(JSON.stringify([entries, approved])).not.toContain(login.password);
  });

  it('rejects for another reason too, also from the same form', async () => {
    const { useCases, calls } = open();
    const decision = { key: 'view-1', ticket: 'CS1', request: 'A1' };
    for (const reason of ['Not now', 'Never', 'Not now']) await useCases.reject(operator, { ...decision, reason });
    expect(calls).toEqual(['reject Not now', 'reject Never']);
  });

  it('lets nobody in where the account was refused or could not be tried', async () => {
    const { useCases, asked, calls, meets } = open();
    meets.verify = Object.assign(failure('OSM.01010003'), { refusal: true });
    await expect(useCases.approve(operator, asked())).rejects.toMatchObject({
      code: 'access-host',
      detail: { host: '7' },
    });
    meets.verify = failure('timeout', { ambiguous: true });
    await expect(useCases.approve(operator, asked())).rejects.toMatchObject({ code: 'access-unverified' });
    meets.verify = undefined;
    meets.grant = 'refused';
    await expect(useCases.approve(operator, asked())).rejects.toMatchObject({ code: 'OSM.01010002' });
    meets.grant = undefined;
    expect(await useCases.approve(operator, asked())).toBe('granted');
    expect(calls).toEqual(['verify', 'verify', 'verify', 'grant A1', 'verify', 'grant A1']);
  });

  it('looks whether it was done where the answer got lost', async () => {
    const { useCases, asked, meets, done, granted } = open();
    meets.grant = 'lost';
    expect(await done(useCases.approve(operator, asked()))).toBe('granted');
    expect(granted).toHaveLength(1);
  });

  it('takes two people where that is configured: the second grants what the first approved', async () => {
    const { useCases, asked, calls, granted, approved, now, seenBy } = open({ secondApprover: true });
    const [first, second] = [person('operator', 'U1'), person('admin', 'U2')];
    expect((await useCases.form(first, 'A1')).step).toBe('first');
    expect(await useCases.approve(first, asked({ agency: 'G1' }))).toBe('first');
    expect(await useCases.approve(first, asked({ key: 'view-2', agency: 'G1' }))).toBe('first');
    expect(calls).toEqual([]);
    expect(JSON.stringify(approved)).not.toContain(login.password);
    expect(approved[0]?.news).toMatchObject({ kind: 'access-approved', by: 'U1', ticket: 'CS1' });
    expect(await useCases.form(second, 'A1')).toMatchObject({ step: 'second', first: { by: 'U1', agency: 'G1' } });
    const [listed] = await useCases.list(first, 'CS1');
    expect(listed?.authorization.id).toBe('A1');
    expect(listed?.approvals.map(({ by }) => by)).toContain('U1');
    const other = asked({ key: 'view-3', until: now() + 9 * hour, agency: 'G2', seen: await seenBy(second) });
    expect(await useCases.approve(second, other)).toBe('granted');
    expect(granted).toMatchObject([{ until: now() + hour, agency: 'G1' }]);
  });

  describe('to the console', () => {
    const byNothing = { logins: [] };

    it('takes a choice and no login', async () => {
      for (const way of [{ credential: true }, { agency: 'G1' }]) {
        const { useCases, asked, calls, granted } = open({ hosts: [], console: true });
        await expect(useCases.approve(operator, asked(byNothing))).rejects.toMatchObject({ code: 'access-console' });
        expect(await useCases.approve(operator, asked({ ...byNothing, ...way }))).toBe('granted');
        expect(calls).toEqual(['grant A1']);
        expect(granted).toMatchObject([{ agency: 'agency' in way ? 'G1' : undefined, logins: [] }]);
      }
    });

    it('goes together with a host, whose account is tried; and without it', async () => {
      const { useCases, asked, calls, granted } = open({ console: true });
      await expect(useCases.approve(operator, asked())).rejects.toMatchObject({ code: 'access-console' });
      expect(await useCases.approve(operator, asked({ credential: true }))).toBe('granted');
      expect(calls).toEqual(['verify', 'grant A1']);
      expect(granted).toMatchObject([{ agency: undefined, logins: [{ host: '7' }] }]);
      const other = open({ console: true });
      expect(await other.useCases.approve(operator, other.asked({ credential: true, ...byNothing }))).toBe('granted');
    });

    it('is asked for with a login of a host by nobody', async () => {
      const { useCases, asked, calls, granted } = open({ hosts: [], console: true });
      expect(await useCases.approve(operator, asked({ credential: true }))).toBe('granted');
      expect(calls).toEqual(['grant A1']);
      expect(granted).toMatchObject([{ logins: [] }]);
    });

    it.each([{ credential: true }, { agency: 'G1' }])('is what the first of two chose: %p', async (way) => {
      const { useCases, asked, granted, seenBy } = open({ secondApprover: true, hosts: [], console: true });
      const [first, second] = [person('operator', 'U1'), person('admin', 'U2')];
      await expect(useCases.approve(first, asked(byNothing))).rejects.toMatchObject({ code: 'access-console' });
      expect(await useCases.approve(first, asked({ ...byNothing, ...way }))).toBe('first');
      expect(await useCases.form(second, 'A1')).toMatchObject({ step: 'second', first: { by: 'U1', ...way } });
      const seen = await seenBy(second);
      const wider = { ...byNothing, key: 'view-2', credential: true, agency: 'G2', seen };
      expect(await useCases.approve(second, asked(wider))).toBe('granted');
      expect(granted).toMatchObject([{ agency: 'agency' in way ? 'G1' : undefined }]);
    });

    it('is approved anew by two where the first approval was of a host only', async () => {
      const { useCases, asked, calls, about } = open({ secondApprover: true });
      await useCases.approve(person('operator', 'U1'), asked(byNothing));
      about.console = true;
      const second = person('admin', 'U2');
      expect((await useCases.form(second, 'A1')).step).toBe('first');
      expect(await useCases.approve(second, asked({ key: 'view-2', credential: true }))).toBe('first');
      expect(calls).toEqual([]);
    });
  });

  it('of which nothing is shown is left to the service', async () => {
    const { useCases, asked, granted } = open({ hosts: [] });
    expect(await useCases.approve(operator, asked({ logins: [] }))).toBe('granted');
    expect(granted).toHaveLength(1);
  });

  it('begins anew where the window of the first approval is over', async () => {
    const { useCases, asked, clock } = open({ secondApprover: true });
    await useCases.approve(person('operator', 'U1'), asked());
    await clock.run(clock.sleep(2 * hour));
    expect(
      await useCases.approve(person('operator', 'U2'), { ...asked({ key: 'k' }), until: clock.now() + hour }),
    ).toBe('first');
  });

  it('is ended, and rejected with a reason within its limit', async () => {
    const { useCases, calls } = open();
    const decision = { ticket: 'CS1', request: 'A1' };
    await expect(useCases.reject(operator, { ...decision, key: 'a', reason: 'x'.repeat(301) })).rejects.toMatchObject({
      code: 'text-too-long',
      detail: { limit: 300 },
    });
    await expect(useCases.reject(operator, { ...decision, key: 'a', reason: ' ' })).rejects.toMatchObject({
      code: 'text-empty',
    });
    for (const key of ['b', 'b']) await useCases.reject(operator, { ...decision, key, reason: 'No need' });
    await useCases.cancel(operator, { ...decision, key: 'c' });
    expect(calls).toEqual(['reject No need', 'cancel']);
  });

  it('is recorded under the ticket of the request, whatever ticket a form names, done or refused', async () => {
    const { useCases, asked, calls, entries, attended } = open();
    const decision = { ticket: 'CS2', request: 'A1' };
    await useCases.reject(operator, { ...decision, key: 'a', reason: 'No need' });
    await useCases.cancel(operator, { ...decision, key: 'b' });
    await expect(useCases.approve(operator, asked({ ticket: 'CS2', until: 0 }))).rejects.toThrow('access-window');
    await useCases.approve(operator, asked({ ticket: 'CS2' }));
    await expect(useCases.reject(operator, { ...decision, key: 'c', reason: ' ' })).rejects.toThrow('text-empty');
    expect(entries.map(({ ticket, action, outcome }) => `${ticket} ${action} ${outcome}`)).toEqual([
      'CS1 access-reject ok',
      'CS1 access-cancel ok',
      'CS1 access-approve access-window',
      'CS1 access-grant ok',
      'CS1 access-reject text-empty',
    ]);
    expect(new Set(attended)).toEqual(new Set(['CS1']));
    expect(calls).toEqual(['reject No need', 'cancel', 'verify', 'grant A1']);
  });

  it('shows the letter, which only the list has; without the list, it asks all the same', async () => {
    const { useCases, letter, meets } = open();
    letter.text = 'Remote login for 1 h';
    expect((await useCases.form(operator, 'A1')).detail.request.letter).toBe('Remote login for 1 h');
    meets.list = failure('timeout', { ambiguous: true });
    const { detail, step } = await useCases.form(operator, 'A1');
    expect([detail.request.letter, step]).toEqual([undefined, 'only']);
  });

  it.each([
    [5, true],
    [4, true],
    [3, true],
    [1, false],
    [0, false],
  ])('is ended where the answer got lost, as its state %d shows: %s', async (after, isDone) => {
    const { useCases, meets, state, done } = open();
    [state.value, meets.cancel] = [1, after];
    const ending = done(useCases.cancel(operator, { ticket: 'CS1', request: 'A1', key: 'c' }));
    if (isDone) await ending;
    else await expect(ending).rejects.toMatchObject({ code: 'uncertain' });
  });

  it('asks for what the login type says, and for either where it says nothing that is known', () => {
    expect(['password', 'HOST_ACCOUNT', 'agency', 'delegation', '7', undefined].map(wayOf)).toEqual([
      ...['account', 'account', 'agency', 'agency', 'either', 'either'],
    ]);
  });
});
