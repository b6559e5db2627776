import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Permission } from '../../src/tickets/roles.ts';
import { may, roleOf, roles, type RoleConfig } from '../../src/tickets/roles.ts';
import { DeskError } from '../../src/tickets/errors.ts';
import { forbidden, permit, permitOn } from '../../src/tickets/permit.ts';

const config: RoleConfig = {
  default: 'requester',
  viewers: ['U1', 'S1'],
  requesters: ['U2'],
  operators: ['U3', 'S3'],
  admins: ['U4', 'S4'],
};
const nobody = { user: 'U9', groups: [], guest: false, foreign: false };

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

  it('is viewer for guests and people of other organisations, even where the configuration names them', () => {
    fc.assert(
      fc.property(fc.constantFrom('U3', 'U4', 'U9'), fc.boolean(), (user, guest) => {
        expect(roleOf({ user, groups: ['S4'], guest, foreign: !guest }, { ...config, default: 'admin' })).toBe(
          'viewer',
        );
      }),
    );
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
      viewer: ['view'],
      requester: ['view', 'create', 'reply', 'urge', 'link', 'finish-own'],
      operator: ['view', 'create', 'reply', 'urge', 'link', 'finish-own', 'finish-any', 'operate'],
      admin: all,
    });
  });

  it('are none for a role that does not exist', () => {
    expect(may('owner' as 'admin', 'view')).toBe(false);
  });
});

describe('a person whom Slack does not tell', () => {
  const somebody = { id: 'U1', role: 'viewer', language: 'en' } as const;

  it('may look, and is not told that their role is why they may do no more', () => {
    expect(() => permit({ ...somebody, unknown: true }, 'view')).not.toThrow();
    expect(() => permit({ ...somebody, unknown: true }, 'reply')).toThrow(new DeskError('unknown-person'));
    const rights = { own: 'finish-own', any: 'finish-any' } as const;
    expect(() => permitOn({ ...somebody, unknown: true }, false, rights)).toThrow(new DeskError('unknown-person'));
    expect(() => permit(somebody, 'reply')).toThrow(forbidden('reply'));
  });
});
