import { describe, expect, it } from '@jest/globals';
import type { Approval } from '../../../src/tickets/access/approval.ts';
import type { ApproveRequest } from '../../../src/tickets/access/approve.ts';
import { isSameProgress } from '../../../src/tickets/access/approval-progress.ts';
import { hour, login, openAccess } from '../support/access.ts';
import { person } from '../support/use-cases.ts';

const [omar, ada, gina] = [person('operator', 'U1'), person('admin', 'U2'), person('operator', 'U3')];
const changed = { code: 'access-changed' };

describe('two approvers', () => {
  it('grant nothing if the second one saw no approval', async () => {
    const { useCases, asked, calls, approved } = openAccess({ secondApprover: true });
    const seenBefore = asked({ key: 'view-2' });
    await useCases.approve(omar, asked({ until: seenBefore.until && seenBefore.until + 300 * 24 * hour }));
    await expect(useCases.approve(ada, seenBefore)).rejects.toMatchObject(changed);
    expect(calls).toEqual([]);
    expect(approved.map(({ approval }) => approval.by)).toEqual(['U1']);
  });

  it.each<[string, (now: number) => Partial<ApproveRequest>]>([
    ['the end', (now) => ({ until: now + 300 * 24 * hour })],
    ['the beginning', (now) => ({ from: now + hour / 2 })],
    ['the way in', () => ({ agency: 'G1' })],
    ['nothing but approves again', () => ({})],
  ])('grant nothing if the first one changes %s after the second one looked', async (_, change) => {
    const { useCases, asked, calls, granted, now, clock, seenBy } = openAccess({ secondApprover: true });
    await useCases.approve(omar, asked());
    const seen = await seenBy(ada);
    await clock.run(clock.sleep(1000));
    await useCases.approve(omar, asked({ key: 'view-2', ...change(now()) }));
    const confirming = asked({ key: 'view-3', seen });
    await expect(useCases.approve(ada, confirming)).rejects.toMatchObject(changed);
    expect(calls).toEqual([]);
    // The same form, which shows the new facts by then.
    const { first } = await seenBy(ada);
    expect(await useCases.approve(ada, { ...confirming, seen: { step: 'second', first } })).toBe('granted');
    expect(granted).toMatchObject([{ until: first?.until, agency: first?.agency }]);
  });

  it('grant nothing if the first one changes the window while the password is verified', async () => {
    const { useCases, asked, calls, meets, now, clock, seenBy } = openAccess({ secondApprover: true });
    await useCases.approve(omar, asked());
    const seen = await seenBy(ada);
    await clock.run(clock.sleep(1000));
    meets.verifying = async () => {
      await useCases.approve(omar, asked({ key: 'view-2', until: now() + 300 * 24 * hour }));
    };
    await expect(useCases.approve(ada, asked({ key: 'view-3', seen }))).rejects.toMatchObject(changed);
    expect(calls).toEqual(['verify']);
  });

  it('do not change the window while it is granted', async () => {
    const { useCases, asked, granted, approved, meets, now, clock, seenBy } = openAccess({ secondApprover: true });
    await useCases.approve(omar, asked());
    meets.granting = async () => {
      const wider = asked({ key: 'view-2', until: now() + 300 * 24 * hour });
      const outcome = await clock.run(useCases.approve(omar, wider));
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'in-progress' } });
    };
    const seen = await seenBy(ada);
    expect(await useCases.approve(ada, asked({ key: 'view-3', seen }))).toBe('granted');
    expect(granted).toMatchObject([{ until: seen.first?.until }]);
    expect(approved.map(({ approval }) => approval.by)).toEqual(['U1', 'U2']);
  });

  it('let nobody in by pressing Approve together', async () => {
    const { useCases, asked, calls, clock, seenBy } = openAccess({ secondApprover: true });
    const forms = [asked({ key: 'view-1' }), asked({ key: 'view-2', until: asked().until, agency: 'G1' })] as const;
    const [one, other] = [useCases.approve(omar, forms[0]), useCases.approve(ada, forms[1])];
    expect(await clock.run(one)).toMatchObject({ value: 'first' });
    expect(await clock.run(other)).toMatchObject({ reason: changed });
    expect(calls).toEqual([]);
    expect(await useCases.approve(ada, asked({ key: 'view-3', seen: await seenBy(ada) }))).toBe('granted');
  });

  it('answer a repeated submission with what it led to', async () => {
    const { useCases, asked, calls, seenBy } = openAccess({ secondApprover: true });
    const [first, second] = [asked(), asked({ key: 'view-2' })];
    expect(await useCases.approve(omar, first)).toBe('first');
    const seen = await seenBy(ada);
    expect(await useCases.approve(ada, { ...second, seen })).toBe('granted');
    expect(await useCases.approve(omar, first)).toBe('first');
    expect(await useCases.approve(ada, { ...second, seen })).toBe('granted');
    expect(calls).toEqual(['verify', 'grant A1']);
  });

  it('let nobody in by an agency that the first one did not choose', async () => {
    const { useCases, asked, granted, seenBy } = openAccess({ secondApprover: true, loginType: 'either' });
    await useCases.approve(omar, asked());
    const seen = await seenBy(ada);
    const byAgency = asked({ key: 'view-2', seen, agency: 'G1', logins: [] });
    await expect(useCases.approve(ada, byAgency)).rejects.toMatchObject({ code: 'access-way' });
    expect(await useCases.approve(ada, { ...byAgency, logins: [login] })).toBe('granted');
    expect(granted).toMatchObject([{ agency: undefined }]);
  });

  it('stay two if the form is from before the second one was asked for, or the other way round', async () => {
    const strict = openAccess({ secondApprover: true });
    await expect(strict.useCases.approve(omar, strict.asked({ seen: { step: 'only' } }))).rejects.toMatchObject(
      changed,
    );
    const lax = openAccess();
    await expect(lax.useCases.approve(omar, lax.asked({ seen: { step: 'first' } }))).rejects.toMatchObject(changed);
    expect([...strict.calls, ...lax.calls]).toEqual([]);
  });

  it('do not count the approval of somebody who lost the role', async () => {
    const roles: Record<string, 'operator' | 'requester' | 'unknown'> = {};
    const { useCases, asked, calls, seenBy } = openAccess({ secondApprover: true, roles });
    await useCases.approve(omar, asked());
    const seen = await seenBy(ada);
    roles.U1 = 'requester';
    await expect(useCases.approve(ada, asked({ key: 'view-2', seen }))).rejects.toMatchObject(changed);
    expect((await seenBy(ada)).step).toBe('first');
    // Nor does it with the role that is given back.
    roles.U1 = 'operator';
    expect((await seenBy(ada)).step).toBe('first');
    expect(await useCases.approve(ada, asked({ key: 'view-2' }))).toBe('first');
    expect(calls).toEqual([]);
    expect(await seenBy(gina)).toMatchObject({ step: 'second', first: { by: 'U2' } });
  });

  it('count an approval of somebody else if the latest one does not count', async () => {
    const { useCases, asked, approved, now, seenBy } = openAccess({ secondApprover: true, roles: { U3: 'viewer' } });
    await useCases.approve(omar, asked());
    const latest = { by: gina.id, at: now() + 1, from: now(), until: now() + hour };
    approved.push({ request: 'A1', approval: latest });
    expect(await seenBy(ada)).toMatchObject({ step: 'second', first: { by: 'U1' } });
  });

  it('wait if Slack does not say who gave the first approval', async () => {
    const roles: Record<string, 'unknown'> = {};
    const { useCases, asked, calls } = openAccess({ secondApprover: true, roles });
    await useCases.approve(omar, asked());
    roles.U1 = 'unknown';
    const unclear = { code: 'access-approver' };
    await expect(useCases.form(ada, 'A1')).rejects.toMatchObject(unclear);
    await expect(useCases.approve(ada, asked({ key: 'view-2' }))).rejects.toMatchObject(unclear);
    expect(calls).toEqual([]);
  });

  it('see every fact that differs', () => {
    const first: Approval = { by: 'U1', at: 1, from: 2, until: 3, agency: 'G1' };
    const seen = { step: 'second', first } as const;
    expect(isSameProgress(seen, { step: 'second', first: { ...first, credential: undefined } })).toBe(true);
    const other = { by: 'U2', at: 9, from: 9, until: 9, agency: 'G9', credential: true };
    for (const [fact, value] of Object.entries(other)) {
      expect([fact, isSameProgress(seen, { ...seen, first: { ...first, [fact]: value } })]).toEqual([fact, false]);
    }
    expect(isSameProgress(seen, { step: 'first' })).toBe(false);
  });
});
