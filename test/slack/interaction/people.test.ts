import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createClient } from '../../../src/slack/client.ts';
import { createPeople, type Identity } from '../../../src/slack/interaction/people.ts';
import type { RoleConfig } from '../../../src/tickets/roles/roles.ts';
import { startSlackApi, type SlackApi } from '../../support/slack-api.ts';

const configured = {
  default: 'requester',
  guests: 'none',
  external: 'none',
  viewers: [],
  requesters: [],
  operators: ['SOPS'],
  admins: ['UADMIN', 'UGUEST', 'UFOREIGN', 'UBOT2', 'UGONE'],
} satisfies RoleConfig;

let api: SlackApi;
let time: number;
let us: Identity;
let roles: RoleConfig;

beforeEach(async () => {
  api = await startSlackApi();
  time = 0;
  us = { botUser: 'UBOT', team: 'T1' };
  roles = configured;
  const users: Record<string, unknown> = {
    UGUEST: { team_id: 'T1', is_restricted: true, is_ultra_restricted: true },
    UGUEST2: { team_id: 'T1', is_restricted: true },
    UFOREIGN: { team_id: 'T2', is_admin: true },
    USTRANGER: { team_id: 'T1', is_stranger: true },
    UBOT2: { team_id: 'T1', is_bot: true },
    USLACKBOT: { id: 'USLACKBOT', team_id: 'T1', is_bot: false },
    UGONE: { team_id: 'T1', deleted: true },
    UGRID: { team_id: 'T2', is_admin: true, enterprise_user: { enterprise_id: 'E1' } },
    UORG: { team_id: 'T2', enterprise_user: { enterprise_id: 'E1', is_admin: true } },
    UORGOWNER: { team_id: 'T1', enterprise_user: { enterprise_id: 'E1', is_owner: true } },
    UBOSS: { team_id: 'T1', is_admin: true },
    UOWNER: { team_id: 'T1', is_admin: true, is_owner: true },
    UPRIMARY: { team_id: 'T1', is_admin: true, is_owner: true, is_primary_owner: true },
  };
  api.answer('users.info', ({ user }) => ({ ok: true, user: users[String(user)] ?? { team_id: 'T1' } }));
  api.answer('usergroups.users.list', () => ({ ok: true, users: ['UOPS'] }));
});

afterEach(() => api.close());

const create = () => {
  const log = pino({ level: 'silent' });
  const client = createClient('xoxb-x', api.url, log);
  return createPeople({ client, identity: () => Promise.resolve(us), roles, language: 'en', log, now: () => time });
};
const roleOf = async (user: string, team: string | undefined = 'T1') => (await create().actor(user, team)).role;

describe('roles', () => {
  it.each([
    ['UADMIN', 'admin'],
    ['UOPS', 'operator'],
    ['UANY', 'requester'],
    ['UBOSS', 'requester'],
    ['UOWNER', 'requester'],
    ['UGUEST', 'none'],
    ['UGUEST2', 'none'],
    ['UFOREIGN', 'none'],
    ['USTRANGER', 'none'],
    ['UBOT2', 'none'],
    ['USLACKBOT', 'none'],
    ['UGONE', 'none'],
  ])('%s: %s', async (user, role) => {
    expect(await roleOf(user)).toBe(role);
  });

  it('of guests and of other organizations are the configured ones', async () => {
    roles = { ...configured, guests: 'requester', external: 'viewer' };
    for (const user of ['UGUEST', 'UGUEST2']) expect(await roleOf(user)).toBe('requester');
    for (const user of ['UFOREIGN', 'USTRANGER']) expect(await roleOf(user)).toBe('viewer');
    for (const user of ['UBOT2', 'USLACKBOT', 'UGONE']) expect(await roleOf(user)).toBe('none');
    for (const user of ['UBOT2', 'UGONE']) expect(await roleOf(user, 'T9')).toBe('none');
  });

  it.each(['UBOSS', 'UOWNER', 'UPRIMARY'])(
    '%s manages the workspace, and is admin where none is named',
    async (user) => {
      roles = { ...configured, admins: [] };
      expect(await roleOf(user)).toBe('admin');
      expect(await roleOf(user, 'T9')).toBe('none');
      for (const other of ['UANY', 'UADMIN']) expect(await roleOf(other)).toBe('requester');
      for (const other of ['UFOREIGN', 'UGUEST', 'UORG']) expect(await roleOf(other)).toBe('none');
    },
  );

  it('are admin for those who manage the organization, not for those who manage another workspace of it', async () => {
    roles = { ...configured, admins: [] };
    us = { ...us, enterprise: 'E1' };
    expect(await roleOf('UORG', 'T2')).toBe('admin');
    expect(await roleOf('UORGOWNER')).toBe('admin');
    expect(await roleOf('UBOSS')).toBe('admin');
    expect(await roleOf('UGRID', 'T2')).toBe('requester');
  });

  it('are those of another organization where the payload says so, whatever Slack says of the id', async () => {
    expect(await roleOf('UADMIN', 'T9')).toBe('none');
    roles = { ...configured, external: 'viewer' };
    expect(await roleOf('UADMIN', 'T9')).toBe('viewer');
  });

  it('count for all workspaces of the organization', async () => {
    us = { ...us, enterprise: 'E1' };
    expect(await roleOf('UGRID', 'T2')).toBe('requester');
    expect(await roleOf('UFOREIGN', 'T2')).toBe('none');
  });

  it('lift nobody while Slack does not answer', async () => {
    api.answer('users.info', () => ({ ok: false, error: 'internal_error' }));
    expect(await create().actor('UADMIN', 'T1')).toMatchObject({ role: 'none', unknown: true });
    api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1', is_restricted: true } }));
    expect((await create().actor('UADMIN', 'T1')).unknown).toBeUndefined();
  });

  it('lift nobody while a group cannot be read', async () => {
    api.answer('usergroups.users.list', () => ({ ok: false, error: 'missing_scope' }));
    expect(await create().actor('UANY', 'T1')).toMatchObject({ role: 'none', unknown: true });
    expect(await create().roleNow('UANY')).toBeUndefined();
  });

  it('are asked once for a minute, and a failure is not remembered', async () => {
    const people = create();
    api.answer('users.info', () => ({ ok: false, error: 'internal_error' }));
    expect((await people.actor('UADMIN', 'T1')).role).toBe('none');
    api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1' } }));
    await Promise.all([people.actor('UADMIN', 'T1'), people.actor('UADMIN', 'T1')]);
    expect((await people.actor('UADMIN', 'T1')).role).toBe('admin');
    api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1', deleted: true } }));
    expect((await people.actor('UADMIN', 'T1')).role).toBe('admin');
    time += 60_000;
    expect((await people.actor('UADMIN', 'T1')).role).toBe('none');
    expect(api.calls.filter(({ method }) => method === 'users.info')).toHaveLength(3);
  });

  it('are asked anew after the clock was set back', async () => {
    time = 600_000;
    const people = create();
    expect((await people.actor('UADMIN', 'T1')).role).toBe('admin');
    api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1', deleted: true } }));
    time = 0;
    expect((await people.actor('UADMIN', 'T1')).role).toBe('none');
  });
});

describe('who changes something', () => {
  const asked = (method: string) => api.calls.filter((call) => call.method === method).length;

  it('has the role of this moment, which counts for those who look too', async () => {
    const people = create();
    expect((await people.actor('UOPS', 'T1')).role).toBe('operator');
    time += 3000;
    api.answer('usergroups.users.list', () => ({ ok: true, users: [] }));
    expect((await people.actor('UOPS', 'T1')).role).toBe('operator');
    expect(await people.roleNow('UOPS')).toBe('requester');
    expect((await people.actor('UOPS', 'T1')).role).toBe('requester');
    time += 3000;
    api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1', is_restricted: true } }));
    expect(await people.roleNow('UOPS')).toBe('none');
  });

  it('costs Slack no more than one question in some seconds', async () => {
    const people = create();
    await Promise.all(Array.from({ length: 20 }, () => people.roleNow('UOPS')));
    time += 1999;
    await people.roleNow('UOPS');
    expect([asked('users.info'), asked('usergroups.users.list')]).toEqual([1, 1]);
    time += 1;
    await people.roleNow('UOPS');
    expect([asked('users.info'), asked('usergroups.users.list')]).toEqual([2, 1]);
    time += 1000;
    await people.roleNow('UOPS');
    expect([asked('users.info'), asked('usergroups.users.list')]).toEqual([2, 2]);
  });

  it('leaves Slack as long between two readings of a group as all of them take', async () => {
    roles = { ...configured, operators: ['SOPS', 'SOPS2', 'SOPS3'] };
    const people = create();
    await people.roleNow('UOPS');
    time += 8999;
    await people.roleNow('UOPS');
    expect(asked('usergroups.users.list')).toBe(3);
    time += 1;
    await people.roleNow('UOPS');
    expect(asked('usergroups.users.list')).toBe(6);
  });

  it.each(['users.info', 'usergroups.users.list'])('is nobody while Slack does not answer %s', async (method) => {
    const people = create();
    expect(await people.roleNow('UADMIN')).toBe('admin');
    time += 3000;
    api.answer(method, () => ({ ok: false, error: 'internal_error' }));
    expect(await people.roleNow('UADMIN')).toBeUndefined();
  });

  it('is not judged by an answer that was asked for before', async () => {
    const people = create();
    expect((await people.actor('UADMIN', 'T1')).role).toBe('admin');
    // The question behind the answer takes long: what it brings is from before the account was closed.
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    api.answer('users.info', async () => {
      await held;
      return { ok: true, user: { team_id: 'T1' } };
    });
    time += 30_000;
    await people.actor('UADMIN', 'T1');
    while (asked('users.info') < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1', deleted: true } }));
    expect(await people.roleNow('UADMIN')).toBe('none');
    release();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await people.actor('UADMIN', 'T1')).role).toBe('none');
  });
});

describe('time zones', () => {
  it('are those of the people, as far as Slack tells', async () => {
    api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1', tz: 'Europe/Berlin', tz_offset: 3600 } }));
    expect((await create().actor('UANY', 'T1')).timeZone).toBe('Europe/Berlin');
    api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1' } }));
    expect((await create().actor('UANY', 'T1')).timeZone).toBeUndefined();
  });
});

describe('languages', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['en-GB', 'en'],
    ['fr-FR', 'en'],
  ])('%s is answered in %s', async (locale, language) => {
    api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1', locale } }));
    expect(await create().language('UANY')).toBe(language);
    expect((await create().actor('UANY', 'T1')).language).toBe(language);
    expect(api.calls[0]?.args).toMatchObject({ include_locale: 'true' });
  });

  it('is asked anew behind the answer after half a minute, and stays where Slack does not tell', async () => {
    const people = create();
    const locale = (name: string) =>
      api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1', locale: name } }));
    /** Until the answer of a question behind is there. */
    const asked = async (times: number) => {
      while (api.calls.length < times) await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, 50));
    };
    locale('en-US');
    expect(await people.language('UANY')).toBe('en');
    locale('zh-CN');
    time += 29_999;
    expect(await people.language('UANY')).toBe('en');
    expect(api.calls).toHaveLength(1);
    time += 1;
    expect(await Promise.all([people.language('UANY'), people.language('UANY')])).toEqual(['en', 'en']);
    await asked(2);
    expect(await people.language('UANY')).toBe('zh-CN');
    api.answer('users.info', () => ({ ok: false, error: 'internal_error' }));
    time += 30_000;
    await people.language('UANY');
    await asked(3);
    expect(await people.language('UANY')).toBe('zh-CN');
    expect(api.calls).toHaveLength(3);
  });

  it('is that of the account where Slack does not tell', async () => {
    api.answer('users.info', () => ({ ok: false, error: 'fatal_error' }));
    expect(await create().language('UANY')).toBe('en');
  });
});
