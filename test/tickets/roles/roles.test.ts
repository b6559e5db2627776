import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Permission, PersonKind, Role } from '../../../src/tickets/roles/roles.ts';
import { may, roleOf, roles, type RoleConfig } from '../../../src/tickets/roles/roles.ts';
import { DomainError } from '../../../src/tickets/errors.ts';
import { forbidden, permit, permitOn } from '../../../src/tickets/roles/permit.ts';

const config: RoleConfig = {
  default: 'requester',
  guests: 'none',
  external: 'none',
  viewers: ['U1', 'S1'],
  requesters: ['U2'],
  operators: ['U3', 'S3'],
  admins: ['U4', 'S4'],
};
const nobody = { user: 'U9', groups: [], kind: 'member', managesSlack: false } as const;

describe('the role of a person', () => {
  it('is the default where nothing names them', () => {
    expect(roleOf(nobody, config)).toBe('requester');
  });

  it('is given to users and to groups', () => {
    expect(roleOf({ ...nobody, user: 'U1' }, config)).toBe('viewer');
    expect(roleOf({ ...nobody, groups: ['S3'] }, config)).toBe('operator');
  });

  it('is the highest that is configured, whatever the order', () => {
    expect(roleOf({ ...nobody, user: 'U1', groups: ['S3', 'S4'] }, config)).toBe('admin');
    expect(roleOf({ ...nobody, user: 'U2', groups: ['S1'] }, config)).toBe('requester');
  });

  it.each<[PersonKind, RoleConfig, Role]>([
    ['guest', config, 'none'],
    ['external', config, 'none'],
    ['guest', { ...config, guests: 'viewer' }, 'viewer'],
    ['external', { ...config, external: 'requester' }, 'requester'],
    ['nobody', { ...config, guests: 'requester', external: 'requester' }, 'none'],
  ])('of everybody who is %s is the one for all of these, whatever list names them', (kind, given, role) => {
    fc.assert(
      fc.property(fc.constantFrom('U1', 'U3', 'U4', 'U9'), fc.boolean(), (user, managesSlack) => {
        const all = { ...given, default: 'admin' } as const;
        expect(roleOf({ user, groups: ['S4'], kind, managesSlack }, all)).toBe(role);
        expect(roleOf({ user, groups: [], kind, managesSlack }, { ...all, admins: [] })).toBe(role);
      }),
    );
  });

  it('is admin for owners and admins of the Slack workspace where no admin is configured', () => {
    const manager = { ...nobody, user: 'U1', managesSlack: true };
    expect(roleOf(manager, { ...config, admins: [] })).toBe('admin');
    expect(roleOf(nobody, { ...config, admins: [] })).toBe('requester');
    expect(roleOf(manager, config)).toBe('viewer');
  });

  it('can be none for all members who are not named', () => {
    expect(roleOf(nobody, { ...config, default: 'none' })).toBe('none');
    expect(roleOf({ ...nobody, user: 'U1' }, { ...config, default: 'none' })).toBe('viewer');
  });
});

describe('permissions', () => {
  it('grow with the role', () => {
    const all: Permission[] = [
      'view',
      'create',
      'reply',
      'urge',
      'link',
      'finish-own',
      'finish-any',
      'operate',
      'delete',
    ];
    expect(Object.fromEntries(roles.map((role) => [role, all.filter((each) => may(role, each))]))).toEqual({
      none: [],
      viewer: ['view'],
      requester: ['view', 'create', 'reply', 'urge', 'link', 'finish-own'],
      operator: ['view', 'create', 'reply', 'urge', 'link', 'finish-own', 'finish-any', 'operate'],
      admin: all,
    });
  });

  it('are none for a role that does not exist', () => {
    expect(may('owner' as 'admin', 'view')).toBe(false);
    expect(may('admin', 'own' as 'view')).toBe(false);
  });
});

describe('a person whom Slack does not tell', () => {
  const somebody = { id: 'U1', role: 'none', language: 'en' } as const;

  it('may do nothing, and is not told that their role is why', () => {
    expect(() => permit({ ...somebody, unknown: true }, 'view')).toThrow(new DomainError('unknown-person'));
    expect(() => permit({ ...somebody, unknown: true }, 'reply')).toThrow(new DomainError('unknown-person'));
    const rights = { own: 'finish-own', any: 'finish-any' } as const;
    expect(() => permitOn({ ...somebody, unknown: true }, false, rights)).toThrow(new DomainError('unknown-person'));
    expect(() => permit({ ...somebody, role: 'viewer' }, 'reply')).toThrow(forbidden('reply'));
  });
});

describe('a person whose role is none', () => {
  it.each(['view', 'reply', 'administer'] as const)(
    'is told whom to ask, and not what it takes to %s',
    (permission) => {
      const nobodys = { id: 'U1', role: 'none', language: 'en' } as const;
      const rights = { own: permission, any: permission };
      const refusals = [
        () => permit(nobodys, permission),
        () => permitOn(nobodys, true, rights),
        () => permitOn(nobodys, false, rights),
      ];
      for (const refused of refusals) expect(refused).toThrow(new DomainError('no-access'));
    },
  );
});
