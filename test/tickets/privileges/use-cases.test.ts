import { beforeEach, describe, expect, it } from '@jest/globals';
import { createUseCases, type UseCases } from '../../../src/tickets/use-cases.ts';
import type { Privilege, PrivilegeArea } from '../../../src/tickets/privileges/privileges.ts';
import { openOffice, person, type Office } from '../support/use-cases.ts';
import { failure } from '../support/service.ts';

let office: Office;
let useCases: UseCases;
let held: Set<Privilege>;
let sent: unknown[];
/** What befalls a change: an error before it is carried out, or after it. */
let fault: { readonly privilege: Privilege; readonly error: Error; readonly after?: boolean } | undefined;

beforeEach(() => {
  office = openOffice();
  held = new Set(['create']);
  sent = [];
  fault = undefined;
  const privileges: PrivilegeArea = {
    enforced: () => Promise.resolve(true),
    holds: (privilege) => Promise.resolve(held.has(privilege)),
    set: (privilege, wanted) => {
      sent.push([privilege, wanted]);
      const hit = fault?.privilege === privilege ? fault : undefined;
      if (hit === undefined || hit.after === true) held[wanted ? 'add' : 'delete'](privilege);
      return hit === undefined ? Promise.resolve() : Promise.reject(hit.error);
    },
  };
  const areas = { ...office.deps.inLanguage('en').areas, privileges };
  useCases = createUseCases({ ...office.deps, inLanguage: () => ({ service: office.service, areas }) });
});

const admin = person('admin');
const auditLog = () => office.entries.map(({ action, outcome }) => [action, outcome]);

describe('the privileges of the app', () => {
  it('are shown and changed by admins only', async () => {
    for (const role of ['viewer', 'requester', 'operator'] as const) {
      await expect(useCases.privileges.show(person(role))).rejects.toMatchObject({ code: 'forbidden' });
      await expect(useCases.privileges.set(person(role), [])).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(sent).toEqual([]);
    expect(await useCases.privileges.show(admin)).toEqual({ enforced: true, granted: ['create'] });
  });

  it('are changed only where they are otherwise, and that stands in the audit log', async () => {
    await useCases.privileges.set(admin, ['export']);
    expect(sent).toEqual([
      ['create', false],
      ['export', true],
    ]);
    expect(auditLog()).toEqual([
      ['withdraw', 'ok'],
      ['grant', 'ok'],
    ]);
    await useCases.privileges.set(admin, ['export']);
    expect(sent).toHaveLength(2);
  });

  it('are changed one by one: a refusal of one keeps no other back', async () => {
    fault = { privilege: 'create', error: failure('OSM.01010002') };
    await expect(useCases.privileges.set(admin, ['export'])).rejects.toBe(fault.error);
    expect([...held]).toEqual(['create', 'export']);
  });

  it('after an unclear answer are looked at', async () => {
    const error = failure('timeout', { ambiguous: true });
    fault = { privilege: 'export', error, after: true };
    await useCases.privileges.set(admin, ['create', 'export']);
    expect(held).toContain('export');
    fault = { privilege: 'create', error };
    await expect(useCases.privileges.set(admin, ['export'])).rejects.toMatchObject({ code: 'uncertain' });
  });
});
